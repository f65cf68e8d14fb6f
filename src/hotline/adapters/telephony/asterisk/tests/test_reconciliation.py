"""What the books tell of a call that did not go the usual way."""

from collections.abc import Sequence

import pytest

from hotline.adapters.telephony.asterisk.books import CallEvent, QueueEvent, call_events, queue_events
from hotline.adapters.telephony.asterisk.reconciliation import Telephones, calls
from hotline.modules.telephony.rules import CallDirection, CallOutcome, CallParty, LegEnding, WaitEnding
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.return_calls import ReturnCallCause, cause_of

PEOPLE = {"1001": "zhang", "1002": "li"}
TELEPHONES = Telephones(frozenset(PEOPLE), frozenset({"120"}), lambda number, at: PEOPLE[number])


def _line(
    kind: str, second: int, *, channel: str = "PJSIP/trunk-0", leg: str = "1.0", own: str = "", extra: str = ""
) -> str:
    said = '{""extra"":""' + own + '""}' if own else extra
    word = kind if own else ""
    fields = [kind, f"{1000 + second}.500000", "138", "12345", "from-trunk", channel, "", leg, "1.0", "", word, said]
    return ",".join(f'"{field}"' for field in fields)


def _told(lines: Sequence[str], log: Sequence[str] = ()) -> CallFacts:
    events = [event for event in call_events(lines) if isinstance(event, CallEvent)]
    (facts,) = calls(events, [one for one in queue_events(log) if isinstance(one, QueueEvent)], TELEPHONES)
    return facts


ARRIVAL = [_line("CHAN_START", 0), _line("ARRIVED", 0, own="hotline|138")]
WAITING = [*ARRIVAL, _line("QUEUE_CHOSEN", 3, own="inquiry")]
END = [_line("HANGUP", 20), _line("LINKEDID_END", 20)]
RUNG = _line("CHAN_START", 4, channel="PJSIP/1001-1", leg="1.1")
CONNECTED = _line("CONNECTED", 8, channel="PJSIP/1001-1", leg="1.1", own="1.0")


def test_caller_who_leaves_in_the_menu_was_in_no_queue() -> None:
    told = _told([*ARRIVAL, *END])

    assert (told.outcome, told.queue_code, told.waits) == (CallOutcome.LEFT_IN_MENU, None, ())


def test_number_that_no_telephone_has_is_kept_as_far_as_a_number_can_be_long() -> None:
    endless = _line("CHAN_START", 0).replace('"138"', f'"{"7" * 300}"')

    told = _told([endless, _line("ARRIVED", 0, own="hotline|" + "8" * 300), *END])

    assert told.caller_number == "8" * 24
    assert [(leg.from_number, leg.to_number) for leg in told.legs] == [("7" * 24, "12345")]


def test_caller_who_names_no_number_is_kept_without_one() -> None:
    told = _told([_line("CHAN_START", 0), _line("ARRIVED", 0, own="hotline|anonymous"), *END])

    assert told.caller_number == ""


def test_caller_who_hangs_up_while_waiting_abandoned() -> None:
    told = _told([*WAITING, RUNG, *END], ["1003|1.0|inquiry|NONE|ENTERQUEUE||138|2"])

    assert (told.outcome, told.waiting_seconds) == (CallOutcome.ABANDONED, 17)
    assert [(wait.ending, wait.position) for wait in told.waits] == [(WaitEnding.ABANDONED, 2)]
    assert told.waits[0].offered_at is not None
    assert (told.legs[1].party, told.legs[1].agent_account) == (CallParty.AGENT, "zhang")


def test_caller_who_asked_for_a_return_call_was_not_answered() -> None:
    told = _told([*WAITING, _line("RETURN_CALL_ASKED", 9, own="138|inquiry"), *END])

    assert (told.outcome, told.waits[0].ending) == (CallOutcome.UNANSWERED, WaitEnding.RETURN_CALL)


def test_full_queue_is_a_call_that_was_blocked() -> None:
    told = _told([*WAITING, _line("QUEUE_LEFT", 3, own="inquiry|FULL|"), *END])

    assert (told.outcome, told.waits[0].ending) == (CallOutcome.BLOCKED, WaitEnding.FULL)


FULL = _line("QUEUE_LEFT", 3, own="inquiry|FULL|")
ASKED = _line("RETURN_CALL_ASKED", 9, own="138|inquiry")


@pytest.mark.parametrize("before", [[*WAITING, FULL], [*ARRIVAL, _line("CLOSED", 2, own="hotline")]])
def test_whoever_asks_for_a_return_call_without_having_waited_is_called_back_too(before: list[str]) -> None:
    assert cause_of(_told([*before, ASKED, *END])) is ReturnCallCause.REQUESTED
    assert cause_of(_told([*before, *END])) is None


PASSED_ON = [
    *WAITING,
    FULL,
    _line("PASSED_ON", 4, own="north|full|12399"),
    _line("CHAN_START", 4, channel="PJSIP/north-1", leg="1.3"),
]


