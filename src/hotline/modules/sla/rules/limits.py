"""A limit in working days or hours, and the moment at which it runs out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.kit.clock import end_of_day, local_date
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar


class LimitUnit(StrEnum):
    """工作日 or 小时 (natural hours, around the clock)."""

    WORKING_DAY = "working_day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long handling may take."""

    amount: int
    unit: LimitUnit
    rule_name: str

    def due_at(self, started_at: datetime, calendar: WorkingCalendar) -> datetime:
        """The moment up to which work is on time.

        Working days: the day of the start does not count, and the last day counts to 24:00 local time.
        """
        if self.unit is LimitUnit.HOUR:
            return started_at + timedelta(hours=self.amount)
        return end_of_day(calendar.add_working_days(local_date(started_at), self.amount))


# Holds until a city writes its own rules: the general limit of most cities' regulations.
DEFAULT_LIMIT = Limit(5, LimitUnit.WORKING_DAY, "默认五个工作日")
