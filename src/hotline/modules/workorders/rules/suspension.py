"""How long a department may let its clock stand still."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from hotline.kit.clock import end_of_day, local_date
from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar


def latest_end(started_at: datetime, working_days: int, calendar: WorkingCalendar) -> datetime:
    """24:00 of the last of so many working days; the day of the start does not count."""
    return end_of_day(calendar.add_working_days(local_date(started_at), working_days))


def is_within_total(
    started_at: datetime,
    ends_at: datetime,
    earlier: Iterable[tuple[datetime, datetime]],
    policy: HandlingPolicy = STARTING_POLICY,
) -> bool:
    """Whether a suspension, with the earlier ones of the work order, stays within the natural days allowed in all.

    Days are counted as pauses are: those after the first one, up to the last.
    """
    spans = [*earlier, (started_at, ends_at - timedelta(microseconds=1))]
    return (
        sum((local_date(end) - local_date(start)).days for start, end in spans) <= policy.most_suspension_days_in_total
    )
