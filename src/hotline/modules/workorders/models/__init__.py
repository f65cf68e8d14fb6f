"""Work orders with everything that belongs to them, one file per aggregate."""

from .approval import Approval
from .assignment import Assignment
from .bulk import BulkAction, BulkActionItem
from .clock import Clock, Suspension
from .desk import Export, SavedView
from .dispute import JointReview, JointReviewOpinion, Recusal
from .handling import Attachment, ContactAttempt, PromiseTask, Reply
from .history import WorkOrderEvent
from .responsibility import ResponsibilityEntry
from .search import SearchEntry
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
    "Export",
    "JointReview",
    "JointReviewOpinion",
    "NumberSeries",
    "PromiseTask",
    "Recusal",
    "Reply",
    "ResponsibilityEntry",
    "SavedView",
    "SearchEntry",
    "Suspension",
    "WorkOrder",
    "WorkOrderEvent",
]
