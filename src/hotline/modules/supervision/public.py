"""What other modules may call: what supervision keeps."""

from .actions.instruct import instruct
from .actions.issue_notice import Demand, issue_notice
from .actions.leader_items import Assignment, assign_leader_item
from .actions.remind import remind
from .models import LeaderItem, Reminder, SupervisionNotice, SupervisionPolicy
from .rules.words import NoticeLevel

__all__ = [
    "Assignment",
    "Demand",
    "LeaderItem",
    "NoticeLevel",
    "Reminder",
    "SupervisionNotice",
    "SupervisionPolicy",
    "assign_leader_item",
    "instruct",
    "issue_notice",
    "remind",
]
