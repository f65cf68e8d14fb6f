"""The live view and the return-call list, over HTTP against the simulated switch."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TypedDict

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.scenarios.seating import Told, do, own, ready, state
from tests.support import ClientFactory, PageClient
from tests.switch_room import SwitchRoom

from hotline.modules.notifications.models import LiveNotice
from hotline.modules.telephony.models import Call


class Entry(TypedDict):
    """What these stories look at of a return call."""

    id: int
    number: str
    ending: str | None
    occasions: list[Told]
    attempts: list[Told]


class View(TypedDict):
    """What these stories look at of the live view."""

    is_stale: bool
    seats: list[Told]
    queues: list[Told]
    trunks: list[Told]
    alarms: list[Told]
    answered_in_time: Told
    answered: Told


@pytest.fixture
def agent(signed_in_client: ClientFactory, room: SwitchRoom) -> PageClient:
    """An agent who is ready."""
    page = signed_in_client("agent")
    ready(page)
    return page


@pytest.fixture
def leader(signed_in_client: ClientFactory, room: SwitchRoom, monkeypatch: pytest.MonkeyPatch) -> PageClient:
    """A team leader's page, which reads the room's clock."""
    monkeypatch.setattr("hotline.modules.telephony.endpoints.live_view.now", lambda: room.at)
    return signed_in_client("team_leader")


def view(page: PageClient) -> View:
    """The live view."""
    answer = page.get("/api/live-view")
    assert answer.status_code == 200, answer.content.decode()
    told: View = answer.json()
    return told


def alarms(page: PageClient) -> set[object]:
    """The codes of the alarms."""
    return {alarm["code"] for alarm in view(page)["alarms"]}


def entries(page: PageClient, *, is_open: bool = True) -> list[Entry]:
    """The return-call list."""
    told: list[Entry] = page.get(f"/api/return-calls?is_open={str(is_open).lower()}").json()
    return told


def test_the_live_view_shows_seats_queues_and_trunks(agent: PageClient, leader: PageClient, room: SwitchRoom) -> None:
    room.call("13800000001")
    room.answer("1001")
    room.call("13800000002")
    room.pass_time(seconds=5)
    told = view(leader)
    assert [(seat["state"], seat["caller_number"]) for seat in told["seats"]] == [("talking", "138******01")]
    waiting = {queue["code"]: queue["waiting"] for queue in told["queues"]}
    assert waiting == {"inquiry": 1, "complaint": 0}
    assert [trunk["is_reachable"] for trunk in told["trunks"]] == [True]
    assert told["is_stale"] is False


def test_answering_is_counted_with_what_it_is_made_of(agent: PageClient, leader: PageClient, room: SwitchRoom) -> None:
    quick = room.call("13800000001")
    room.pass_time(seconds=4)
    room.answer("1001")
    room.caller_leaves(quick)
    do(agent, "after-call-endings")
    do(agent, "not-ready-marks", reason="rest")
    given_up = room.call("13800000002")
    room.pass_time(seconds=40)
    room.caller_leaves(given_up)
    told = view(leader)
    assert told["answered_in_time"] == {"rate": "0.5000", "numerator": 1, "denominator": 2}
    assert told["answered"] == {"rate": "0.5000", "numerator": 1, "denominator": 2}
    assert "answer_rate_low" in alarms(leader)


def test_a_long_wait_raises_an_alarm(leader: PageClient, room: SwitchRoom) -> None:
    room.pass_time(seconds=1)
    assert alarms(leader) == set()
    room.call()
    room.pass_time(seconds=61)
    assert alarms(leader) == {"long_wait", "nobody_ready"}


def test_queue_that_the_city_gave_up_is_shown_no_more(leader: PageClient, room: SwitchRoom) -> None:
    room.call(queue="complaint")
    room.pass_time(seconds=1)
    assert [queue["code"] for queue in view(leader)["queues"]] == ["complaint", "inquiry"]
    room.switch.caller_leaves(next(iter(room.watch.picture.waiting)))
    room.follow()

    room.watch.serve(skills={}, queues=("inquiry",))
    room.pass_time(seconds=1)

    assert [queue["code"] for queue in view(leader)["queues"]] == ["inquiry"]


def test_what_is_not_heard_any_more_is_shown_as_stale(agent: PageClient, leader: PageClient, room: SwitchRoom) -> None:
    room.pass_time(seconds=1)
    room.at += timedelta(seconds=16)
    assert view(leader)["is_stale"] is True
    assert "stale" in alarms(leader)
    room.switch.go_away()
    room.follow()
    room.pass_time(seconds=1)
    assert "switch_lost" in alarms(leader)


def test_many_seats_cost_no_more_queries_than_few(
    agent: PageClient,
    leader: PageClient,
    signed_in_client: ClientFactory,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    ready(signed_in_client("agent"), "1002")
    ready(signed_in_client("agent"), "1003")
    with django_assert_max_num_queries(12):
        assert len(view(leader)["seats"]) == 3


def test_a_ringing_call_is_told_to_the_agent_and_to_who_watches(agent: PageClient, room: SwitchRoom) -> None:
    LiveNotice.objects.all().delete()
    room.call()
    topics = set(LiveNotice.objects.values_list("topic", "kind"))
    assert ("seats", "telephony.live_view") in topics
    assert any(topic.startswith("person:") and kind == "telephony.seat" for topic, kind in topics)


def test_a_caller_who_gives_up_and_gets_through_later_needs_no_return_call(agent: PageClient, room: SwitchRoom) -> None:
    do(agent, "not-ready-marks", reason="rest")
    first = room.call("13800000007")
    room.pass_time(seconds=40)
    room.caller_leaves(first)
    assert [entry["number"] for entry in entries(agent)] == ["13800000007"]
    room.pass_time(seconds=60)
    do(agent, "ready-marks")
    second = room.call("13800000007")
    room.pass_time(seconds=10)
    room.answer("1001")
    room.caller_leaves(second)
    assert entries(agent) == []
    closed = entries(agent, is_open=False)[0]
    assert closed["ending"] == "got_through"
    assert Call.objects.get(external_identity=first).outcome == "abandoned"


def test_a_number_stands_on_the_list_once_however_often_it_tried(agent: PageClient, room: SwitchRoom) -> None:
    do(agent, "not-ready-marks", reason="rest")
    for _ in range(3):
        room.caller_leaves(room.call("13800000007"))
        room.pass_time(seconds=20)
    room.switch.ask_for_return_call(room.call("13800000007"))
    listed = entries(agent)
    assert len(listed) == 1
    assert [occasion["kind"] for occasion in listed[0]["occasions"]] == ["abandoned"] * 3 + ["requested"]


def test_a_return_call_is_dialled_and_closed_when_somebody_was_reached(agent: PageClient, room: SwitchRoom) -> None:
    do(agent, "not-ready-marks", reason="rest")
    room.caller_leaves(room.call("13800000007"))
    entry = entries(agent)[0]["id"]
    assert agent.post_json(f"/api/return-calls/{entry}/attempts").status_code == 200
    seat = own(agent)
    assert (seat["state"], seat["subject"], seat["caller_number"]) == ("offered", f"return-call-{entry}", "13800000007")
    room.answer("1001")
    not_yet = agent.post_json(f"/api/return-calls/{entry}/conclusions", {"was_reached": False}).json()
    assert (not_yet["closed_at"], not_yet["attempts"][0]["was_reached"]) == (None, False)
    done = agent.post_json(f"/api/return-calls/{entry}/conclusions", {"was_reached": True}).json()
    assert done["ending"] == "reached"
    again = agent.post_json(f"/api/return-calls/{entry}/attempts")
    assert (again.status_code, again.json()["code"]) == (409, "return_call_closed")


def test_a_refused_dialling_leaves_no_attempt(agent: PageClient, room: SwitchRoom) -> None:
    do(agent, "not-ready-marks", reason="rest")
    room.caller_leaves(room.call("13800000007"))
    entry = entries(agent)[0]["id"]
    agent.post_json("/api/seats/own/log-outs")
    assert agent.post_json(f"/api/return-calls/{entry}/attempts").json()["code"] == "seat_unknown"
    assert entries(agent)[0]["attempts"] == []


def test_a_call_of_nobody_is_placed_for_training(agent: PageClient, room: SwitchRoom) -> None:
    answer = agent.post_json("/api/simulated-calls", {"caller_number": "13800000003", "queue": "inquiry"})
    assert answer.status_code == 204
    room.follow()
    assert state(agent) == "offered"


def test_of_two_writes_at_once_the_later_is_kept_last(room: SwitchRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    watch, kept = room.watch, list[str]()
    keeper = watch._keeper
    monkeypatch.setattr(keeper, "_keep", lambda changes: kept.extend(change.after.account for change in changes))

    async def both() -> None:
        delays = iter([0.05, 0.0])

        async def slowly(work: Callable[[], None]) -> None:
            await asyncio.sleep(next(delays))
            work()

        monkeypatch.setattr(keeper, "_in_thread", slowly)
        keeper.add(watch.picture.log_in("earlier", "1001", at=room.at))
        first = asyncio.create_task(watch.write())
        await asyncio.sleep(0)
        keeper.add(watch.picture.log_in("later", "1002", at=room.at))
        await asyncio.gather(first, asyncio.create_task(watch.write()))

    asyncio.run(both())
    assert kept == ["earlier", "later"]
