"""The reports that a hotline issues, when they are due, and to which day they are counted."""

import calendar
from datetime import date, datetime, timedelta
from enum import StrEnum

from hotline.kit.clock import end_of_day, local_date

_WEDNESDAY = 2


class ReportKind(StrEnum):
    """日报 周报 月报 年报."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


def due_at(kind: ReportKind, last_day: date) -> datetime:
    """The local 24:00 up to which a report on the period that ended on `last_day` is on time. Natural days.

    Daily: the next day. Weekly: Wednesday of the week after. Monthly: the 5th of the month after. Yearly: 31 January.
    """
    match kind:
        case ReportKind.DAILY:
            day = last_day + timedelta(days=1)
        case ReportKind.WEEKLY:
            next_monday = last_day + timedelta(days=7 - last_day.weekday())
            day = next_monday + timedelta(days=_WEDNESDAY)
        case ReportKind.MONTHLY:
            days_in_month = calendar.monthrange(last_day.year, last_day.month)[1]
            day = last_day.replace(day=days_in_month) + timedelta(days=5)
        case ReportKind.YEARLY:
            day = date(last_day.year + 1, 1, 31)
    return end_of_day(day)


def counted_on(kind: ReportKind, last_day: date, issued_at: datetime) -> date:
    """The day that places a report in a period: a daily one by its issue, any other by the last day it covers."""
    return local_date(issued_at) if kind is ReportKind.DAILY else last_day
