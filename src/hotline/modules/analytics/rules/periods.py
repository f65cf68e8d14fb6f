"""Periods of whole local days, and the months within them."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.modules.analytics.errors import PeriodOutOfRange, PeriodReversed, PeriodTooLong

MOST_YEARS = 20


@dataclass(frozen=True, slots=True)
class Period:
    """From one local day to another, both included."""

    first_day: date
    last_day: date

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last_day - self.first_day).days + 1

    def all_days(self) -> set[date]:
        """Every one of them."""
        return {date.fromordinal(self.first_day.toordinal() + count) for count in range(self.days)}


def period_of(first_day: date, last_day: date) -> Period:
    """The period; refused where it runs backwards, is too long to be computed at once, or lies outside all records."""
    if last_day < first_day:
        raise PeriodReversed(field="to", first_day=first_day.isoformat(), last_day=last_day.isoformat())
    if first_day.year < FIRST_YEAR or last_day.year > LAST_YEAR:
        raise PeriodOutOfRange(field="from", first_year=FIRST_YEAR, last_year=LAST_YEAR)
    if last_day.year - first_day.year > MOST_YEARS:
        raise PeriodTooLong(field="from", years=MOST_YEARS)
    return Period(first_day, last_day)


def months_of(period: Period) -> dict[str, Period]:
    """The months that the period touches, cut to it: `2023-01` → its part of the period."""
    return {f"{first.year:04d}-{first.month:02d}": Period(first, last) for first, last in _months(period)}


def _months(period: Period) -> Iterator[tuple[date, date]]:
    first = period.first_day
    while first <= period.last_day:
        last = date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
        yield first, min(last, period.last_day)
        first = date.fromordinal(last.toordinal() + 1)
