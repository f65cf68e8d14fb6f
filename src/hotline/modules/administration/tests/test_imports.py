"""A workbook shows what it would change before it changes it; confirmed, it changes exactly that, once."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.support import City, ClientFactory, Json, PageClient, PersonFactory

from hotline.modules.access.public import Person
from hotline.modules.administration.models import WorkbookImport
from hotline.modules.administration.rules.services import CHANNEL_WORDS
from hotline.modules.audit.public import AuditEntry
from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category, Division
from hotline.modules.workorders.public import ResponsibilityEntry
from hotline.modules.workorders.rules.words import Channel

Rows = Sequence[tuple[str, ...]]
AREA = ("990100", "榆安市", "")
CENTRE = ("centre", "市12345热线服务中心", "", "市级", "", "990100", "", "是", "事业单位")
FIRE = ("fire", "市消防救援局", "市消防局", "市级", "", "990100", "消防", "", "垂直管理单位")
WATER_MOVED = ("dongshan-water", "西河区水务局", "区水务局", "县级", "xihe", "990102", "水务", "否", "")


def workbook(page: PageClient, kind: str, sheets: dict[str, Rows]) -> SimpleUploadedFile:
    """The template of a kind with these rows in it."""
    book = openpyxl.load_workbook(BytesIO(page.get(f"/api/imports/{kind}/template").content))
    for name, rows in sheets.items():
        for row in rows:
            book[name].append(row)
    return saved(book)


def saved(book: openpyxl.Workbook) -> SimpleUploadedFile:
    content = BytesIO()
    book.save(content)
    return SimpleUploadedFile("机构.xlsx", content.getvalue())


def upload(page: PageClient, kind: str, file: SimpleUploadedFile) -> Json:
    """The preview of a file."""
    file.seek(0)
    token = {"X-CSRFToken": page.cookies["csrftoken"].value}
    answer: Json = page.post(f"/api/imports/{kind}", {"file": file}, headers=token).json()
    return answer


def rows_of(preview: Json) -> list[dict[str, Any]]:
    rows = preview["rows"]
    assert isinstance(rows, list)
    return rows


def outcomes(preview: Json) -> dict[str, str]:
    return {row["key"]: row["outcome"] for row in rows_of(preview)}


def reasons(preview: Json, key: str) -> Iterable[str]:
    return [one["reason"] for row in rows_of(preview) if row["key"] == key for one in row["refusals"]]


@pytest.fixture
def system(city: City, signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("system_administrator")


def test_a_tree_is_previewed_confirmed_once_and_found_in_every_unit_s_history(city: City, system: PageClient) -> None:
    file = workbook(system, "organisation", {"机构": [CENTRE, FIRE, WATER_MOVED], "行政区划": [AREA]})
    before = Department.objects.count()

    preview = upload(system, "organisation", file)

    assert outcomes(preview) | {"990100": ""} == {
        "990100": "", "centre": "changed", "fire": "added", "dongshan-water": "changed"
    }  # fmt: skip
    moved = next(row for row in preview["rows"] if row["key"] == "dongshan-water")  # type: ignore[attr-defined]
    assert {"heading": "上级机构编码", "before": "dongshan", "after": "xihe"} in moved["changes"]
    assert (Department.objects.count(), AuditEntry.objects.filter(action="move_department").count()) == (before, 0)
    assert upload(system, "organisation", file)["id"] == preview["id"]

    address = f"/api/imports/organisation/{preview['id']}/confirmations"
    done, again = system.post_json(address), system.post_json(address)

    assert (done.status_code, again.status_code) == (200, 200)
    assert again.json()["confirmed_at"] == done.json()["confirmed_at"]
    water = Department.objects.get(code="dongshan-water")
    assert (water.path, water.name) == ("xihe/dongshan-water/", "西河区水务局")
    assert Department.objects.get(code="fire").agency_type == "vertical_agency"
    assert Department.objects.filter(is_hotline_centre=True).count() == 1
    assert Division.objects.filter(code="990121").exists()
    assert AuditEntry.objects.filter(action="confirm_import").count() == 1
    history = system.get("/api/organisation/departments/dongshan-water/history").json()
    assert [entry["action"] for entry in history] == ["change_department", "move_department"]
    assert history[1]["facts"] == {"former_parent": "dongshan", "parent": "xihe"}
    assert set(outcomes(upload(system, "organisation", file)).values()) == {"unchanged"}


def test_rows_with_mistakes_are_told_apart_and_nothing_is_taken_in(city: City, system: PageClient) -> None:
    Department.objects.filter(code="market").update(is_active=False)
    wrong: Rows = [
        CENTRE,
        FIRE,
        ("x y", "", "", "乡级", "nowhere", "", "", "", ""),
        ("dongshan", "东山县政府", "", "县级", "dongshan-cheng", "", "", "", ""),
        ("market", "市市场监管局", "", "市级", "", "", "", "", ""),
        ("fire", "又一个", "", "市级", "", "", "", "", ""),
    ]
    preview = upload(system, "organisation", workbook(system, "organisation", {"机构": wrong, "行政区划": [AREA]}))

    assert preview["counts"] == {"added": 1, "changed": 1, "unchanged": 1, "refused": 4}
    assert len(list(reasons(preview, "x y"))) == 3
    assert list(reasons(preview, "dongshan")) == ["上下级形成了循环"]
    assert list(reasons(preview, "market")) == ["该编码已停用，请先在页面上重新启用"]
    refused = system.post_json(f"/api/imports/organisation/{preview['id']}/confirmations")
    assert (refused.status_code, refused.json()["code"]) == (422, "import_not_sound")
    assert not Department.objects.filter(code="fire").exists()


def test_a_preview_that_no_longer_holds_is_not_confirmed(city: City, system: PageClient) -> None:
    file = workbook(system, "organisation", {"机构": [CENTRE, FIRE], "行政区划": [AREA]})
    preview = upload(system, "organisation", file)
    Department.objects.filter(code="centre").update(short_name="中心")

    refused = system.post_json(f"/api/imports/organisation/{preview['id']}/confirmations")

    assert (refused.status_code, refused.json()["code"]) == (409, "import_outdated")
    assert not Department.objects.filter(code="fire").exists()
    anew = upload(system, "organisation", file)
    assert anew["id"] == preview["id"]
    assert system.post_json(f"/api/imports/organisation/{anew['id']}/confirmations").status_code == 200


def test_what_was_exported_is_taken_in_again_without_a_change(
    city: City, signed_in_client: ClientFactory, person: PersonFactory
) -> None:
    person("handler", account="wang", department=city.departments["housing"])
    ResponsibilityEntry.objects.create(
        code="line", category=city.categories["0101"], department=city.departments["housing"], basis="三定方案"
    )
    pages = {
        "organisation": signed_in_client("system_administrator"),
        "people": signed_in_client("security_administrator"),
        "categories": signed_in_client("system_administrator"),
        "responsibilities": signed_in_client("hotline_head"),
    }
    for kind, page in pages.items():
        content = page.get(f"/api/imports/{kind}/export").content
        preview = upload(page, kind, SimpleUploadedFile("x.xlsx", content))
        assert set(outcomes(preview).values()) == {"unchanged"}, kind
        refused = page.post_json(f"/api/imports/{kind}/{preview['id']}/confirmations")
        assert refused.json()["code"] == "import_changes_nothing"
    assert AuditEntry.objects.filter(action="export_workbook").count() == 4


def test_new_people_get_passwords_that_are_told_once(
    city: City, signed_in_client: ClientFactory, person: PersonFactory
) -> None:
    page = signed_in_client("security_administrator")
    person("handler", account="wang", name="王五", department=city.departments["housing"])
    rows: Rows = [
        ("wang", "王五", "12", "承办单位办理人、承办单位签收员", ""),
        ("zhao", "赵六", "", "话务员", ""),
    ]
    file = workbook(page, "people", {"人员": rows})
    preview = upload(page, "people", file)
    assert outcomes(preview) == {"wang": "changed", "zhao": "added"}

    done = page.post_json(f"/api/imports/people/{preview['id']}/confirmations")

    assert done.headers["Cache-Control"] == "no-store"
    (credential,) = done.json()["credentials"]
    signed_in = PageClient().post_json("/api/session", {"account": "zhao", "password": credential["password"]})
    assert signed_in.status_code == 200
    assert Person.objects.get(account="wang").role_codes == ["department_clerk", "handler"]
    assert page.post_json(f"/api/imports/people/{preview['id']}/confirmations").json()["credentials"] == []
    assert credential["password"] not in str(WorkbookImport.objects.get().plan)
    own = Person.objects.get(role_codes=["security_administrator"]).account
    refused = upload(page, "people", workbook(page, "people", {"人员": [(own, "甲", "", "话务员", "")]}))
    assert set(outcomes(refused).values()) == {"refused"}


def test_categories_are_added_and_reworded_but_keep_their_place(city: City, system: PageClient) -> None:
    rows: Rows = [
        ("0103", "燃气", "01", "管道燃气"),
        ("0101", "供水排水", "01", ""),
        ("0201", "消费纠纷", "01", ""),
    ]
    preview = upload(system, "categories", workbook(system, "categories", {"诉求分类": rows}))
    assert outcomes(preview) == {"0103": "added", "0101": "changed", "0201": "refused"}

    sound = upload(system, "categories", workbook(system, "categories", {"诉求分类": rows[:2]}))
    assert system.post_json(f"/api/imports/categories/{sound['id']}/confirmations").status_code == 200

    gas = Category.objects.get(code="0103")
    assert gas.top == city.categories["01"]
    assert Category.objects.get(code="0101").name == "供水排水"


def test_lines_of_the_responsibility_list_get_their_next_version(city: City, signed_in_client: ClientFactory) -> None:
    page = signed_in_client("hotline_head")
    new = ("", "0101", "", "投诉", "", "housing", "market", "", "三定方案第三条", "3", "工作日")
    wrong = ("", "0102", "", "", "", "centre", "", "", "依据", "3", "")
    preview = upload(page, "responsibilities", workbook(page, "responsibilities", {"权责清单": [new, wrong]}))
    assert outcomes(preview) == {"0101.city.housing": "added", "0102.city.centre": "refused"}
    assert len(list(reasons(preview, "0102.city.centre"))) == 2

    for basis in ("三定方案第三条", "三定方案第五条"):
        rows = [(*new[:8], basis, *new[9:])]
        sound = upload(page, "responsibilities", workbook(page, "responsibilities", {"权责清单": rows}))
        assert page.post_json(f"/api/imports/responsibilities/{sound['id']}/confirmations").status_code == 200

    versions = ResponsibilityEntry.objects.order_by("version")
    assert [(one.version, one.basis, one.valid_to is None) for one in versions] == [
        (1, "三定方案第三条", False),
        (2, "三定方案第五条", True),
    ]


def test_services_of_a_day_are_entered_and_counted_by_the_indicator(
    city: City, signed_in_client: ClientFactory
) -> None:
    head = signed_in_client("hotline_head")
    told: Rows = [
        ("2026-03-05", "微信", "咨询", "1280"),
        ("2026/03/05", "网站", "咨询", "316"),
        ("2026-03-06", "微信", "咨询", "900"),
    ]
    preview = upload(head, "services", workbook(head, "services", {"服务量": told}))
    assert outcomes(preview) == dict.fromkeys(
        ("2026-03-05 微信 咨询", "2026-03-05 网站 咨询", "2026-03-06 微信 咨询"), "added"
    )
    assert head.post_json(f"/api/imports/services/{preview['id']}/confirmations").status_code == 200
    value = head.get("/api/indicators/services?from=2026-03-05&to=2026-03-05").json()["rows"][-1]
    assert value["numerator"] == 1596

    again = upload(head, "services", workbook(head, "services", {"服务量": [("2026-03-05", "微信", "咨询", "1300")]}))
    assert [row["changes"] for row in rows_of(again)] == [[{"heading": "服务量", "before": "1280", "after": "1300"}]]
    assert head.post_json(f"/api/imports/services/{again['id']}/confirmations").status_code == 200
    taken = openpyxl.load_workbook(BytesIO(head.get("/api/imports/services/export").content))["服务量"]
    assert [tuple(cell.value for cell in row) for row in taken.iter_rows(min_row=2)] == [
        ("2026-03-05", "网站", "咨询", "316"),
        ("2026-03-05", "微信", "咨询", "1300"),
        ("2026-03-06", "微信", "咨询", "900"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (("5 March", "微信", "咨询", "1"), "应写作 2026-03-05 的样子"),
        (("2999-01-01", "微信", "咨询", "1"), "当日尚未结束，只能填写已过去的日期"),
        (("1949-10-01", "微信", "咨询", "1"), "日期过早"),
        (("2026-03-05", "微信", "咨询", "-1"), "应为不小于零的整数"),
        (("2026-03-05", "微信", "咨询", "1.5"), "应为不小于零的整数"),
    ],
)
def test_services_that_cannot_be_are_refused(
    city: City, signed_in_client: ClientFactory, row: tuple[str, ...], reason: str
) -> None:
    head = signed_in_client("hotline_head")
    preview = upload(head, "services", workbook(head, "services", {"服务量": [row]}))
    assert [one["reason"] for row in rows_of(preview) for one in row["refusals"]] == [reason]


def test_every_channel_has_a_word() -> None:
    assert set(CHANNEL_WORDS.values()) == set(Channel)
