"""Units are added, renamed, moved and closed, each with who, when and why; templates begin replies."""

from datetime import timedelta

from pytest_django import DjangoAssertNumQueries
from tests.support import AT, City, ClientFactory, PersonFactory

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import actor_of
from hotline.modules.departments.public import Department, Membership
from hotline.modules.taxonomy.public import Category
from hotline.modules.workorders.public import Assignment, ResponsibilityEntry
from hotline.modules.workorders.tests.builders import dispatched

UNITS = "/api/organisation/departments"


def test_a_unit_is_added_renamed_and_moved_with_all_below_it(city: City, signed_in_client: ClientFactory) -> None:
    page = signed_in_client("system_administrator")
    body = {"code": "dongshan-fire", "name": "东山县消防大队", "level": "county", "parent_code": "dongshan"}
    assert page.post_json(UNITS, body).status_code == 204
    for changed in ({}, {"code": "new", "parent_code": "nowhere"}, {"code": "new", "level": "city"}):
        assert page.post_json(UNITS, body | changed).json()["code"] == "department_not_sound"

    wording = {"name": "东山县人民政府", "level": "county", "agency_type": "county_government", "reason": "规范名称"}
    assert page.post_json(f"{UNITS}/dongshan/changes", wording).status_code == 204
    move = {"parent_code": "dongshan-fire", "reason": "机构改革"}
    circle = page.post_json(f"{UNITS}/dongshan/moves", move)
    assert (circle.status_code, circle.json()["code"]) == (422, "department_not_sound")
    assert page.post_json(f"{UNITS}/dongshan/moves", {"parent_code": "xihe", "reason": "合并"}).status_code == 204

    assert Department.objects.get(code="dongshan-fire").path == "xihe/dongshan/dongshan-fire/"
    history = page.get(f"{UNITS}/dongshan/history").json()
    assert [(entry["action"], entry["reason"]) for entry in history] == [
        ("move_department", "合并"),
        ("change_department", "规范名称"),
    ]
    assert history[1]["facts"]["former_name"] == "东山县政府"


def test_a_unit_is_closed_only_when_nothing_is_left_and_its_successor_goes_on(
    city: City, signed_in_client: ClientFactory, person: PersonFactory
) -> None:
    page = signed_in_client("system_administrator")
    housing = city.departments["housing"]
    clerk = person("handler", account="wang", department=housing)
    dispatcher = actor_of(person("dispatcher"))
    ResponsibilityEntry.objects.create(code="line", category=city.categories["0101"], department=housing, basis="x")
    order = dispatched(dispatcher, AT, department_code="housing")
    part = Assignment.objects.filter(work_order=order, department=housing)
    today = local_date(now())
    body = {"closed_on": today.isoformat(), "successor_code": "", "reason": "机构改革"}

    def refusal(code: str = "housing", **changed: str) -> str:
        return str(page.post_json(f"{UNITS}/{code}/closings", body | changed).json()["code"])

    assert page.get(f"{UNITS}/housing/dependents").json() == {
        "open_orders": 1, "units_below": 0, "people": 1, "lines": 1
    }  # fmt: skip
    assert refusal() == "department_in_use"
    assert refusal(code="dongshan") == "department_in_use"
    part.update(ended_at=now())
    assert refusal() == "successor_needed"
    assert refusal(successor_code="housing") == "successor_not_suitable"
    assert refusal(closed_on=(today + timedelta(days=1)).isoformat()) == "closing_in_future"
    assert Department.objects.get(code="housing").is_active

    assert page.post_json(f"{UNITS}/housing/closings", body | {"successor_code": "market"}).status_code == 204

    closed = Department.objects.get(code="housing")
    assert (closed.is_active, closed.closed_on, closed.successor) == (False, today, city.departments["market"])
    assert Membership.objects.get(person=clerk).department.code == "market"
    line = ResponsibilityEntry.objects.get(valid_to__isnull=True)
    assert (line.code, line.version, line.department.code) == ("line", 2, "market")
    assert refusal() == "department_closed"
    assert page.post_json(f"{UNITS}/housing/moves", {"parent_code": "xihe", "reason": "x"}).status_code == 409
    assert page.post_json(f"{UNITS}/housing/reopenings", {"reason": "误操作"}).status_code == 204
    assert Department.objects.get(code="housing").closed_on is None


def test_a_category_is_added_worded_anew_closed_and_opened_again(city: City, signed_in_client: ClientFactory) -> None:
    page, base = signed_in_client("system_administrator"), "/api/organisation/categories"
    assert page.post_json(base, {"code": "0103", "name": "燃气", "parent_code": "01"}).status_code == 204
    assert page.post_json(base, {"code": "x", "name": "x", "parent_code": "010101"}).json()["code"] == (
        "category_not_sound"
    )
    assert page.post_json(f"{base}/01/closings", {"reason": "x"}).json()["code"] == "category_not_sound"
    assert page.post_json(f"{base}/0103/changes", {"name": "管道燃气", "definition": "漏气"}).status_code == 204
    assert page.post_json(f"{base}/0103/closings", {"reason": "并入"}).status_code == 204
    gas = Category.objects.get(code="0103")
    assert (gas.name, gas.definition, gas.is_active) == ("管道燃气", "漏气", False)
    assert "0103" not in {one["code"] for one in page.get("/api/categories").json()}
    assert "0103" in {one["code"] for one in page.get(base).json()}
    assert page.post_json(f"{base}/0103/reopenings", {"reason": "恢复"}).status_code == 204


def test_a_reply_may_begin_with_a_template_of_the_city_or_of_a_department_above(
    city: City, signed_in_client: ClientFactory, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    page, base = signed_in_client("system_administrator"), "/api/organisation/reply-templates"

    def write(title: str, **more: str) -> int:
        return int(page.post_json(base, {"title": title, "text": f"{title}……"} | more).json()["id"])

    write("全市")
    own = write("东山供水", department_code="dongshan", category_code="0101")
    write("西河", department_code="xihe")
    write("消费", category_code="02")
    town = signed_in_client("handler", department=city.departments["dongshan-cheng"])
    with django_assert_max_num_queries(12):
        offered = town.get("/api/reply-templates?category=010101").json()
    assert [one["title"] for one in offered] == ["东山供水", "全市"]
    assert page.post_json(f"{base}/{own}/changes", {"title": "供水", "text": "新"}).json()["department_code"] == ""
    assert page.post_json(f"{base}/{own}/closings").status_code == 204
    assert "供水" not in {one["title"] for one in town.get("/api/reply-templates").json()}
    assert page.post_json(f"{base}/{own}/closings").status_code == 404
