"""What other modules may call: calls and their queues, and what indicators count."""

from .actions.load_calls import CallRow, load_calls
from .models import (
    AgentInterval,
    Call,
    CallImport,
    CallLeg,
    CallRating,
    CallSource,
    MergedLine,
    Queue,
    QueueWait,
    Recording,
)
from .rules import AgentState, CallOutcome, CallParty, LegEnding, RatingMeans, WaitEnding
from .selectors import FACTS, count_calls, find_call

__all__ = [
    "FACTS",
    "AgentInterval",
    "AgentState",
    "Call",
    "CallImport",
    "CallLeg",
    "CallOutcome",
    "CallParty",
    "CallRating",
    "CallRow",
    "CallSource",
    "LegEnding",
    "MergedLine",
    "Queue",
    "QueueWait",
    "RatingMeans",
    "Recording",
    "WaitEnding",
    "count_calls",
    "find_call",
    "load_calls",
]
