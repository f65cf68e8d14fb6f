"""Sixty pages at once: everyone hears what he may, nobody hears more, and one connection to the database serves all."""

import json
from collections.abc import Iterator

import pytest
from django.db import connection
from tests.support import City, ClientFactory

from hotline.api.live import LiveEvents
from hotline.api.tests.streams import Page, Server
from hotline.kit.clock import now
from hotline.modules.notifications.public import SEATS_TOPIC, LiveNotice, department_topic, notify, topics_of_path

pytestmark = pytest.mark.django_db(transaction=True)
OF_EACH = 15
EXPECTED_COUNTS = {"leader": 5, "agent": 4, "dongshan": 3, "xihe": 2}


@pytest.fixture
def server() -> Iterator[Server]:
    # No sign of life comes between the events that the test reads.
    with Server(LiveEvents(heartbeat_seconds=30)) as running:
        yield running


def session_of(signed_in_client: ClientFactory, role: str, city: City, department: str = "") -> str:
    client = signed_in_client(role, department=city.departments[department] if department else None)
    return str(client.cookies["hotline_session"].value)


def listeners() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def numbers(page: Page, count: int) -> list[str]:
    """The numbers of the next events."""
    return [str(json.loads(page.next_event().data)["number"]) for _ in range(count)]


def test_sixty_pages_hear_what_they_may_and_no_more(
    server: Server, city: City, signed_in_client: ClientFactory
) -> None:
    before = listeners()
    keys = {
        "leader": session_of(signed_in_client, "team_leader", city),
        "agent": session_of(signed_in_client, "agent", city),
        "dongshan": session_of(signed_in_client, "handler", city, "dongshan"),
        "xihe": session_of(signed_in_client, "handler", city, "xihe"),
    }
    pages = {who: [Page(server.port, key) for _ in range(OF_EACH)] for who, key in keys.items()}
    for page in (page for crowd in pages.values() for page in crowd):
        assert page.next().retry

    for number, department in (("1", "dongshan"), ("2", "xihe"), ("3", "dongshan-water")):
        topics = ["centre", *topics_of_path(city.departments[department].path)]
        notify(topics=topics, kind="dispatch", subject=number, at=now())
    notify(topics=[SEATS_TOPIC], kind="telephony.seat", subject="seats", at=now())
    # The last one goes to everybody, so that whatever came before it has been read or never comes.
    notify(
        topics=["centre", department_topic("dongshan"), department_topic("xihe")], kind="close", subject="9", at=now()
    )

    heard = {who: [numbers(page, count) for page in pages[who]] for who, count in EXPECTED_COUNTS.items()}
    assert heard == {
        "leader": [["1", "2", "3", "seats", "9"]] * OF_EACH,
        "agent": [["1", "2", "3", "9"]] * OF_EACH,
        "dongshan": [["1", "3", "9"]] * OF_EACH,
        "xihe": [["2", "9"]] * OF_EACH,
    }
    assert listeners() <= before + 1


def test_crowd_that_comes_back_is_told_what_it_missed_and_nothing_of_others(
    server: Server, city: City, signed_in_client: ClientFactory
) -> None:
    agent = session_of(signed_in_client, "agent", city)
    xihe = session_of(signed_in_client, "handler", city, "xihe")
    stood_at = Page(server.port, agent).next().id
    notify(topics=["centre", department_topic("dongshan")], kind="dispatch", subject="1", at=now())
    notify(topics=["centre", department_topic("xihe")], kind="dispatch", subject="2", at=now())

    back = [Page(server.port, agent, last_heard=stood_at) for _ in range(OF_EACH)]
    of_department = [Page(server.port, xihe, last_heard=stood_at) for _ in range(OF_EACH)]

    assert [numbers(page, 2) for page in back] == [["1", "2"]] * OF_EACH
    assert [numbers(page, 1) for page in of_department] == [["2"]] * OF_EACH
    # Both stand at the newest notice now, whether they may hear it or not: nothing is told twice.
    newest = str(LiveNotice.objects.latest("id").id)
    assert {page.next().id for page in (*back, *of_department)} == {newest}


def test_slow_page_is_let_go_and_resynchronised_while_the_others_go_on(
    server: Server, city: City, signed_in_client: ClientFactory
) -> None:
    agent = session_of(signed_in_client, "agent", city)
    quick = Page(server.port, agent)
    assert quick.next().retry
    hub = server.live._hub
    assert hub is not None
    slow = hub.subscribe(["centre"])

    for number in range(120):
        notify(topics=["centre"], kind="dispatch", subject=str(number), at=now())

    assert numbers(quick, 120) == [str(number) for number in range(120)]
    assert slow.was_overrun
    LiveNotice.objects.filter(id__lte=LiveNotice.objects.latest("id").id - 1).delete()
    assert Page(server.port, agent, last_heard="1").next_event().event == "reset"
