"""When somebody is warned that a limit is running out."""

from datetime import datetime
from decimal import Decimal

from hotline.modules.sla.rules.clocks import ClockFacts, share_elapsed_at
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

# Percent of the limit used up. 100 is the due moment itself.
WARNING_PERCENTS: dict[ClockKind, tuple[int, ...]] = {
    ClockKind.DISPATCH: (80, 100),
    ClockKind.ACKNOWLEDGE: (50, 80, 100),
    ClockKind.CONTACT: (80, 100),
    ClockKind.HANDLE: (50, 80, 100),
    ClockKind.SUPPORT: (80, 100),
    ClockKind.CITIZEN: (80, 100),
    ClockKind.SEND_BACK: (),
}
_PERCENT = Decimal(100)


def warning_at(facts: ClockFacts, calendar: WorkingCalendar, percent: int) -> datetime:
    """The moment at which so much of the limit is used up, in the clock's own time."""
    return share_elapsed_at(facts, calendar, Decimal(percent) / _PERCENT)


def next_warning(
    facts: ClockFacts, calendar: WorkingCalendar, kind: ClockKind, *, at: datetime, owed: int | None = None
) -> tuple[datetime, int] | None:
    """The first warning after a moment, or before it the one that is owed; none after the last."""
    for percent in WARNING_PERCENTS[kind]:
        moment = warning_at(facts, calendar, percent)
        if moment > at or percent == owed:
            return moment, percent
    return None


def passed_percents(
    facts: ClockFacts, calendar: WorkingCalendar, kind: ClockKind, first: int, *, at: datetime
) -> tuple[int, ...]:
    """The shares from that one on that are used up by now."""
    return tuple(
        percent for percent in WARNING_PERCENTS[kind] if percent >= first and warning_at(facts, calendar, percent) <= at
    )
