"""Signing in and out, the lock after wrong passwords, and a password of one's own."""

from http.cookies import Morsel

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests.support import PASSWORD, City, ClientFactory, PageClient, PersonFactory

from hotline.modules.access.public import Person
from hotline.modules.audit.public import AuditEntry
from hotline.modules.departments.public import HotlineProfile

NEW_PASSWORD = "another-horse-67890"


def sign_in(page: PageClient, account: str, password: str = PASSWORD) -> tuple[int, dict[str, object]]:
    answer = page.post_json("/api/session", {"account": account, "password": password})
    return answer.status_code, answer.json()


def cookie(client: Client, name: str) -> "Morsel[str]":
    return client.cookies[name]


def test_person_signs_in(visitor: PageClient, person: PersonFactory, city: City) -> None:
    person("handler", account="li", name="李办理", department=city.departments["dongshan-water"])
    status, session = sign_in(visitor, "li")
    assert status == 200
    assert session["person"] == {
        "account": "li",
        "name": "李办理",
        "staff_number": "0001",
        "must_change_password": False,
    }
    assert session["roles"] == [{"code": "handler", "name": "承办单位办理人"}]
    assert session["department"] == {"code": "dongshan-water", "name": "东山县水利局", "level": "county"}
    assert "reply_to_work_orders" in session["permissions"]  # type: ignore[operator]
    assert visitor.get("/api/session").json() == session
    assert AuditEntry.objects.get(action="sign_in").actor == "li"


@pytest.mark.parametrize(("account", "password"), [("li", "wrong-password"), ("nobody", PASSWORD)])
def test_wrong_account_and_wrong_password_get_the_same_answer(
    visitor: PageClient, person: PersonFactory, account: str, password: str
) -> None:
    person("agent", account="li")
    status, problem = sign_in(visitor, account, password)
    assert (status, problem["code"], problem["title"]) == (401, "wrong_credentials", "账号或密码不正确。")
    assert visitor.get("/api/session").status_code == 401


