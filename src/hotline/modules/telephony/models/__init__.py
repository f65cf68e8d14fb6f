"""What telephony keeps, one file per aggregate."""

from .agent_interval import AgentInterval
from .call import Call, CallLeg, CallRating, QueueWait
from .call_source import CallImport, CallSource
from .queue import MergedLine, Queue
from .recording import Listening, Recording, RecordingIncident
from .retention import LegalHold, LongerRetention, RecordingPolicy, RetentionRun

__all__ = [
    "AgentInterval",
    "Call",
    "CallImport",
    "CallLeg",
    "CallRating",
    "CallSource",
    "LegalHold",
    "Listening",
    "LongerRetention",
    "MergedLine",
    "Queue",
    "QueueWait",
    "Recording",
    "RecordingIncident",
    "RecordingPolicy",
    "RetentionRun",
]
