"""Live events reach exactly the pages that may hear them, and pages that were away catch up."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.api.live import LiveEvents
from hotline.api.tests.streams import Page, Server, until
from hotline.kit.clock import now
from hotline.modules.access.public import Person
from hotline.modules.notifications.public import LiveNotice, notify, topics_of_path

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(LiveEvents(heartbeat_seconds=0.2, review_seconds=0.3)) as running:
        yield running


def session_of(client: PageClient) -> str:
    return str(client.cookies["hotline_session"].value)


def tell(number: str, *topics: str) -> None:
    notify(topics=list(topics), kind="dispatch", subject=number, at=now())


def number_of(data: str) -> str:
    return str(json.loads(data)["number"])


def test_page_hears_what_changed(server: Server, signed_in_client: ClientFactory) -> None:
    page = Page(server.port, session_of(signed_in_client("agent")))
    assert page.status == 200
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["x-accel-buffering"] == "no"
    assert page.next().retry == "2000"
    tell("2023050800001", "centre")
    heard = page.next_event()
    assert heard.event == "work_order"
    assert json.loads(heard.data) == {"number": "2023050800001", "kind": "dispatch"}
    assert heard.id == str(LiveNotice.objects.get().id)


def test_department_hears_its_own_and_what_lies_below(
    server: Server, city: City, signed_in_client: ClientFactory
) -> None:
    dongshan, town = city.departments["dongshan"], city.departments["dongshan-cheng"]
    of_county = Page(server.port, session_of(signed_in_client("handler", department=dongshan)))
    of_town = Page(server.port, session_of(signed_in_client("handler", department=town)))
    assert of_county.next().retry and of_town.next().retry
    tell("1", *topics_of_path(city.departments["housing"].path))
    tell("2", *topics_of_path(dongshan.path))
    tell("3", *topics_of_path(town.path))
    assert [number_of(of_county.next_event().data) for _ in range(2)] == ["2", "3"]
    assert number_of(of_town.next_event().data) == "3"


def test_administrator_hears_nothing_of_work_orders(server: Server, signed_in_client: ClientFactory) -> None:
    page = Page(server.port, session_of(signed_in_client("security_administrator")))
    page.next()
    tell("1", "centre", "department:housing")
    assert {page.next().comment for _ in range(3)} == {"still here"}


def test_page_without_session_gets_a_problem(server: Server) -> None:
    for page in (Page(server.port), Page(server.port, "no-such-session")):
        assert page.status == 401
        assert page.headers["content-type"] == "application/problem+json"
        problem = json.loads(page.body())
        assert (problem["code"], problem["title"]) == ("not_signed_in", "您还没有登录，或登录已过期。")


def test_problem_speaks_the_readers_language(server: Server) -> None:
    page = Page(server.port, headers="Accept-Language: en\r\n")
    assert json.loads(page.body())["title"].startswith("You are not signed in")


def test_strange_host_is_refused(
    server: Server, signed_in_client: ClientFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "ALLOWED_HOSTS", ["hotline.example"])
    assert Page(server.port, session_of(signed_in_client("agent"))).status == 400


def test_initial_password_must_be_changed_first(
    server: Server, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    newcomer = person("agent", must_change_password=True)
    page = Page(server.port, session_of(signed_in_client(newcomer)))
    assert (page.status, json.loads(page.body())["code"]) == (403, "password_change_required")


def test_page_that_was_away_catches_up(server: Server, signed_in_client: ClientFactory) -> None:
    session = session_of(signed_in_client("agent"))
    page = Page(server.port, session)
    stood_at = page.next().id
    page.close()
    tell("1", "centre")
    tell("2", "department:housing")
    tell("3", "centre")
    back = Page(server.port, session, last_heard=stood_at)
    assert [number_of(back.next_event().data) for _ in range(2)] == ["1", "3"]
    assert back.next().id == str(LiveNotice.objects.latest("id").id)


def test_page_that_was_away_too_long_starts_afresh(server: Server, signed_in_client: ClientFactory) -> None:
    session = session_of(signed_in_client("agent"))
    tell("1", "centre")
    last_heard = str(LiveNotice.objects.get().id)
    tell("2", "centre")
    LiveNotice.objects.update(at=now() - timedelta(hours=25))
    tell("3", "centre")
    assert Page(server.port, session, last_heard=last_heard).next_event().event == "reset"


@pytest.mark.parametrize("last_heard", ["999999999", "-1", "nonsense"])
def test_page_of_another_hotline_starts_afresh(
    server: Server, signed_in_client: ClientFactory, last_heard: str
) -> None:
    tell("1", "centre")
    page = Page(server.port, session_of(signed_in_client("agent")), last_heard=last_heard)
    assert page.next_event().event == "reset"


def test_page_that_missed_nothing_hears_nothing(server: Server, signed_in_client: ClientFactory) -> None:
    tell("1", "centre")
    last_heard = str(LiveNotice.objects.get().id)
    page = Page(server.port, session_of(signed_in_client("agent")), last_heard=last_heard)
    assert page.next().retry == "2000"
    assert page.next().id == last_heard
    assert page.next().comment == "still here"


def test_stream_ends_with_the_session(server: Server, signed_in_client: ClientFactory) -> None:
    client = signed_in_client("agent")
    page = Page(server.port, session_of(client))
    assert page.next().retry
    client.logout()
    while not page.is_over:
        assert not page.next().event


def test_stream_ends_with_the_account(server: Server, person: PersonFactory, signed_in_client: ClientFactory) -> None:
    somebody = person("agent")
    page = Page(server.port, session_of(signed_in_client(somebody)))
    Person.objects.filter(pk=somebody.pk).update(is_active=False)
    page.next_event()
    assert page.is_over


def test_nothing_is_lost_while_the_database_is_away(server: Server, signed_in_client: ClientFactory) -> None:
    page = Page(server.port, session_of(signed_in_client("agent")))
    page.next()
    tell("1", "centre")
    assert number_of(page.next_event().data) == "1"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND query LIKE 'LISTEN%%'"
        )
    hub = server.live._hub
    assert hub is not None
    until(lambda: not hub.is_listening.is_set())
    tell("2", "centre")
    heard = page.next_event()
    while number_of(heard.data) == "1":
        heard = page.next_event()
    assert number_of(heard.data) == "2"


def test_other_methods_are_refused(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as raw:
        raw.sendall(f"POST /events HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Length: 0\r\n\r\n".encode())
        assert b" 405 " in raw.recv(200)


def test_server_stops_while_pages_are_open(signed_in_client: ClientFactory) -> None:
    session = session_of(signed_in_client("agent"))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    known = connection.settings_dict
    program = (
        "import django, uvicorn; django.setup(); from hotline.config.asgi import application; "
        f"uvicorn.run(application, port={port}, log_config=None, timeout_graceful_shutdown=20)"
    )
    address = f"postgresql://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"
    environment = os.environ | {
        "HOTLINE_DATABASE_URL": address,
        "HOTLINE_SECRET_KEY": settings.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "hotline.config.settings",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    with subprocess.Popen([sys.executable, "-c", program], env=environment) as process:
        try:
            until(lambda: _answers(port), 20)
            page = Page(port, session)
            assert page.status == 200 and page.next().retry
            process.send_signal(signal.SIGTERM)
            page.next_event()
            assert page.is_over
            assert process.wait(5) is not None
        finally:
            process.kill()


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
