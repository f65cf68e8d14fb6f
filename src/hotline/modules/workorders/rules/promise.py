"""Promises to settle a legacy matter by a day that is far off (承诺办理)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

# Policy: the longest promise that cities' regulations allow.
MOST_MONTHS = 9


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def latest_day(requested_on: date) -> date:
    """The last day that may be promised."""
    return months_after(requested_on, MOST_MONTHS)


def report_days(promised_on: date, until_on: date) -> tuple[date, ...]:
    """When progress is to be reported: monthly from the promise on, the last time on the day that was promised."""
    return tuple(_months(promised_on, until_on))


def _months(promised_on: date, until_on: date) -> Iterator[date]:
    months = 1
    while months_after(promised_on, months) < until_on:
        yield months_after(promised_on, months)
        months += 1
    yield until_on


def is_reportable(due_on: date, on: date) -> bool:
    """Whether a report on that day is the one due then: a month's report is not written before its month."""
    return on > months_after(due_on, -1)
