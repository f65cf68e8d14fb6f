"""Whatever fails under /api fails with a problem document."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from tests.support import ClientFactory, PageClient

from hotline.modules.departments.public import HotlineProfile


@pytest.mark.parametrize(
    ("method", "address", "status", "code"),
    [
        ("get", "/api/no-such-thing", 404, "not_found"),
        ("get", "/api/", 404, "not_found"),
        ("put", "/api/session", 405, "method_not_allowed"),
        ("get", "/api/work-orders/none", 404, "not_found"),
        ("get", "/api/work-orders?limit=51", 422, "invalid_input"),
    ],
)
def test_failure_is_a_problem(
    signed_in_client: ClientFactory, method: str, address: str, status: int, code: str
) -> None:
    page = signed_in_client("agent")
    answer = getattr(page, method)(address, headers={"X-CSRFToken": page.cookies["csrftoken"].value})
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/problem+json")
    problem = answer.json()
    assert problem["code"] == code
    assert problem["request_id"] == answer.headers["X-Request-Id"]
    assert problem["title"] and problem["next_step"]
    assert problem["type"] == f"/problems/{code}"


@pytest.mark.parametrize(
    ("address", "field"),
    [
        ("/api/work-orders?stage=melted", "stage"),
        ("/api/work-orders?limit=51", "limit"),
        ("/api/limit-rules?on=someday", "on"),
    ],
)
def test_a_refused_filter_is_called_what_the_address_calls_it(
    signed_in_client: ClientFactory, address: str, field: str
) -> None:
    assert signed_in_client("agent").get(address).json()["field"] == field


def test_reader_chooses_the_language(visitor: PageClient) -> None:
    assert "登录" in visitor.get("/api/session").json()["title"]
    english = visitor.get("/api/session", headers={"Accept-Language": "en-GB,en;q=0.9"}).json()
    assert english["title"].startswith("You are not signed in")
    visitor.cookies["language"] = "en"
    assert visitor.get("/api/session").json()["title"] == english["title"]


def test_broken_json_is_refused(visitor: PageClient) -> None:
    answer = visitor.post(
        "/api/session",
        "{",
        content_type="application/json",
        headers={"X-CSRFToken": visitor.cookies["csrftoken"].value},
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


def test_strange_host_is_refused(visitor: PageClient, profile: HotlineProfile) -> None:
    answer = visitor.get("/api/hotline", headers={"Host": "attacker.example"})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert "attacker.example" not in answer.content.decode()


def test_too_large_a_body_is_refused(visitor: PageClient, db: None) -> None:
    answer = visitor.post_json("/api/session", {"account": "a", "password": "x" * 3_000_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "input_too_large")


@pytest.mark.parametrize("address", ["/" + "a/" * 3000, "/" + "a" * 300, "/assets/" + "a" * 300])
def test_an_address_longer_than_any_file_name_is_no_failure(visitor: PageClient, address: str) -> None:
    # The entry page (or word that it is not built), or no such asset.
    assert visitor.get(address).status_code in (200, 404, 503)


@pytest.mark.parametrize(
    "address", ["/../settings.py", "/..%2fconfig%2fsettings.py", "/assets/%2e%2e/%2e%2e/__init__.py"]
)
def test_pages_serve_nothing_outside_their_folder(visitor: PageClient, address: str) -> None:
    answer = visitor.get(address)

    assert answer.headers["Content-Type"].startswith("text/html")
    assert answer.status_code in (200, 404, 503)


@pytest.mark.parametrize("key", [None, "once"])
def test_a_database_that_is_away_is_told_as_such(
    signed_in_client: ClientFactory, monkeypatch: pytest.MonkeyPatch, key: str | None
) -> None:
    page = signed_in_client("agent")

    def load(store: SessionStore) -> dict[str, object]:
        raise OperationalError("the database system is shutting down")

    monkeypatch.setattr(SessionStore, "load", load)
    # With a key, the session is read before the interface is reached.
    answer = page.post_json("/api/work-orders", {}, key=key)

    assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
    assert "shutting down" not in answer.content.decode()
