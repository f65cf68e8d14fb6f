"""What can become of a call, of those who take part in it, of a wait and of an agent's time."""

from enum import StrEnum


class CallOutcome(StrEnum):
    """What became of a call that came in. Only the answered, the abandoned and the unanswered are this centre's own.

    Of a call that another centre took over that centre tells whether it was answered.
    """

    UNDER_WAY = "under_way"
    ANSWERED = "answered"
    ABANDONED = "abandoned"
    UNANSWERED = "unanswered"
    LEFT_IN_MENU = "left_in_menu"
    BLOCKED = "blocked"
    TAKEN_OVER = "taken_over"


class CallDirection(StrEnum):
    """Whether somebody called the hotline, or the hotline called somebody."""

    INCOMING = "incoming"
    OUTGOING = "outgoing"


class CallParty(StrEnum):
    """Who is on a leg of a call. Whom the hotline calls is the called party."""

    CALLER = "caller"
    CALLED = "called"
    AGENT = "agent"
    TEAM_LEADER = "team_leader"
    EMERGENCY_SERVICE = "emergency_service"
    DEPARTMENT = "department"
    OTHER_CENTRE = "other_centre"


class LegEnding(StrEnum):
    """How a leg ended: who hung up, or why nobody was reached."""

    HUNG_UP = "hung_up"
    RELEASED = "released"
    TRANSFERRED = "transferred"
    NO_ANSWER = "no_answer"
    DECLINED = "declined"
    CUT = "cut"


class WaitEnding(StrEnum):
    """How a wait in a queue ended."""

    ANSWERED = "answered"
    ABANDONED = "abandoned"
    TIMED_OUT = "timed_out"
    FULL = "full"
    OVERFLOWED = "overflowed"
    TAKEN_OVER = "taken_over"
    RETURN_CALL = "return_call"
    CUT = "cut"


class AgentState(StrEnum):
    """What an agent who is logged in does. An agent without an interval is logged out."""

    READY = "ready"
    NOT_READY = "not_ready"
    OFFERED = "offered"
    TALKING = "talking"
    HOLDING = "holding"
    AFTER_CALL_WORK = "after_call_work"


class RatingMeans(StrEnum):
    """How a caller rated a call."""

    KEYPAD = "keypad"
    SMS = "sms"


IN_A_QUEUE = (CallOutcome.ANSWERED, CallOutcome.ABANDONED, CallOutcome.UNANSWERED)
SWITCH = "switch"
# Calls of nobody, from a switch that is not there.
SIMULATED = "simulated"
# Agents' times as the seats were watched live; the switch's own books tell them too, under `SWITCH`.
SEATS = "seats"
IMPORT_PREFIX = "import:"
