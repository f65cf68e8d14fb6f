"""Agents at their seats, over HTTP against the simulated switch."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from tests.scenarios.seating import do, own, ready, state
from tests.support import ClientFactory, PageClient
from tests.switch_room import SwitchRoom

from hotline.modules.audit.models import AuditEntry
from hotline.modules.requesters.models import Requester
from hotline.modules.telephony.models import AgentInterval, Call, LiveViewPolicy, ReturnCall, Seat, SeatEvent

AT = datetime(2026, 5, 8, 2, 0, tzinfo=UTC)


@pytest.fixture
def agent(signed_in_client: ClientFactory, room: SwitchRoom) -> PageClient:
    """An agent's page, not logged in at a telephone."""
    return signed_in_client("agent")


def test_an_agent_logs_in_is_ready_takes_a_break_and_logs_out(agent: PageClient) -> None:
    assert do(agent, "log-ins", extension="1001")["state"] == "not_ready"
    assert do(agent, "ready-marks")["state"] == "ready"
    seat = do(agent, "not-ready-marks", reason="meal")
    assert (seat["state"], seat["reason"]) == ("not_ready", "meal")
    assert agent.post_json("/api/seats/own/log-outs").json()["seat"] is None


def test_a_call_rings_is_taken_held_and_worked_on(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.call("13800000001")
    seat = own(agent)
    assert (seat["state"], seat["caller_number"], seat["menu_choices"]) == ("offered", "13800000001", "1")
    assert Call.objects.get(reference=seat["call_reference"]).outcome == "under_way"
    room.answer("1001")
    assert state(agent) == "talking"
    assert do(agent, "holds")["state"] == "holding"
    assert do(agent, "resumptions")["state"] == "talking"
    assert do(agent, "hang-ups")["state"] == "after_call_work"
    assert Call.objects.get(reference=seat["call_reference"]).outcome == "answered"
    assert do(agent, "after-call-endings")["state"] == "ready"


def test_call_whose_number_is_hidden_rings_with_its_way_through_the_menu_and_stands_in_the_books(
    agent: PageClient, room: SwitchRoom
) -> None:
    ready(agent)
    call = room.call("")
    seat = own(agent)
    assert (seat["state"], seat["caller_number"], seat["menu_choices"]) == ("offered", "", "1")
    assert seat["queue"] == "inquiry"
    room.answer("1001")
    # Under no number nobody is found, whoever else left none.
    Requester.objects.create(kind="person", name="无号码", phone_number="")
    card = agent.post_json("/api/requesters/histories", {"phone_number": ""}).json()
    assert (card["name_masked"], card["work_orders"], card["calls_90_days"]) == ("", [], 0)
    room.caller_leaves(call)
    kept = agent.get(f"/api/calls/{seat['call_reference']}").json()
    assert (kept["outcome"], kept["caller_number"]) == ("answered", "")


@pytest.mark.parametrize("asks", [False, True], ids=["hangs up", "asks to be called back"])
def test_caller_whose_number_is_hidden_is_in_the_books_and_is_called_back_by_nobody(
    agent: PageClient, room: SwitchRoom, asks: bool
) -> None:
    call = room.call("")
    if asks:
        room.switch.ask_for_return_call(call)
        room.follow()
    else:
        room.caller_leaves(call)

    assert Call.objects.get().outcome == ("unanswered" if asks else "abandoned")
    assert agent.get("/api/return-calls").json() == [] and not ReturnCall.objects.exists()


def test_nobody_is_offered_a_call_while_he_works_on_the_last_one(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.call()
    room.answer("1001")
    room.call("13800000002")
    do(agent, "hang-ups")
    assert state(agent) == "after_call_work"
    room.pass_time(seconds=119)
    assert state(agent) == "after_call_work"
    room.pass_time(seconds=2)
    assert state(agent) == "offered"


def test_running_watch_takes_up_how_long_after_call_work_may_last(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    LiveViewPolicy.objects.update_or_create(id=1, defaults={"after_call_seconds": 20, "answer_rate_target": 1})
    for _ in range(5):
        room.pass_time(seconds=1)
    room.call()
    room.answer("1001")
    do(agent, "hang-ups")
    room.pass_time(seconds=19)
    assert state(agent) == "after_call_work"
    room.pass_time(seconds=2)
    assert state(agent) == "ready"


def test_an_agent_who_does_not_answer_is_not_ready(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.call()
    room.pass_time(seconds=16)
    seat = own(agent)
    assert (seat["state"], seat["reason"]) == ("not_ready", "no-answer")


def test_a_caller_who_gives_up_leaves_the_agent_ready(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.caller_leaves(room.call())
    assert state(agent) == "ready"


def test_a_break_wanted_during_a_call_begins_after_it(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.call()
    room.answer("1001")
    assert do(agent, "not-ready-marks", reason="rest")["wants_not_ready"] == "rest"
    do(agent, "hang-ups")
    seat = do(agent, "after-call-endings")
    assert (seat["state"], seat["reason"]) == ("not_ready", "rest")


def test_an_emergency_service_is_brought_in_and_the_agent_leaves_later(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    call = room.call()
    room.answer("1001")
    do(agent, "emergency-transfers", service="110", work_order_number="2026050800001")
    assert room.switch.participants(call) == ["1001", "110"]
    assert AuditEntry.objects.get(action="telephony.transfer_emergency").facts["service"] == "110"
    do(agent, "hang-ups")
    assert state(agent) == "after_call_work"
    assert Call.objects.filter(outcome="under_way").exists()


def test_agent_whose_caller_leaves_a_conversation_of_three_is_shown_speaking_until_he_hangs_up(
    agent: PageClient, room: SwitchRoom, signed_in_client: ClientFactory
) -> None:
    ready(agent)
    call = room.call()
    room.answer("1001")
    do(agent, "emergency-transfers", service="110")

    room.caller_leaves(call)
    room.pass_time(seconds=200)

    assert state(agent) == "talking"
    (watched,) = signed_in_client("team_leader").get("/api/live-view").json()["seats"]
    assert (watched["state"], watched["is_certain"]) == ("talking", True)
    # Another caller is offered to nobody who speaks.
    room.call("13800000002")
    assert state(agent) == "talking"
    assert do(agent, "hang-ups")["state"] == "after_call_work"
    assert [one.state for one in AgentInterval.objects.order_by("-began_at")[:2]] == ["after_call_work", "talking"]


def test_a_consulted_expert_takes_the_call_over(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    call = room.call()
    room.answer("1001")
    assert do(agent, "consultations", to="85550001")["state"] == "holding"
    assert do(agent, "consultation-completions")["state"] == "after_call_work"
    assert "85550001" in room.switch.participants(call)


def test_a_call_is_given_to_an_expert_at_once(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    call = room.call()
    room.answer("1001")
    assert do(agent, "transfers", to="85550001")["state"] == "after_call_work"
    assert "85550001" in room.switch.participants(call)


def test_three_speak_with_each_other(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    call = room.call()
    room.answer("1001")
    assert do(agent, "conferences", to="85550001")["state"] == "talking"
    assert room.switch.participants(call) == ["1001", "85550001"]


def test_a_number_is_dialled_from_a_work_order(agent: PageClient, room: SwitchRoom) -> None:
    do(agent, "log-ins", extension="1001")
    seat = do(agent, "dialled-calls", number="13900000001", work_order_number="2026050800001")
    assert (seat["state"], seat["is_outbound"], seat["subject"]) == ("offered", True, "work-order-2026050800001")
    room.answer("1001")
    assert state(agent) == "talking"


@pytest.mark.parametrize("mode", ["monitor", "whisper", "barge_in"])
def test_a_team_leader_takes_part_and_the_audit_says_so(
    agent: PageClient, room: SwitchRoom, signed_in_client: ClientFactory, mode: str
) -> None:
    ready(agent)
    room.call()
    room.answer("1001")
    account = Seat.objects.get().agent.account
    body = {"mode": mode, "extension": "1002", "reason": "新员工辅导"}
    answer = signed_in_client("team_leader").post_json(f"/api/seats/{account}/listenings", body)
    assert answer.status_code == 200, answer.content
    entry = AuditEntry.objects.get(action=f"telephony.{mode}")
    assert (entry.reason, entry.subject) == ("新员工辅导", f"person:{account}")


@pytest.mark.parametrize(
    ("what", "body"),
    [
        ("log-outs", {}),
        ("ready-marks", {}),
        ("not-ready-marks", {"reason": "meal"}),
        ("after-call-endings", {}),
        ("hang-ups", {}),
        ("holds", {}),
        ("resumptions", {}),
        ("transfers", {"to": "85550001"}),
        ("consultations", {"to": "85550001"}),
        ("consultation-completions", {}),
        ("conferences", {"to": "85550001"}),
        ("emergency-transfers", {"service": "119"}),
        ("dialled-calls", {"number": "85550001"}),
    ],
)
def test_whoever_is_not_logged_in_is_told_so(agent: PageClient, what: str, body: dict[str, object]) -> None:
    assert do(agent, what, 409, **body)["code"] == "seat_unknown"
    assert not SeatEvent.objects.exists()


@pytest.mark.parametrize("what", ["hang-ups", "holds", "resumptions", "consultation-completions", "after-call-endings"])
def test_without_a_call_there_is_nothing_to_hold_or_end(agent: PageClient, what: str) -> None:
    ready(agent)
    assert do(agent, what, 409)["code"] == "seat_step_refused"
    assert state(agent) == "ready"


def test_nobody_logs_out_in_a_call(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.call()
    room.answer("1001")
    assert do(agent, "log-outs", 409)["code"] == "seat_step_refused"


def test_a_reason_that_the_city_does_not_have_is_refused(agent: PageClient) -> None:
    ready(agent)
    assert do(agent, "not-ready-marks", 422, reason="fishing")["code"] == "not_ready_reason_unknown"


def test_a_switch_that_is_away_is_named_and_the_seats_are_not_certain(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.switch.go_away()
    room.follow()
    assert do(agent, "not-ready-marks", 503, reason="meal")["code"] == "switch_unreachable"
    assert own(agent)["is_certain"] is False
    room.pass_time(seconds=30)
    room.switch.come_back()
    room.follow()
    seat = own(agent)
    assert (seat["state"], seat["is_certain"]) == ("ready", True)
    uncertain = AgentInterval.objects.get(is_certain=False)
    assert (uncertain.state, uncertain.ended_at) == ("ready", AT + timedelta(seconds=30))


def test_what_changed_while_nobody_watched_is_taken_from_the_switch(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    call = room.call()
    room.answer("1001")
    room.switch.caller_leaves(call)
    room.switch.heard()
    room.at += timedelta(seconds=40)
    room.new_watch()
    assert state(agent) == "after_call_work"


def test_a_repeated_request_is_carried_out_once(agent: PageClient, room: SwitchRoom) -> None:
    ready(agent)
    room.call()
    room.answer("1001")
    first = agent.post_json("/api/seats/own/conferences", {"to": "85550001"}, key="a")
    second = agent.post_json("/api/seats/own/conferences", {"to": "85550001"}, key="a")
    assert (first.status_code, second.headers["Idempotency-Replayed"]) == (200, "true")
    assert room.switch.participants(Seat.objects.get().call_identity) == ["1001", "85550001"]


def test_a_telephone_belongs_to_whoever_logged_in_last(
    agent: PageClient, room: SwitchRoom, signed_in_client: ClientFactory
) -> None:
    ready(agent)
    ready(signed_in_client("agent"), "1001")
    assert state(agent) == ""


def test_times_at_a_seat_follow_each_other_without_a_gap(agent: PageClient, room: SwitchRoom) -> None:
    do(agent, "log-ins", extension="1001")
    room.pass_time(seconds=5)
    do(agent, "ready-marks")
    room.pass_time(seconds=10)
    room.call()
    room.pass_time(seconds=3)
    room.answer("1001")
    room.pass_time(seconds=60)
    do(agent, "hang-ups")
    intervals = list(AgentInterval.objects.order_by("began_at"))
    assert [one.state for one in intervals] == ["not_ready", "ready", "offered", "talking", "after_call_work"]
    assert all(one.ended_at == after.began_at for one, after in pairwise(intervals))
    assert intervals[-1].ended_at is None
