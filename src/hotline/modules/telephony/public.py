"""What other modules may call: calls and their queues, and what indicators count."""

from .actions.load_calls import CallRow, load_calls
from .actions.record_agent_intervals import record_agent_intervals
from .actions.record_calls import record_calls
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
from .rules import SWITCH, AgentState, CallOutcome, CallParty, LegEnding, RatingMeans, WaitEnding
from .rules.call_facts import AgentIntervalFacts, CallFacts, LegFacts, RatingFacts, WaitFacts
from .selectors import FACTS, count_calls, find_call

__all__ = [
    "FACTS",
    "SWITCH",
    "AgentInterval",
    "AgentIntervalFacts",
    "AgentState",
    "Call",
    "CallFacts",
    "CallImport",
    "CallLeg",
    "CallOutcome",
    "CallParty",
    "CallRating",
    "CallRow",
    "CallSource",
    "LegEnding",
    "LegFacts",
    "MergedLine",
    "Queue",
    "QueueWait",
    "RatingFacts",
    "RatingMeans",
    "Recording",
    "WaitEnding",
    "WaitFacts",
    "count_calls",
    "find_call",
    "load_calls",
    "record_agent_intervals",
    "record_calls",
]
