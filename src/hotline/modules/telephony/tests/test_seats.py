"""What an agent's seat is doing: the declared table, held against any sequence of steps."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.telephony.rules import AgentState
from hotline.modules.telephony.rules.seats import (
    AFTER_CALL_REASON,
    IN_A_CALL,
    LOGGED_IN_REASON,
    NO_ANSWER_REASON,
    TRANSITIONS,
    SeatStep,
    Standing,
    Told,
    is_after_call_work_over,
    lost,
    reconciled,
    stepped,
)

AT = datetime(2026, 5, 8, 2, 0, tzinfo=UTC)
LOGGED_OUT = Standing(None, AT)
STEPS = st.lists(
    st.tuples(st.sampled_from(SeatStep), st.sampled_from(["", "meal", "rest"]), st.sampled_from(["", "1", "2"])),
    max_size=40,
)


def after(*steps: SeatStep, begin: Standing = LOGGED_OUT, call: str = "1", reason: str = "") -> Standing:
    """The standing after those steps, a second apart."""
    standing = begin
    for number, step in enumerate(steps, 1):
        standing = stepped(standing, step, at=begin.since + timedelta(seconds=number), call=call, reason=reason)
    return standing


@given(STEPS)
def test_a_seat_only_ever_moves_as_the_table_says(steps: list[tuple[SeatStep, str, str]]) -> None:
    standing = LOGGED_OUT
    for number, (step, reason, call) in enumerate(steps):
        before, standing = (
            standing,
            stepped(standing, step, at=AT + timedelta(seconds=number), reason=reason, call=call),
        )
        if (before.state, step) not in TRANSITIONS:
            assert standing == before
        elif standing.state != before.state and step not in {SeatStep.OFFER_WITHDRAWN, SeatStep.AFTER_CALL_WORK_ENDED}:
            assert standing.state == TRANSITIONS[before.state, step]


@given(STEPS)
def test_only_a_seat_in_a_call_names_one_and_only_one_not_ready_gives_a_reason(
    steps: list[tuple[SeatStep, str, str]],
) -> None:
    standing = LOGGED_OUT
    for number, (step, reason, call) in enumerate(steps):
        standing = stepped(standing, step, at=AT + timedelta(seconds=number), reason=reason, call=call)
        assert not standing.reason or standing.state is AgentState.NOT_READY
        assert not standing.call or standing.state in {*IN_A_CALL, AgentState.AFTER_CALL_WORK}


@given(STEPS)
def test_time_never_runs_backwards_at_a_seat(steps: list[tuple[SeatStep, str, str]]) -> None:
    standing = LOGGED_OUT
    for number, (step, reason, call) in enumerate(steps):
        before, standing = (
            standing,
            stepped(standing, step, at=AT + timedelta(seconds=number), reason=reason, call=call),
        )
        assert standing.since >= before.since


def test_whoever_logs_in_is_not_ready_until_he_says_so() -> None:
    assert after(SeatStep.LOGGED_IN).state is AgentState.NOT_READY
    assert after(SeatStep.LOGGED_IN).reason == LOGGED_IN_REASON
    assert after(SeatStep.LOGGED_IN, SeatStep.MADE_READY).state is AgentState.READY


def test_an_offer_that_is_not_answered_makes_not_ready() -> None:
    standing = after(SeatStep.LOGGED_IN, SeatStep.MADE_READY, SeatStep.CALL_OFFERED, SeatStep.OFFER_MISSED)
    assert (standing.state, standing.reason) == (AgentState.NOT_READY, NO_ANSWER_REASON)


def test_an_offer_that_the_caller_withdraws_leaves_the_agent_as_he_was() -> None:
    standing = after(SeatStep.LOGGED_IN, SeatStep.MADE_READY, SeatStep.CALL_OFFERED, SeatStep.OFFER_WITHDRAWN)
    assert standing.state is AgentState.READY


def test_a_wish_for_a_break_during_a_call_comes_true_after_the_work_on_it() -> None:
    talking = after(SeatStep.LOGGED_IN, SeatStep.MADE_READY, SeatStep.CALL_OFFERED, SeatStep.CONNECTED)
    wishing = stepped(talking, SeatStep.MADE_NOT_READY, at=AT + timedelta(minutes=1), reason="meal")
    assert wishing.state is AgentState.TALKING
    working = after(SeatStep.HELD, SeatStep.RESUMED, SeatStep.RELEASED, begin=wishing)
    assert working.state is AgentState.AFTER_CALL_WORK
    done = after(SeatStep.AFTER_CALL_WORK_ENDED, begin=working)
    assert (done.state, done.reason) == (AgentState.NOT_READY, "meal")


def test_what_is_told_of_another_call_changes_nothing() -> None:
    talking = after(SeatStep.LOGGED_IN, SeatStep.MADE_READY, SeatStep.CALL_OFFERED, SeatStep.CONNECTED)
    assert stepped(talking, SeatStep.RELEASED, at=AT, call="2") == talking


def test_after_call_work_has_a_limit() -> None:
    working = Standing(AgentState.AFTER_CALL_WORK, AT)
    assert not is_after_call_work_over(working, timedelta(seconds=60), at=AT + timedelta(seconds=59))
    assert is_after_call_work_over(working, timedelta(seconds=60), at=AT + timedelta(seconds=60))


def test_what_goes_on_while_nothing_is_heard_is_not_certain() -> None:
    ready = Standing(AgentState.READY, AT)
    silent = lost(ready, at=AT + timedelta(seconds=5))
    assert (silent.state, silent.is_certain, silent.since) == (AgentState.READY, False, AT + timedelta(seconds=5))
    again = reconciled(silent, Told(False, "", False), at=AT + timedelta(seconds=9))
    assert (again.state, again.is_certain, again.since) == (AgentState.READY, True, AT + timedelta(seconds=9))


@given(
    st.sampled_from([None, *AgentState]),
    st.one_of(st.none(), st.builds(Told, st.booleans(), st.sampled_from(["meal", AFTER_CALL_REASON]), st.booleans())),
)
def test_after_a_reconnection_a_seat_is_what_the_switch_says(state: AgentState | None, told: Told | None) -> None:
    before = lost(Standing(state, AT, call="1" if state in IN_A_CALL else ""), at=AT)
    found = reconciled(before, told, at=AT + timedelta(seconds=3))
    assert (found.state is None) == (told is None)
    assert reconciled(found, told, at=AT + timedelta(seconds=4)) == found
    if told is not None and told.is_in_call:
        assert found.state in IN_A_CALL
        assert found.is_certain == (state in IN_A_CALL)
    else:
        assert found.is_certain and found.state not in IN_A_CALL


def test_a_call_that_began_unheard_is_not_given_a_number() -> None:
    found = reconciled(Standing(AgentState.READY, AT), Told(False, "", True), at=AT)
    assert (found.state, found.call, found.is_certain) == (AgentState.TALKING, "", False)
