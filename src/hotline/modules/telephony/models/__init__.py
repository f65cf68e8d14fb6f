"""What telephony keeps, one file per aggregate."""

from .agent_interval import AgentInterval
from .call import Call, CallLeg, CallRating, QueueWait, Recording
from .call_source import CallImport, CallSource
from .queue import MergedLine, Queue
from .seat import (
    LiveViewPolicy,
    NotReadyReason,
    QueueStanding,
    ReturnCall,
    ReturnCallAttempt,
    ReturnCallOccasion,
    Seat,
    SeatEvent,
    SwitchOrder,
    SwitchStanding,
    TrunkStanding,
)

__all__ = [
    "AgentInterval",
    "Call",
    "CallImport",
    "CallLeg",
    "CallRating",
    "CallSource",
    "LiveViewPolicy",
    "MergedLine",
    "NotReadyReason",
    "Queue",
    "QueueStanding",
    "QueueWait",
    "Recording",
    "ReturnCall",
    "ReturnCallAttempt",
    "ReturnCallOccasion",
    "Seat",
    "SeatEvent",
    "SwitchOrder",
    "SwitchStanding",
    "TrunkStanding",
]
