"""Which days a report covers, and which it is compared with."""

import calendar
from datetime import date, timedelta

from hotline.modules.analytics.rules.periods import Period

from .words import ComparedWith, ReportType

_WEEK = timedelta(days=7)
# So that a week is compared with the same days of the week.
_WEEKS_OF_A_YEAR = timedelta(weeks=52)


def span_of(kind: ReportType, day: date) -> Period:
    """The day, week (Monday to Sunday), month or year that holds a day; a special report names its own days."""
    match kind:
        case ReportType.WEEKLY:
            monday = day - timedelta(days=day.weekday())
            return Period(monday, monday + timedelta(days=6))
        case ReportType.MONTHLY:
            return Period(day.replace(day=1), _last_of_month(day))
        case ReportType.YEARLY:
            return Period(date(day.year, 1, 1), date(day.year, 12, 31))
        case _:
            return Period(day, day)


def last_ended(kind: ReportType, today: date) -> Period:
    """The newest period of the kind that is over."""
    return span_of(kind, span_of(kind, today).first_day - timedelta(days=1))


def is_whole(kind: ReportType, period: Period) -> bool:
    """Whether the days are exactly one period of the kind; any are for a special report."""
    return kind is ReportType.SPECIAL or span_of(kind, period.first_day) == period


def earlier(kind: ReportType, period: Period, steps: int) -> Period:
    """The period so many before; for a special report as many days as it has."""
    for _ in range(steps):
        day_before = period.first_day - timedelta(days=1)
        if kind is ReportType.SPECIAL:
            period = Period(period.first_day - timedelta(days=period.days), day_before)
        else:
            period = span_of(kind, day_before)
    return period


def compared_with(kind: ReportType, period: Period, comparison: ComparedWith) -> Period:
    """The period before, or the same one a year before: of a week the one 52 weeks before, of 29 February the 28th."""
    if comparison is ComparedWith.LAST_PERIOD:
        return earlier(kind, period, 1)
    match kind:
        case ReportType.WEEKLY:
            return Period(period.first_day - _WEEKS_OF_A_YEAR, period.last_day - _WEEKS_OF_A_YEAR)
        case ReportType.MONTHLY:
            return span_of(kind, _year_before(period.first_day))
        case _:
            return Period(_year_before(period.first_day), _year_before(period.last_day))


def said(kind: ReportType, period: Period) -> str:
    """The period as a report names it: 2026年10月; 2026年第42周（10月12日至10月18日）."""
    first, last = period.first_day, period.last_day
    match kind:
        case ReportType.DAILY:
            return _day(first)
        case ReportType.WEEKLY:
            year, week, _ = first.isocalendar()
            return f"{year}年第{week}周（{_month_and_day(first)}至{_month_and_day(last)}）"
        case ReportType.MONTHLY:
            return f"{first.year}年{first.month}月"
        case ReportType.YEARLY:
            return f"{first.year}年"
    if first == last:
        return _day(first)
    return f"{_day(first)}至{_month_and_day(last) if first.year == last.year else _day(last)}"


def short(kind: ReportType, period: Period) -> str:
    """The period as the label of a table or chart names it."""
    first = period.first_day
    match kind:
        case ReportType.WEEKLY:
            year, week, _ = first.isocalendar()
            return f"{year}年第{week}周"
        case ReportType.DAILY:
            return _month_and_day(first)
        case ReportType.SPECIAL:
            return f"{_month_and_day(first)}至{_month_and_day(period.last_day)}"
    return said(kind, period)


def _day(day: date) -> str:
    return f"{day.year}年{_month_and_day(day)}"


def _month_and_day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def _last_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _year_before(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)
