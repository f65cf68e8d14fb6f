"""How callers wait, and what is offered to those who cannot be answered, on the real switch."""

from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE
from tests.telephony.telephones import Exchange

from hotline.adapters.telephony.asterisk.dialplan import LATELY
from hotline.kit.clock import now
from hotline.modules.telephony.ports import SwitchEventKind
from hotline.modules.telephony.rules import CallOutcome, WaitEnding

SOME_DAY = datetime(2199, 1, 1, tzinfo=UTC)


def _wait(exchange: Exchange, switch: RunningSwitch, caller: str) -> str:
    """A caller waits in the queue of enterprises; gives the call."""
    exchange.call(scenarios.caller("12346").pause(30).hang_up(), caller=caller)
    wait_for(lambda: _has(switch, caller, "ENTERQUEUE"), seconds=20, what="the wait")
    return switch.calls_of(caller)[-1]


def _has(switch: RunningSwitch, caller: str, kind: str) -> bool:
    calls = switch.calls_of(caller)
    return bool(calls) and any(event.kind == kind for event in switch.queue_log(calls[-1]))


def test_preferred_number_is_answered_before_one_that_waits_longer(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    switch.do(switch.switch.prefer_number(number="13900000002", priority=10, until=SOME_DAY))
    first, preferred = _wait(exchange, switch, "13900000001"), _wait(exchange, switch, "13900000002")
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).until_the_other_hangs_up()
    exchange.telephone(agent, switch.contact_port("1001"))

    switch.log_in("1001", "enterprise")

    wait_for(lambda: "CONNECTED" in dict(switch.story(preferred)), seconds=20, what="the preferred caller")
    assert "CONNECTED" not in dict(switch.story(first))
    entered = switch.queue_log_until(preferred, "ENTERQUEUE")
    positions = [event.words[2] for event in entered if event.kind == "ENTERQUEUE"]
    assert positions == ["1"]


def test_caller_who_repeats_within_a_day_waits_before_others_and_what_has_ended_counts_no_more(
    switch: RunningSwitch, exchange: Exchange
) -> None:
    first, longer_ago, formerly_preferred, repeating = (f"1390000001{number}" for number in range(1, 5))
    yesterday = now() - timedelta(days=1)
    # A call of yesterday, but more than 24 hours ago.
    family, value = f"{LATELY}-{yesterday.astimezone(UTC).isoweekday()}", int(yesterday.timestamp()) - 60
    switch.do(switch.manager.command(f"database put {family} {longer_ago} {value}"))
    switch.do(switch.switch.prefer_number(number=formerly_preferred, priority=10, until=now()))
    exchange.call(scenarios.caller("12346").pause(1).hang_up(), caller=repeating).finish()
    switch.wait_for_end(repeating)

    waiting = [_wait(exchange, switch, caller) for caller in (first, longer_ago, formerly_preferred, repeating)]

    assert [_position(switch, call) for call in waiting] == ["1", "2", "3", "1"]
    switch.do(switch.switch.forget_earlier_callers(at=now() + timedelta(days=3)))
    assert "0 results" in switch.do(switch.manager.command(f"database showkey {repeating}"))


def _position(switch: RunningSwitch, call: str) -> str:
    return next(event.words[2] for event in switch.queue_log_until(call, "ENTERQUEUE") if event.kind == "ENTERQUEUE")


def test_caller_who_hides_his_number_is_nobodys_repetition(switch: RunningSwitch, exchange: Exchange) -> None:
    with switch.told() as told:
        exchange.call(scenarios.caller("12346").pause(1).hang_up(), caller="anonymous").finish()
        call = switch.wait_for_end("anonymous")
        wait_for(lambda: SwitchEventKind.CALL_ENDED in told.kinds(), seconds=10, what="the end of the call")

    assert {event.caller_number for event in told.events if event.call == call} == {""}
    assert "0 results" in switch.do(switch.manager.command("database showkey anonymous"))


