"""What supervision keeps, one file per aggregate."""

from .accountability import AccountabilityCase, AccountabilityEntry
from .daily_list import DailyList
from .duty import DutyOfficer, Escalation
from .instruction import LeaderInstruction
from .leader_item import LeaderItem
from .notice import NoticeProposal, NoticeReply, NoticeSeries, Rectification, SupervisionNotice
from .policy import SupervisionPolicy
from .reminder import Reminder

__all__ = [
    "AccountabilityCase",
    "AccountabilityEntry",
    "DailyList",
    "DutyOfficer",
    "Escalation",
    "LeaderInstruction",
    "LeaderItem",
    "NoticeProposal",
    "NoticeReply",
    "NoticeSeries",
    "Rectification",
    "Reminder",
    "SupervisionNotice",
    "SupervisionPolicy",
]
