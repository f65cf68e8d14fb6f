"""What telephony keeps, one file per aggregate."""

from .agent_interval import AgentInterval
from .call import Call, CallLeg, CallRating, QueueWait, Recording
from .call_source import CallImport, CallSource
from .queue import MergedLine, Queue

__all__ = [
    "AgentInterval",
    "Call",
    "CallImport",
    "CallLeg",
    "CallRating",
    "CallSource",
    "MergedLine",
    "Queue",
    "QueueWait",
    "Recording",
]
