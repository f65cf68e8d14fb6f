"""What other modules may call: what supervision keeps."""

from .actions.instruct import instruct
from .actions.issue_notice import Demand, issue_notice
from .actions.leader_items import Assignment, assign_leader_item
from .actions.remind import remind
from .models import LeaderItem, Reminder, SupervisionNotice, SupervisionPolicy
from .rules.words import LeaderItemState, NoticeLevel
from .selectors.facts import FACTS

__all__ = [
    "FACTS",
    "Assignment",
    "Demand",
    "LeaderItem",
    "LeaderItemState",
    "NoticeLevel",
    "Reminder",
    "SupervisionNotice",
    "SupervisionPolicy",
    "assign_leader_item",
    "instruct",
    "issue_notice",
    "remind",
]
