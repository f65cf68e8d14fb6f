"""What a report prints beside the volumes: waiting, handle time, ratings, lateness, send-backs, enterprises."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import repeat

from pydantic import BaseModel, ConfigDict

from .volumes import MonthVolumes, apportion

Whole = Callable[[MonthVolumes], int]


class Particulars(BaseModel):
    """The year's figures at full size; what is not given is left to chance, or does not happen."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    # Of the answered calls: those answered within 15 seconds, the mean of talking and after-call work in seconds, those
    # that the caller rated, and of these the ones in the upper three levels.
    answered_quickly: int | None = None
    handle_seconds: Decimal | None = None
    rated: int | None = None
    rated_satisfied: int | None = None
    # Of the orders: dispatched ones first replied to after they were due, dispatched ones that a department rightly
    # sent back, those answered at once but only after half an hour, those of enterprises and the dispatched of these.
    late: int = 0
    sent_back: int = 0
    answered_slowly: int = 0
    of_enterprises: int | None = None
    dispatched_of_enterprises: int | None = None
    # Inquiries among the orders that are answered at once, and among those that are dispatched.
    inquiries_at_once: int | None = None
    inquiries_dispatched: int | None = None
    # Of the call-backs: those made because the requester had said before that he was dissatisfied.
    dissatisfied: int = 0
    # Of the requesters who were reached: those whose matter is solved in their view.
    solved: int | None = None
    # Work orders that a leader assigned. Minutes of the year in which the platform could not take calls, which do not
    # shrink with the scale.
    leader_items: int = 0
    minutes_down: int = 0


@dataclass(frozen=True, slots=True)
class MonthParticulars:
    """The same of a month; `handle_seconds` is the sum of its calls."""

    answered_quickly: int | None
    handle_seconds: int | None
    rated: int | None
    rated_satisfied: int | None
    late: int
    sent_back: int
    answered_slowly: int
    of_enterprises: int | None
    dispatched_of_enterprises: int | None
    inquiries_at_once: int | None
    inquiries_dispatched: int | None
    dissatisfied: int
    solved: int | None
    leader_items: int


def of_months(
    year: Particulars, published: Sequence[MonthVolumes], months: Sequence[MonthVolumes], scale: Decimal
) -> list[MonthParticulars]:
    """The year's figures for months at a scale, each in the published proportion to what it is a part of."""

    def part(total: int, whole: Whole) -> list[int]:
        wholes = [whole(month) for month in months]
        of_all = sum(whole(month) for month in published)
        return apportion(wholes, round(Fraction(total * sum(wholes), of_all)) if of_all else 0)

    def perhaps(total: int | None, whole: Whole) -> Sequence[int | None]:
        return [None] * len(months) if total is None else part(total, whole)

    answered = [month.answered for month in months]
    rated = perhaps(year.rated, _answered)
    leader_items = max(round(year.leader_items * scale), min(year.leader_items, 1))
    columns = zip(
        perhaps(year.answered_quickly, _answered),
        _seconds(year, answered),
        rated,
        _satisfied(year, rated),
        part(year.late, _done),
        part(year.sent_back, _done),
        part(year.answered_slowly, _at_once),
        _enterprises(year, part),
        perhaps(year.dispatched_of_enterprises, _dispatched),
        perhaps(year.inquiries_at_once, _at_once),
        perhaps(year.inquiries_dispatched, _dispatched),
        part(year.dissatisfied, lambda month: month.tried),
        perhaps(year.solved, lambda month: month.reached),
        apportion([_done(month) for month in months], leader_items),
        strict=False,
    )
    return [MonthParticulars(*values) for values in columns]


def _answered(month: MonthVolumes) -> int:
    return month.answered


def _at_once(month: MonthVolumes) -> int:
    return month.answered_at_once


def _dispatched(month: MonthVolumes) -> int:
    return month.received - month.answered_at_once


def _done(month: MonthVolumes) -> int:
    return month.completed - month.answered_at_once


def _seconds(year: Particulars, answered: Sequence[int]) -> Sequence[int | None]:
    """The handle time of each month's calls, which have the year's mean."""
    if year.handle_seconds is None:
        return [None] * len(answered)
    return apportion(answered, round(year.handle_seconds * sum(answered)))


def _satisfied(year: Particulars, rated: Sequence[int | None]) -> Sequence[int | None]:
    counts = [count or 0 for count in rated]
    if not year.rated or year.rated_satisfied is None:
        return [None] * len(counts)
    return apportion(counts, round(Fraction(year.rated_satisfied * sum(counts), year.rated)))


def _enterprises(year: Particulars, part: Callable[[int, Whole], list[int]]) -> Iterable[int | None]:
    """Orders of enterprises: those that are dispatched and those that are answered at once."""
    if year.of_enterprises is None:
        return repeat(None)
    of_dispatched = year.dispatched_of_enterprises or 0
    one, other = part(of_dispatched, _dispatched), part(year.of_enterprises - of_dispatched, _at_once)
    return [first + second for first, second in zip(one, other, strict=True)]
