"""Working days of a stretch of time, looked up by number."""

from dataclasses import dataclass
from datetime import date, timedelta

from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

from .moments import day_number, day_of, local_day, second_of_day, start_of

_MARGIN = 60


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are working days, and which working day comes next."""

    calendar: WorkingCalendar
    first: int
    working: tuple[bool, ...]
    following: tuple[int, ...]

    def is_working(self, day: int) -> bool:
        """Whether offices are open on that day."""
        return self.working[day - self.first]

    def after(self, day: int, count: int) -> int:
        """The count-th working day after a day; the day itself for zero."""
        for _ in range(count):
            day = self.following[day - self.first]
        return day

    def into_office(self, second: int, opens: int, closes: int) -> int:
        """The moment itself in office hours, else the next opening. Hours are seconds since midnight."""
        day = local_day(second)
        at = second_of_day(second)
        if self.is_working(day):
            if opens <= at < closes:
                return second
            if at < opens:
                return start_of(day) + opens
        return start_of(self.after(day, 1)) + opens


def workdays(calendar: WorkingCalendar, first_day: date, last_day: date) -> Workdays:
    """The working days around a period, with a margin for what is completed after it."""
    first = day_number(first_day - timedelta(days=_MARGIN))
    last = day_number(last_day + timedelta(days=_MARGIN))
    working = [calendar.is_working_day(day_of(number)) for number in range(first, last + 1)]
    following = [0] * len(working)
    upcoming = last + 1
    for index in range(len(working) - 1, -1, -1):
        following[index] = upcoming
        if working[index]:
            upcoming = first + index
    return Workdays(calendar, first, tuple(working), tuple(following))
