"""When a department is reminded without anybody asking for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hotline.modules.sla.rules.limits import ClockKind

from .terms import Terms
from .words import ReminderLevel


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder that is called for: how grave it is, and what set it off."""

    level: ReminderLevel
    trigger: str


_PERCENT_OF_SHORT_LIMITS = 80
_ALL = 100


def reminder_for_warning(
    kind: ClockKind, percent: int, *, started_at: datetime, due_at: datetime, terms: Terms
) -> DueReminder | None:
    """The reminder that a warned clock calls for.

    When a limit runs out, always. At 80% only where the limit is shorter than the hours before its end at which
    departments are reminded anyway, so that nobody is reminded twice of the same.
    """
    if kind not in {ClockKind.ACKNOWLEDGE, ClockKind.CONTACT, ClockKind.HANDLE, ClockKind.SUPPORT}:
        return None
    if percent >= _ALL:
        return DueReminder(ReminderLevel.KEY, f"percent_{_ALL}")
    is_short = due_at - started_at <= timedelta(hours=terms.reminder_hours)
    if kind is ClockKind.HANDLE and percent >= _PERCENT_OF_SHORT_LIMITS and is_short:
        return DueReminder(ReminderLevel.ORDINARY, f"percent_{percent}")
    return None


def reminder_before_due(*, started_at: datetime, due_at: datetime, at: datetime, terms: Terms) -> DueReminder | None:
    """The gravest reminder that the remaining time calls for; none once the limit has run out.

    A limit that was shorter than those hours from the beginning calls for none.
    """
    if at >= due_at:
        return None
    for hours, level in (
        (terms.key_reminder_hours, ReminderLevel.KEY),
        (terms.reminder_hours, ReminderLevel.ORDINARY),
    ):
        moment = due_at - timedelta(hours=hours)
        if moment <= at and started_at < moment:
            return DueReminder(level, f"hours_{hours}")
    return None
