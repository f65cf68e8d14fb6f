"""What telephony keeps, one file per aggregate."""

from .agent_interval import AgentInterval
from .availability import AvailabilityDay, WatchedSpan
from .book_mark import BookMark
from .call import Call, CallLeg, CallRating, QueueWait
from .call_source import CallImport, CallSource
from .caller_rule import CallerRule
from .city_telephone import CityTelephoneVersion
from .department_expert import DepartmentExpert
from .queue import MergedLine, Queue
from .rating_link import RatingLink, RatingOptOut
from .recording import Listening, Recording, RecordingIncident
from .retention import LegalHold, LongerRetention, RecordingPolicy, RetentionRun
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
    "AvailabilityDay",
    "BookMark",
    "Call",
    "CallImport",
    "CallLeg",
    "CallRating",
    "CallSource",
    "CallerRule",
    "CityTelephoneVersion",
    "DepartmentExpert",
    "LegalHold",
    "Listening",
    "LiveViewPolicy",
    "LongerRetention",
    "MergedLine",
    "NotReadyReason",
    "Queue",
    "QueueStanding",
    "QueueWait",
    "RatingLink",
    "RatingOptOut",
    "Recording",
    "RecordingIncident",
    "RecordingPolicy",
    "RetentionRun",
    "ReturnCall",
    "ReturnCallAttempt",
    "ReturnCallOccasion",
    "Seat",
    "SeatEvent",
    "SwitchOrder",
    "SwitchStanding",
    "TrunkStanding",
    "WatchedSpan",
]
