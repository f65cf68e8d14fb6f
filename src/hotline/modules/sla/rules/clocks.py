"""Clocks: the due moment and the warnings of a work order, derived from facts and never edited."""

from bisect import bisect_right
from datetime import datetime, timedelta
from decimal import Decimal

from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

from .explanation import ExplanationStep, explain
from .stretches import ClockFacts, Extension, Pause, moment_within, stretches

__all__ = [
    "ClockFacts",
    "ExplanationStep",
    "Extension",
    "Pause",
    "due_at",
    "explain",
    "percent_elapsed",
    "share_elapsed_at",
]

_MICROSECOND = timedelta(microseconds=1)
_ALL = 100


def due_at(facts: ClockFacts, calendar: WorkingCalendar, *, at: datetime | None = None) -> datetime:
    """The moment up to which work is on time; a pause that lasts counts up to `at`.

    Amounts of the same unit add up, whatever their order; another unit runs on from the due moment before it. Of a
    pause, a clock of days leaves out the days after its first up to its last, any other clock its exact length.
    """
    if facts.fixed_due_at is not None:
        return facts.fixed_due_at
    return stretches(facts, calendar, at)[-1].ends_at


def share_elapsed_at(
    facts: ClockFacts, calendar: WorkingCalendar, share: Decimal, *, at: datetime | None = None
) -> datetime:
    """When that share of the limit, extensions included, has run down in the clock's own time; all of it at the due
    moment. A day that counts runs down evenly from 00:00 to 24:00.

    Where units are mixed, each weighs by the natural time that it takes.
    """
    if facts.fixed_due_at is not None:
        return facts.started_at + _part(facts.fixed_due_at - facts.started_at, share)
    found = stretches(facts, calendar, at)
    remaining = _part(found[-1].ends_at - found[0].began_at, share)
    if len(found) == 1:
        return moment_within(found[0], share, calendar)
    for stretch in found:
        length = stretch.ends_at - stretch.began_at
        if remaining <= length:
            inner = Decimal(remaining // _MICROSECOND) / max(length // _MICROSECOND, 1)
            return moment_within(stretch, inner, calendar)
        remaining -= length
    return found[-1].ends_at


def percent_elapsed(facts: ClockFacts, calendar: WorkingCalendar, at: datetime) -> int:
    """How much of the limit, extensions included, has run down by a moment: whole percent of the clock's own time,
    rounded down, and 100 from the due moment on.
    """
    if at >= due_at(facts, calendar):
        return _ALL

    def reached_at(percent: int) -> datetime:
        return share_elapsed_at(facts, calendar, Decimal(percent) / _ALL)

    return max(bisect_right(range(_ALL), at, key=reached_at) - 1, 0)


def _part(length: timedelta, share: Decimal) -> timedelta:
    return timedelta(microseconds=int(length // _MICROSECOND * min(max(share, Decimal(0)), Decimal(1))))
