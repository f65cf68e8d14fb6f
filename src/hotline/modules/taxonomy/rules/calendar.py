"""Working days and working time: the ordinary week, overruled in both directions by special days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from hotline.kit.clock import local_date

from .days import HALVES, SHARES, USUAL_HOURS, DayKind, OfficeHours

_SATURDAY = 5
_DAY = timedelta(days=1)
_MICROSECONDS = 1_000_000


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A Monday-to-Friday week with holidays, make-up working days (调休) and half days, and the office hours.

    Days count as 0, 0.5 or 1. `version` is the published version that it shows, 0 for a calendar of no hotline.
    """

    special_days: Mapping[date, DayKind]
    names: Mapping[date, str] = field(default_factory=dict)
    office_hours: OfficeHours = USUAL_HOURS
    version: int = 0

    def kind_of(self, day: date) -> DayKind:
        """What a day is: the special day, or the ordinary week."""
        ordinary = DayKind.FULL if day.weekday() < _SATURDAY else DayKind.OFF
        return self.special_days.get(day, ordinary)

    def share_of(self, day: date) -> Decimal:
        """How much of a working day that day is: 0, 0.5 or 1."""
        return SHARES[HALVES[self.kind_of(day)]]

    def is_working_day(self, day: date) -> bool:
        """Whether offices are open on that day, be it for half of it."""
        return self.kind_of(day) is not DayKind.OFF

    def is_announced(self, year: int) -> bool:
        """Whether the year's holidays are known. The ordinary week alone would give due days that move later.

        The week of the National Day always holds days off, and no city decrees it by itself.
        """
        return any(date(year, 10, day) in self.special_days for day in range(1, 8))

    def next_working_day(self, day: date) -> date:
        """That day where it is a working day, else the first one after it."""
        while not self.is_working_day(day):
            day += _DAY
        return day

    def add_working_days(self, day: date, count: Decimal | int) -> date:
        """The first day at whose end `count` working days have passed since the end of `day`.

        `day` itself does not count, so nobody loses a started day. A count of zero gives the day itself.
        """
        if count < 0:
            raise ValueError("a limit is never negative")
        halves = count * 2
        while halves > 0:
            day += _DAY
            halves -= HALVES[self.kind_of(day)]
        return day

    def working_days_between(self, first: date, last: date) -> Decimal:
        """How many working days lie after `first` up to and including `last`; zero when `last` is not later."""
        span = max((last - first).days, 0)
        halves = sum(HALVES[self.kind_of(first + timedelta(days=offset))] for offset in range(1, span + 1))
        return Decimal(halves) / 2

    def working_seconds_between(self, first: datetime, last: datetime) -> Decimal:
        """How many seconds of office hours lie between two moments, to the microsecond.

        Additive for moments in order; zero when `last` is not later.
        """
        open_time = timedelta(0)
        day, last_day = local_date(first), local_date(last)
        while day <= last_day:
            for opens, closes in self._spans_of(day):
                open_time += max(min(closes, last) - max(opens, first), timedelta(0))
            day += _DAY
        return Decimal(open_time // timedelta(microseconds=1)) / _MICROSECONDS

    def add_working_seconds(self, moment: datetime, seconds: Decimal | int) -> datetime:
        """The earliest moment at which so many seconds of office hours have passed; the moment itself for zero."""
        if seconds < 0:
            raise ValueError("a limit is never negative")
        remaining = timedelta(microseconds=int(seconds * _MICROSECONDS))
        day = local_date(moment)
        while remaining > timedelta(0):
            for opens, closes in self._spans_of(day):
                begins = max(opens, moment)
                if begins + remaining <= closes:
                    return (begins + remaining).astimezone(moment.tzinfo)
                remaining -= max(closes - begins, timedelta(0))
            day += _DAY
        return moment

    def _spans_of(self, day: date) -> list[tuple[datetime, datetime]]:
        return [span.on(day) for span in self.office_hours.spans(self.kind_of(day))]
