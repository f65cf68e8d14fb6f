"""What other modules may call: calls and their queues, and what indicators count."""

from .actions.import_calls import CallFile, ImportWatch, import_calls
from .actions.load_calls import CallRow, load_calls
from .actions.record_agent_intervals import record_agent_intervals
from .actions.record_calls import record_calls
from .errors import CallFileRefused
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
from .rules.call_cells import Cell, Row, RowFault
from .rules.call_facts import AgentIntervalFacts, CallFacts, LegFacts, RatingFacts, WaitFacts
from .rules.call_record_maps import CallRecordMap, FileForm, read_map
from .rules.import_tallies import ImportTally
from .selectors.calls import FACTS, count_calls, find_call

__all__ = [
    "FACTS",
    "SWITCH",
    "AgentInterval",
    "AgentIntervalFacts",
    "AgentState",
    "Call",
    "CallFacts",
    "CallFile",
    "CallFileRefused",
    "CallImport",
    "CallLeg",
    "CallOutcome",
    "CallParty",
    "CallRating",
    "CallRecordMap",
    "CallRow",
    "CallSource",
    "Cell",
    "FileForm",
    "ImportTally",
    "ImportWatch",
    "LegEnding",
    "LegFacts",
    "MergedLine",
    "Queue",
    "QueueWait",
    "RatingFacts",
    "RatingMeans",
    "Recording",
    "Row",
    "RowFault",
    "WaitEnding",
    "WaitFacts",
    "count_calls",
    "find_call",
    "import_calls",
    "load_calls",
    "read_map",
    "record_agent_intervals",
    "record_calls",
]