def test_closed_account_cannot_sign_in(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    Person.objects.update(is_active=False)
    assert sign_in(visitor, "li")[0] == 401


def test_fifth_wrong_password_locks_the_account_and_no_other(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    person("agent", account="wang")
    assert [sign_in(visitor, "li", "wrong-password")[0] for _ in range(5)] == [401, 401, 401, 401, 429]
    status, problem = sign_in(visitor, "li")
    assert (status, problem["code"]) == (429, "account_locked")
    assert problem["title"] == "连续输错密码，账号已锁定。"
    assert "十分钟" in str(problem["next_step"])
    assert sign_in(visitor, "wang")[0] == 200
    assert AuditEntry.objects.filter(action="sign_in_refused", subject="person:li").count() == 6


def test_right_password_forgives_earlier_mistakes(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    for _ in range(2):
        assert [sign_in(visitor, "li", "wrong-password")[0] for _ in range(4)] == [401] * 4
        assert sign_in(visitor, "li")[0] == 200


def test_longest_account_is_refused_like_any_other(visitor: PageClient, db: None) -> None:
    assert sign_in(visitor, "x" * 64)[0] == 401
    assert sign_in(visitor, "x" * 65)[0] == 422


def test_signing_in_needs_the_pages_token(person: PersonFactory, profile: HotlineProfile) -> None:
    person("agent", account="li")
    browser = Client(enforce_csrf_checks=True)
    body = {"account": "li", "password": PASSWORD}
    answer = browser.post("/api/session", body, content_type="application/json")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_token_missing")
    browser.get("/api/hotline")
    headers = {"X-CSRFToken": cookie(browser, "csrftoken").value}
    assert browser.post("/api/session", body, content_type="application/json", headers=headers).status_code == 200


def test_signing_in_gives_a_new_session_key(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    person("agent", account="wang")
    planted = "planted0planted0planted0planted0"
    visitor.cookies["hotline_session"] = planted
    sign_in(visitor, "li")
    key_of_li = cookie(visitor, "hotline_session").value
    token_of_li = cookie(visitor, "csrftoken").value
    sign_in(visitor, "wang")
    assert len({planted, key_of_li, cookie(visitor, "hotline_session").value}) == 3
    assert cookie(visitor, "csrftoken").value != token_of_li
    assert not Session.objects.filter(session_key=key_of_li).exists()


def test_cookies_are_kept_from_scripts_and_other_sites(
    visitor: PageClient, person: PersonFactory, profile: HotlineProfile
) -> None:
    person("agent", account="li")
    sign_in(visitor, "li")
    session, token = cookie(visitor, "hotline_session"), cookie(visitor, "csrftoken")
    assert (session["httponly"], session["samesite"], session["path"]) == (True, "Lax", "/")
    assert session["max-age"] == 12 * 3600
    assert (token["httponly"], token["samesite"]) == ("", "Lax")


def test_cookies_travel_encrypted_where_the_connection_is(visitor: PageClient, profile: HotlineProfile) -> None:
    visitor.get("/api/hotline", secure=True)
    assert cookie(visitor, "csrftoken")["secure"] is True
    elsewhere = PageClient()
    elsewhere.get("/api/hotline")
    assert not cookie(elsewhere, "csrftoken")["secure"]


def test_signing_out_ends_the_session(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    sign_in(visitor, "li")
    stolen = PageClient()
    stolen.cookies["hotline_session"] = cookie(visitor, "hotline_session").value
    assert visitor.delete_json("/api/session").status_code == 204
    assert visitor.get("/api/session").status_code == 401
    assert stolen.get("/api/session").status_code == 401


def test_initial_password_opens_only_its_own_change(person: PersonFactory, signed_in_client: ClientFactory) -> None:
    page = signed_in_client(person("agent", must_change_password=True))
    assert page.get("/api/session").json()["person"]["must_change_password"] is True
    refused = page.get("/api/work-orders")
    assert (refused.status_code, refused.json()["code"]) == (403, "password_change_required")
    assert refused.json()["title"] == "请先修改初始密码。"
    changed = page.post_json("/api/session/password", {"current": PASSWORD, "new": NEW_PASSWORD})
    assert (changed.status_code, changed.json()["person"]["must_change_password"]) == (200, False)
    assert page.get("/api/work-orders").status_code == 200


def test_new_password_ends_the_other_sessions(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    elsewhere = PageClient()
    sign_in(elsewhere, "li")
    sign_in(visitor, "li")
    key = cookie(visitor, "hotline_session").value
    answer = visitor.post_json("/api/session/password", {"current": PASSWORD, "new": NEW_PASSWORD})
    assert answer.status_code == 200
    assert cookie(visitor, "hotline_session").value != key
    assert visitor.get("/api/session").status_code == 200
    assert elsewhere.get("/api/session").status_code == 401
    assert sign_in(PageClient(), "li")[0] == 401
    assert sign_in(PageClient(), "li", NEW_PASSWORD)[0] == 200


@pytest.mark.parametrize(
    ("current", "new", "code", "field", "words"),
    [
        ("wrong-password", NEW_PASSWORD, "current_password_wrong", "current", "当前密码不正确"),
        (PASSWORD, "短a1", "password_too_weak", "new", "不足十位"),
        (PASSWORD, "1234567890", "password_too_weak", "new", "过于常见"),
        (PASSWORD, "account-of-li-1", "password_too_weak", "new", "过于相似"),
        (PASSWORD, PASSWORD, "password_too_weak", "new", "与当前密码相同"),
    ],
)
def test_refused_change_leaves_the_password(
    visitor: PageClient, person: PersonFactory, current: str, new: str, code: str, field: str, words: str
) -> None:
    person("agent", account="account-of-li")
    sign_in(visitor, "account-of-li")
    answer = visitor.post_json("/api/session/password", {"current": current, "new": new})
    assert (answer.status_code, answer.json()["code"], answer.json()["field"]) == (422, code, field)
    assert words in answer.json()["title"]
    assert sign_in(PageClient(), "account-of-li")[0] == 200


def test_guessing_the_current_password_locks_too(visitor: PageClient, person: PersonFactory) -> None:
    person("agent", account="li")
    sign_in(visitor, "li")
    codes = [
        visitor.post_json("/api/session/password", {"current": "wrong-password", "new": NEW_PASSWORD}).status_code
        for _ in range(5)
    ]
    assert codes == [422, 422, 422, 422, 429]


@pytest.mark.parametrize("text", ["\\u0000", "\\ud800"])
def test_text_that_no_database_can_keep_is_refused(visitor: PageClient, db: None, text: str) -> None:
    headers = {"X-CSRFToken": cookie(visitor, "csrftoken").value}
    body = f'{{"account": "a{text}", "password": "x"}}'
    answer = visitor.post("/api/session", body, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


@pytest.mark.parametrize("address", ["/api/work-orders?q=%00", "/api/work-orders/%00"])
def test_address_that_no_database_can_keep_is_refused(signed_in_client: ClientFactory, address: str) -> None:
    assert signed_in_client("agent").get(address).status_code == 422