def test_agent_of_lower_skill_is_offered_the_call_only_after_the_wait_that_widens(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    exchange.telephone(scenarios.answering("agent").until_the_other_hangs_up(), switch.contact_port("1004"))
    switch.log_in("1004", "enterprise", penalty=3)

    call = _wait(exchange, switch, "13900000003")

    moments = {event.kind: event.at for event in switch.queue_log_until(call, "CONNECT", seconds=30)}
    assert 9 <= (moments["CONNECT"] - moments["ENTERQUEUE"]).total_seconds() <= 15


def test_agent_who_does_not_answer_becomes_not_ready(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    exchange.telephone(scenarios.unanswered("asleep"), switch.contact_port("1005"))
    switch.log_in("1005", "enterprise")

    call = _wait(exchange, switch, "13900000004")

    switch.queue_log_until(call, "RINGNOANSWER", seconds=30)
    # The switch makes him not ready a moment after it has written that he did not answer.
    (agent,) = wait_for(
        lambda: [one for one in switch.do(switch.switch.snapshot()).agents if one.is_paused], what="the pause"
    )
    assert agent.agent == "1005"
    assert call in {caller.call for caller in switch.do(switch.switch.snapshot()).waiting}


def test_caller_who_finds_the_queue_full_leaves_his_number_for_a_return_call(
    switch: RunningSwitch, exchange: Exchange
) -> None:
    for waiting in [f"1390000010{number}" for number in range(switch.capacity("complaint"))]:
        exchange.call(scenarios.caller().pause(1.5).press("2").pause(60).hang_up(), caller=waiting)
        wait_for(partial(_has, switch, waiting, "ENTERQUEUE"), seconds=20, what="a wait")
    caller = scenarios.caller().pause(1.5).press("2").pause(1).press("1").until_the_other_hangs_up()

    exchange.call(caller, caller="13900000005").finish()

    call = switch.wait_for_end("13900000005")
    assert dict(switch.story(call))["QUEUE_LEFT"] == "complaint|FULL|"
    assert dict(switch.story(call))["RETURN_CALL_ASKED"] == "13900000005|complaint"
    assert [event.kind for event in switch.queue_log_until(call, "RETURN_CALL")] == ["RETURN_CALL"]


def test_caller_who_hangs_up_while_waiting_is_logged_as_abandoned(switch: RunningSwitch, exchange: Exchange) -> None:
    exchange.call(scenarios.caller("12346").pause(3).hang_up(), caller="13900000006").finish()

    call = switch.wait_for_end("13900000006")
    assert [event.kind for event in switch.queue_log_until(call, "ABANDON")] == ["ENTERQUEUE", "ABANDON"]


def test_caller_who_waited_too_long_goes_on_in_the_queue_that_takes_over(
    switch: RunningSwitch, exchange: Exchange
) -> None:
    exchange.telephone(scenarios.answering("agent").pause(1).hang_up(), switch.contact_port("1009"))
    switch.log_in("1009", "enterprise")

    caller = scenarios.caller().pause(1.5).press("1").until_the_other_hangs_up()
    exchange.call(caller, caller="13900000008").finish()

    call = switch.wait_for_end("13900000008")
    told = next(facts for facts in switch.calls() if facts.external_identity == call)
    assert [(wait.queue_code, wait.ending) for wait in told.waits] == [
        ("inquiry", WaitEnding.OVERFLOWED),
        ("enterprise", WaitEnding.ANSWERED),
    ]
    assert (told.outcome, told.queue_code) == (CallOutcome.ANSWERED, "enterprise") and 8 <= told.waiting_seconds <= 13


def test_refused_number_is_not_let_in(switch: RunningSwitch, exchange: Exchange) -> None:
    switch.do(switch.switch.refuse_number(number="13900000007", until=SOME_DAY))

    exchange.call(scenarios.refused_caller("12345", 403), caller="13900000007").finish()

    call = switch.wait_for_end("13900000007")
    assert dict(switch.story(call)) == {"ARRIVED": "hotline|13900000007", "REFUSED": "not-accepted"}
    assert switch.queue_log(call) == []
    switch.do(switch.switch.refuse_number(number="13900000007", until=None))
    assert switch.do(switch.manager.command("database show refused")).count("13900000007") == 0


def test_hostile_caller_number_is_digits_everywhere(switch: RunningSwitch, exchange: Exchange) -> None:
    lines = len(switch.book())
    hostile = "139%0D%0A%22RATED%22,%22$%7BSHELL(id)%7D%22000%3B8"

    exchange.call(scenarios.caller("12346").pause(2).hang_up(), caller=hostile).finish()

    call = switch.wait_for_end("139000")
    assert {event.caller for event in switch.book()[lines:] if event.call == call} == {"139000"}
    assert not [event for event in switch.book()[lines:] if event.kind == "RATED"]
    assert len(switch.unreadable()) == 0
    assert {one.get("Event") for one in switch.events if "SHELL" in str(one.pairs)} <= {"Newchannel", "NewCallerid"}
    assert not [one for one in switch.events if one.get("RATED")]
