"""What an agent's seat is doing: a state machine that follows what is told, and marks what was not.

`TRANSITIONS` is the whole of it. A step that it does not name changes nothing: what does not fit is not guessed at.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from . import AgentState

LOGGED_IN_REASON = "logged_in"
NO_ANSWER_REASON = "no-answer"
# The switch knows no after-call work: to it this is a pause like any other.
AFTER_CALL_REASON = "after-call-work"


class SeatStep(StrEnum):
    """What can happen at a seat."""

    LOGGED_IN = "logged_in"
    LOGGED_OUT = "logged_out"
    MADE_READY = "made_ready"
    MADE_NOT_READY = "made_not_ready"
    CALL_OFFERED = "call_offered"
    OFFER_MISSED = "offer_missed"
    OFFER_WITHDRAWN = "offer_withdrawn"
    CONNECTED = "connected"
    HELD = "held"
    RESUMED = "resumed"
    RELEASED = "released"
    AFTER_CALL_WORK_ENDED = "after_call_work_ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """An agent's state since a moment. Logged out where `state` is None.

    `resting` is the state, with its reason, to come back to after a call that is not answered. `wants_not_ready` holds
    the reason for which an agent who speaks will not be ready afterwards. Where `is_certain` is not set, the switch
    has not said that the state holds.
    """

    state: AgentState | None
    since: datetime
    reason: str = ""
    call: str = ""
    resting: tuple[AgentState, str] = (AgentState.NOT_READY, LOGGED_IN_REASON)
    wants_not_ready: str = ""
    is_certain: bool = True

    @property
    def is_busy(self) -> bool:
        """Whether a call rings or runs at the seat."""
        return self.state in IN_A_CALL


READY, NOT_READY, OFFERED = AgentState.READY, AgentState.NOT_READY, AgentState.OFFERED
TALKING, HOLDING, AFTER_CALL = AgentState.TALKING, AgentState.HOLDING, AgentState.AFTER_CALL_WORK
IN_A_CALL = frozenset({OFFERED, TALKING, HOLDING})
RESTING = frozenset({READY, NOT_READY, AFTER_CALL})

# From where, what, to where. To `OFFERED` on `OFFER_WITHDRAWN` reads: back to where he was before it rang.
TRANSITIONS: dict[tuple[AgentState | None, SeatStep], AgentState | None] = {
    (None, SeatStep.LOGGED_IN): NOT_READY,
    **{(state, SeatStep.LOGGED_OUT): None for state in AgentState},
    **{(state, SeatStep.MADE_READY): READY for state in (READY, NOT_READY, AFTER_CALL)},
    **{(state, SeatStep.MADE_NOT_READY): NOT_READY for state in (READY, NOT_READY, AFTER_CALL)},
    # While he speaks the wish is kept, and the state stays.
    **{(state, SeatStep.MADE_NOT_READY): state for state in (OFFERED, TALKING, HOLDING)},
    **{(state, SeatStep.MADE_READY): state for state in (OFFERED, TALKING, HOLDING)},
    **{(state, SeatStep.CALL_OFFERED): OFFERED for state in RESTING},
    (OFFERED, SeatStep.OFFER_MISSED): NOT_READY,
    (OFFERED, SeatStep.OFFER_WITHDRAWN): OFFERED,
    **{(state, SeatStep.CONNECTED): TALKING for state in (OFFERED, *sorted(RESTING))},
    (TALKING, SeatStep.HELD): HOLDING,
    (HOLDING, SeatStep.RESUMED): TALKING,
    (TALKING, SeatStep.RELEASED): AFTER_CALL,
    (HOLDING, SeatStep.RELEASED): AFTER_CALL,
    (AFTER_CALL, SeatStep.AFTER_CALL_WORK_ENDED): READY,
}


def stepped(standing: Standing, step: SeatStep, *, at: datetime, reason: str = "", call: str = "") -> Standing:
    """The standing after that step; the same one where the step does not fit, or tells of another call."""
    key = (standing.state, step)
    if key not in TRANSITIONS or (call and standing.is_busy and standing.call != call):
        return standing
    state = TRANSITIONS[key]
    if standing.state in IN_A_CALL and step in {SeatStep.MADE_READY, SeatStep.MADE_NOT_READY}:
        return replace(standing, wants_not_ready=reason if step is SeatStep.MADE_NOT_READY else "")
    if step is SeatStep.OFFER_WITHDRAWN:
        state, reason = standing.resting
        if standing.wants_not_ready:
            state, reason = NOT_READY, standing.wants_not_ready
        return Standing(state, at, reason)
    if state is standing.state and reason == standing.reason and standing.is_certain:
        return standing
    return _entered(standing, step, state, at=at, reason=reason, call=call)


def _entered(
    standing: Standing, step: SeatStep, state: AgentState | None, *, at: datetime, reason: str, call: str
) -> Standing:
    if state is NOT_READY:
        reason = {SeatStep.LOGGED_IN: LOGGED_IN_REASON, SeatStep.OFFER_MISSED: NO_ANSWER_REASON}.get(step, reason)
        return Standing(state, at, reason)
    if step is SeatStep.AFTER_CALL_WORK_ENDED and standing.wants_not_ready:
        return Standing(NOT_READY, at, standing.wants_not_ready)
    if state is READY or state is None:
        return Standing(state, at)
    resting = standing.resting
    if standing.state in {READY, NOT_READY}:
        resting = (standing.state, standing.reason)
    elif standing.state is AFTER_CALL:
        resting = (READY, "")
    return Standing(state, at, "", call or standing.call, resting, "" if state is OFFERED else standing.wants_not_ready)


def lost(standing: Standing, *, at: datetime) -> Standing:
    """Nothing is heard any more: from then on the state is what was last known."""
    return (
        replace(standing, since=max(at, standing.since), is_certain=False) if standing.state is not None else standing
    )


@dataclass(frozen=True, slots=True)
class Told:
    """An agent as the switch says he stands now. Which call he is in, and whether it only rings, it does not say."""

    is_paused: bool
    pause_reason: str
    is_in_call: bool


def reconciled(standing: Standing, told: Told | None, *, at: datetime) -> Standing:
    """The standing after the switch said what is. Nobody whom it does not know is logged in.

    Of a call that began unheard it is known that it runs, but not since when or which: it stays marked as not certain.
    """
    if told is not None and told.is_in_call:
        if standing.is_busy:
            return _certain(standing, at) if standing.call else standing
        return Standing(TALKING, at, resting=_resting(told), is_certain=False)
    state, reason = (None, "") if told is None else _rest(told)
    if state is standing.state and (state is not NOT_READY or reason == standing.reason):
        return _certain(standing, at)
    return Standing(state, at, reason)


def _certain(standing: Standing, at: datetime) -> Standing:
    return standing if standing.is_certain else replace(standing, since=at, is_certain=True)


def _rest(told: Told) -> tuple[AgentState, str]:
    if not told.is_paused:
        return READY, ""
    return (AFTER_CALL, "") if told.pause_reason == AFTER_CALL_REASON else (NOT_READY, told.pause_reason)


def _resting(told: Told) -> tuple[AgentState, str]:
    state, reason = _rest(told)
    return (READY, "") if state is AFTER_CALL else (state, reason)


def is_after_call_work_over(standing: Standing, limit: timedelta, *, at: datetime) -> bool:
    """Whether after-call work has lasted as long as the city allows."""
    return standing.state is AFTER_CALL and at - standing.since >= limit
