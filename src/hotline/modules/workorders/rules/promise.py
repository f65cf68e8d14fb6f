"""Promises to settle a legacy matter by a day that is far off (承诺办理)."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def latest_day(requested_on: date, policy: HandlingPolicy = STARTING_POLICY) -> date:
    """The last day that may be promised."""
    return months_after(requested_on, policy.most_promise_months)


def report_days(promised_on: date, until_on: date, policy: HandlingPolicy = STARTING_POLICY) -> tuple[date, ...]:
    """When progress is to be reported: every so many months from the promise on, and last on the promised day."""
    return tuple(_months(promised_on, until_on, policy.promise_report_months))


def _months(promised_on: date, until_on: date, every: int) -> Iterator[date]:
    months = every
    while months_after(promised_on, months) < until_on:
        yield months_after(promised_on, months)
        months += every
    yield until_on


def is_reportable(due_on: date, on: date, policy: HandlingPolicy = STARTING_POLICY) -> bool:
    """Whether a report on that day is the one due then: a month's report is not written before its month."""
    return on > months_after(due_on, -policy.promise_report_months)
