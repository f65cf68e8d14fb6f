"""Where a period that still goes on will end at this pace: a forecast, never kept as a scorecard."""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypedDict

from .scheme import Period
from .values import IndicatorValue, MonthValue


class _Exactly(TypedDict):
    numerator: Decimal
    denominator: Decimal
    value: None


class Pace(StrEnum):
    """What becomes of an indicator's figure by the period's end."""

    STAYS = "stays"  # a rate or an average: as it is so far
    GROWS = "grows"  # a count: in proportion to the days
    STANDS = "stands"  # what there is at the end, such as agents: as of today
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How much of a period is over: its days up to and including `as_of`, of all its days."""

    period: Period
    as_of: date

    @property
    def days_over(self) -> int:
        """The days that have begun, at most all of them."""
        return (min(self.as_of, self.period.last_day) - self.period.first_day).days + 1

    @property
    def days_in_all(self) -> int:
        """The days of the period."""
        return (self.period.last_day - self.period.first_day).days + 1

    @property
    def is_over(self) -> bool:
        """Whether nothing is left to project."""
        return self.days_over >= self.days_in_all


def at_this_pace(value: IndicatorValue, pace: Pace, progress: Progress) -> IndicatorValue:
    """The figure at the period's end. Months that are over stay; the present one and those to come are projected.

    A figure whose pace is not known, or that has no value yet, has none at the end either.
    """
    if progress.is_over:
        return value
    if pace is Pace.UNKNOWN:
        return IndicatorValue(code=value.code, variant=value.variant)
    months = _months(value, pace, progress) if value.months else ()
    if pace is not Pace.GROWS or value.exact is None:
        return replace(value, months=months)
    grown = value.exact * Fraction(progress.days_in_all, progress.days_over)
    return replace(value, **_parts(grown), months=months)


def projected_months(progress: Progress) -> tuple[str, ...]:
    """The months of the period that are not over."""
    return tuple(month for month, days in _days_of_months(progress.period).items() if days[1] > progress.as_of)


def _months(value: IndicatorValue, pace: Pace, progress: Progress) -> tuple[MonthValue, ...]:
    known: Mapping[str, MonthValue] = {one.month: one for one in value.months}
    months = []
    for month, (first, last) in _days_of_months(progress.period).items():
        so_far = known.get(month)
        if last <= progress.as_of and so_far is not None:
            months.append(so_far)
        elif first <= progress.as_of and so_far is not None:
            days_over = (progress.as_of - first).days + 1
            months.append(_grown(so_far, pace, Fraction((last - first).days + 1, days_over)))
        else:
            months.append(_to_come(month, (last - first).days + 1, value, pace, progress))
    return tuple(months)


def _grown(month: MonthValue, pace: Pace, share: Fraction) -> MonthValue:
    if pace is not Pace.GROWS or month.exact is None:
        return month
    return MonthValue(month=month.month, **_parts(month.exact * share))


def _to_come(month: str, days: int, value: IndicatorValue, pace: Pace, progress: Progress) -> MonthValue:
    """A month that has not begun: at the rate, or at the number a day, of the period so far."""
    if value.exact is None:
        return MonthValue(month=month)
    exact = value.exact * Fraction(days, progress.days_over) if pace is Pace.GROWS else value.exact
    return MonthValue(month=month, **_parts(exact))


def _parts(exact: Fraction) -> _Exactly:
    """A figure as the quotient that it exactly is."""
    return {"numerator": Decimal(exact.numerator), "denominator": Decimal(exact.denominator), "value": None}


def _days_of_months(period: Period) -> dict[str, tuple[date, date]]:
    """Each month that the period touches, with its days inside the period."""
    months: dict[str, tuple[date, date]] = {}
    day = period.first_day
    while day <= period.last_day:
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        months[f"{day:%Y-%m}"] = (day, min(last, period.last_day))
        day = date.fromordinal(last.toordinal() + 1)
    return months
