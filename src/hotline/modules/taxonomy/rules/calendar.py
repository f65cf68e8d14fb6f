"""Working days: the ordinary week, overruled in both directions by special days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A Monday-to-Friday week with holidays and make-up working days (调休)."""

    special_days: Mapping[date, bool]

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on that day."""
        return self.special_days.get(day, day.weekday() < _SATURDAY)

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after `day`; `day` itself does not count, so nobody loses a started day.

        A count of zero gives the day itself.
        """
        if count < 0:
            raise ValueError("a limit is never negative")
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working_day(day)
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days lie after `first` up to and including `last`; zero when `last` is not later."""
        span = max((last - first).days, 0)
        return sum(self.is_working_day(first + timedelta(days=offset)) for offset in range(1, span + 1))