def test_call_that_another_centre_took_over_is_told_with_its_leg_there() -> None:
    taken = [_line("ANSWER", 6, channel="PJSIP/north-1", leg="1.3"), _line("TAKEN_OVER", 6, leg="1.3", own="1.0")]

    told = _told([*PASSED_ON, *taken, *END])

    assert (told.outcome, told.answered_at, told.talking_seconds) == (CallOutcome.TAKEN_OVER, None, 0)
    assert [wait.ending for wait in told.waits] == [WaitEnding.TAKEN_OVER]
    assert [(leg.party, leg.to_number) for leg in told.legs] == [
        (CallParty.CALLER, "12345"),
        (CallParty.OTHER_CENTRE, "12399"),
    ]


def test_call_that_the_other_centre_did_not_take_ended_as_its_wait_here_did() -> None:
    given_up = [_line("HANGUP", 8, channel="PJSIP/north-1", leg="1.3")]

    told = _told([*PASSED_ON, *given_up, _line("PASSED_ON_ENDED", 8, own="north|NOANSWER"), *END])

    assert (told.outcome, told.waits[0].ending) == (CallOutcome.BLOCKED, WaitEnding.FULL)
    assert (told.legs[1].party, told.legs[1].ending) == (CallParty.OTHER_CENTRE, LegEnding.NO_ANSWER)


def test_call_under_way_has_no_end_yet() -> None:
    told = _told([*WAITING, RUNG, CONNECTED])

    assert (told.outcome, told.ended_at, told.was_cut) == (CallOutcome.ANSWERED, None, False)
    assert _told(WAITING).outcome is CallOutcome.UNDER_WAY


def test_call_that_ran_when_the_switch_was_killed_is_cut() -> None:
    told = _told([*WAITING, RUNG, CONNECTED], ["1100|NONE|NONE|NONE|QUEUESTART|"])

    assert told.was_cut and told.ended_at is not None
    assert {leg.ending for leg in told.legs} == {LegEnding.CUT}


def test_refused_number_was_blocked() -> None:
    assert _told([*ARRIVAL, _line("REFUSED", 0, own="not-accepted"), *END]).outcome is CallOutcome.BLOCKED


def test_emergency_desk_has_a_leg_of_its_own() -> None:
    desk = [_line("CHAN_START", 12, channel="PJSIP/120-2", leg="1.2"), _line("ANSWER", 13, leg="1.2")]

    told = _told([*WAITING, RUNG, CONNECTED, *desk, *END])

    assert [leg.party for leg in told.legs] == [CallParty.CALLER, CallParty.AGENT, CallParty.EMERGENCY_SERVICE]


DIALLED = [
    _line("CHAN_START", 0, channel="PJSIP/1001-1"),
    _line("ANSWER", 3, channel="PJSIP/1001-1"),
    _line("DIALLED", 3, channel="PJSIP/1001-1", own="13800138000|return_call|return-call-7"),
    _line("CHAN_START", 4, channel="PJSIP/trunk-2", leg="1.2"),
]
HUNG_UP = [_line("HANGUP", 30, channel="PJSIP/1001-1"), _line("LINKEDID_END", 31)]


def test_call_that_the_platform_dialled_is_outgoing_from_the_ring_at_the_agent_to_the_end() -> None:
    reached = [
        _line("ANSWER", 9, channel="PJSIP/trunk-2", leg="1.2"),
        _line("RECORDED", 9, channel="PJSIP/trunk-2", leg="1.2", own="20260508/1.0.raw"),
        _line("CONNECTED", 9, channel="PJSIP/trunk-2", leg="1.2", own="1.0"),
        _line("BRIDGE_EXIT", 29, channel="PJSIP/trunk-2", leg="1.2"),
        _line("HANGUP", 29, channel="PJSIP/trunk-2", leg="1.2"),
    ]

    told = _told([*DIALLED, *reached, *HUNG_UP])

    assert (told.direction, told.outcome) == (CallDirection.OUTGOING, CallOutcome.ANSWERED)
    assert (told.caller_number, told.agent_account, told.dialled_for) == ("13800138000", "zhang", "return-call-7")
    assert (told.waiting_seconds, told.talking_seconds, told.waits) == (0, 20, ())
    assert told.recording_reference == "20260508/1.0.raw"
    assert [(leg.party, leg.to_number) for leg in told.legs] == [
        (CallParty.AGENT, "1001"),
        (CallParty.CALLED, "13800138000"),
    ]


def test_dialled_number_that_does_not_answer_is_told_as_unanswered() -> None:
    told = _told([*DIALLED, _line("HANGUP", 29, channel="PJSIP/trunk-2", leg="1.2"), *HUNG_UP])

    assert (told.outcome, told.answered_at, told.talking_seconds) == (CallOutcome.UNANSWERED, None, 0)
    assert told.legs[1].ending is LegEnding.NO_ANSWER
