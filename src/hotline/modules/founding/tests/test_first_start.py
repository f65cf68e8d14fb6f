"""The first start: once, with the code, and never again; then people."""

import pytest
from tests.support import PageClient

from hotline.modules.access.public import Person
from hotline.modules.audit.public import AuditEntry
from hotline.modules.departments.public import Department, HotlineProfile

pytestmark = pytest.mark.django_db
CODE = "the-one-time-code"
BODY = {
    "code": CODE,
    "city": "榆安市",
    "division_code": "990100",
    "title": "榆安市12345热线",
    "title_en": "Yu'an's hotline",
    "system_administrator": "甲",
    "password": "fog-lantern-58213",
    "security_administrator": "乙",
    "audit_administrator": "丙",
}


@pytest.fixture
def code_file(settings, tmp_path):
    file = tmp_path / "first-start.secret"
    file.write_text(CODE + "\n")
    settings.FIRST_START_FILE = str(file)
    return file


def begin(**changed):
    return PageClient().post_json("/api/first-start", BODY | changed)


def test_an_empty_hotline_is_opened_once_and_its_first_start_is_over_for_ever(
    code_file, django_capture_on_commit_callbacks
):
    assert PageClient().get("/api/hotline").json()["needs_first_start"]
    with django_capture_on_commit_callbacks(execute=True):
        answer = begin()
    assert answer.status_code == 201
    assert [one["account"] for one in answer.json()] == ["security-administrator", "audit-administrator"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert not code_file.exists()
    hotline = PageClient().get("/api/hotline").json()
    assert (hotline["needs_first_start"], hotline["title"]) == (False, "榆安市12345热线")
    assert Department.objects.get().is_hotline_centre
    signed_in = PageClient().post_json(
        "/api/session", {"account": "system-administrator", "password": "fog-lantern-58213"}
    )
    assert signed_in.json()["person"]["must_change_password"] is False
    code_file.write_text(CODE)
    again = begin()
    assert (again.status_code, again.json()["code"]) == (409, "first_start_over")
    assert Person.objects.count() == 3


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"code": "guessed"}, 403, "first_start_code_wrong"),
        ({"password": "1234567890"}, 422, "password_too_weak"),
        ({"division_code": "99"}, 422, "invalid_input"),
    ],
)
def test_without_the_code_or_with_a_weak_password_nothing_is_opened(code_file, changed, status, code):
    answer = begin(**changed)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not HotlineProfile.objects.exists()
    assert not Person.objects.exists()


def test_where_no_code_was_printed_no_code_opens_the_hotline(settings, tmp_path):
    settings.FIRST_START_FILE = str(tmp_path / "none")
    assert begin(code=" ").json()["code"] in {"invalid_input", "first_start_code_wrong"}
    assert not HotlineProfile.objects.exists()


def test_people_get_accounts_roles_and_new_passwords(city, signed_in_client):
    page = signed_in_client("security_administrator")
    body = {"account": "zhaoliu", "name": "赵六", "roles": ["handler"]}
    assert page.post_json("/api/people", body).json()["code"] == "department_needed"
    made = page.post_json("/api/people", body | {"department_code": "housing"}).json()
    signed_in = PageClient().post_json("/api/session", {"account": "zhaoliu", "password": made["password"]})
    assert signed_in.json()["person"]["must_change_password"] is True
    people = {one["account"]: one for one in page.get("/api/people").json()}
    assert (people["zhaoliu"]["department_code"], people["zhaoliu"]["roles"]) == ("housing", ["handler"])
    changed = page.post_json("/api/people/zhaoliu/roles", {"roles": ["evaluator"]}).json()
    assert next(one for one in changed if one["account"] == "zhaoliu")["roles"] == ["evaluator"]
    again = page.post_json("/api/people/zhaoliu/password-resets").json()
    assert again["password"] != made["password"]
    assert page.post_json("/api/people/nobody/password-resets").status_code == 404


def test_the_list_of_people_asks_the_database_as_often_for_many_as_for_few(
    city, signed_in_client, person, django_assert_max_num_queries
):
    page = signed_in_client("security_administrator")
    for number in range(12):
        person("handler", account=f"handler-{number}", department=city.departments["housing"])
    with django_assert_max_num_queries(8):
        assert len(page.get("/api/people").json()) >= 13


def test_an_account_is_corrected_closed_and_opened_again(city, signed_in_client):
    page = signed_in_client("security_administrator")
    body = {"account": "zhaoliu", "name": "赵六", "roles": ["agent"]}
    page.post_json("/api/people", body)
    assert page.post_json("/api/people/zhaoliu/changes", {"name": "赵六六", "staff_number": "77"}).status_code == 204
    assert page.post_json("/api/people/zhaoliu/closings", {"reason": "离职"}).status_code == 204
    found = next(one for one in page.get("/api/people").json() if one["account"] == "zhaoliu")
    assert (found["name"], found["staff_number"], found["is_active"]) == ("赵六六", "77", False)
    assert page.post_json("/api/people/zhaoliu/roles", {"roles": ["evaluator"]}).status_code == 404
    assert page.post_json("/api/people/zhaoliu/reopenings", {"reason": "返岗"}).status_code == 204
    entries = AuditEntry.objects.filter(subject="person:zhaoliu").order_by("id").values_list("action", "reason")
    assert list(entries)[1:] == [("change_person", ""), ("close_account", "离职"), ("reopen_account", "返岗")]
    own = Person.objects.get(role_codes=["security_administrator"]).account
    assert page.post_json(f"/api/people/{own}/closings", {"reason": "x"}).status_code == 403
