"""What a city may change about supervision: the terms of its policy."""

from dataclasses import dataclass
from decimal import Decimal

from hotline.modules.supervision.errors import TermsNotInOrder

from .words import NoticeLevel


@dataclass(frozen=True, slots=True)
class Terms:
    """The thresholds of a policy. Days are working days, hours run around the clock."""

    # Before the due moment: the reminder, and the graver one.
    reminder_hours: int = 48
    key_reminder_hours: int = 24
    # From so many working days after the due moment on, a key notice is due; and after more send-backs or departments.
    key_after_working_days: int = 3
    key_after_send_backs: int = 3
    key_after_units: int = 3
    # So many overdue work orders of a department in a month make the next one a summons.
    summons_after_overdue_in_month: int = 5
    reply_days_ordinary: int = 3
    reply_days_key: int = 2
    reply_days_summons: int = 1
    instruction_reply_days: int = 3
    due_soon_hours: int = 24
    # A month's on-time completion below this rate starts accountability.
    accountability_rate: Decimal = Decimal("0.90")
    # With fewer cases a department is neither ranked nor judged by a rate.
    smallest_sample: int = 10
    explanation_days: int = 3
    circular_after_working_days: int = 5
    interview_after_working_days: int = 10

    def reply_days(self, level: NoticeLevel) -> int:
        """How many working days a department has to reply to a notice of that level."""
        return {
            NoticeLevel.ORDINARY: self.reply_days_ordinary,
            NoticeLevel.KEY: self.reply_days_key,
            NoticeLevel.SUMMONS: self.reply_days_summons,
        }[level]

    def ensure_in_order(self) -> None:
        """Refuse terms in which something graver would come before what is milder, or a limit would be none."""
        for graver, milder in (
            ("key_reminder_hours", "reminder_hours"),
            ("circular_after_working_days", "interview_after_working_days"),
        ):
            if getattr(self, graver) > getattr(self, milder):
                raise TermsNotInOrder(field=graver, first=graver, second=milder)
