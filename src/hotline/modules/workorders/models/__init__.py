"""Work orders with everything that belongs to them, one file per aggregate."""

from .approval import Approval
from .assignment import Assignment
from .bulk import BulkAction, BulkActionItem
from .clock import Clock, Suspension
from .desk import Export, RegistrationDraft, SavedView
from .dispute import JointReview, JointReviewOpinion, Recusal
from .duplicate import DuplicateVerdict
from .handling import Attachment, ContactAttempt, PromiseTask, Reply
from .history import WorkOrderEvent
from .presence import Presence
from .responsibility import ResponsibilityEntry
from .search import SearchEntry
from .service_day import ServiceDay
from .work_order import PRESSING, NumberSeries, WorkOrder

__all__ = [
    "PRESSING",
    "Approval",
    "Assignment",
    "Attachment",
    "BulkAction",
    "BulkActionItem",
    "Clock",
    "ContactAttempt",
    "DuplicateVerdict",
    "Export",
    "JointReview",
    "JointReviewOpinion",
    "NumberSeries",
    "Presence",
    "PromiseTask",
    "Recusal",
    "RegistrationDraft",
    "Reply",
    "ResponsibilityEntry",
    "SavedView",
    "SearchEntry",
    "ServiceDay",
    "Suspension",
    "WorkOrder",
    "WorkOrderEvent",
]
