"""Who is to be called back, and when that is over."""

from enum import StrEnum

from . import CallOutcome, WaitEnding
from .call_facts import CallFacts


class ReturnCallCause(StrEnum):
    """Why somebody is to be called back."""

    MISSED = "missed"
    ABANDONED = "abandoned"
    REQUESTED = "requested"


class ReturnCallEnding(StrEnum):
    """Why nobody needs to call back any more."""

    GOT_THROUGH = "got_through"
    REACHED = "reached"
    GIVEN_UP = "given_up"


def cause_of(facts: CallFacts) -> ReturnCallCause | None:
    """Why the caller of a call that has ended is to be called back; None where he is not, or hides his number."""
    if not facts.caller_number.lstrip("+").isdigit():
        return None
    # Who finds a queue full or nobody at work asks for it too, without a wait that ends so.
    if facts.asked_for_return_call or any(wait.ending is WaitEnding.RETURN_CALL for wait in facts.waits):
        return ReturnCallCause.REQUESTED
    if facts.outcome is CallOutcome.ABANDONED:
        return ReturnCallCause.ABANDONED
    return ReturnCallCause.MISSED if facts.outcome is CallOutcome.UNANSWERED else None


def reference_of_return_call(return_call_id: int) -> str:
    """How a dialled call names the entry that it is about."""
    return f"return-call-{return_call_id}"


def return_call_of(reference: str) -> int | None:
    """The entry that a dialled call is about; None where it is about something else."""
    prefix, _, number = reference.rpartition("-")
    return int(number) if prefix == "return-call" and number.isdecimal() else None
