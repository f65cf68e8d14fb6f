"""What a report prints beside the volumes: waiting, handle time, ratings, lateness, send-backs, enterprises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from .volumes import MonthVolumes, apportion


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


def of_months(year: Particulars, months: Sequence[MonthVolumes], scale: Decimal) -> list[MonthParticulars]:
    """The year's figures at a scale, spread over months in proportion to what they are a part of."""

    def part(total: int, wholes: Sequence[int]) -> list[int]:
        return apportion(wholes, min(round(total * scale), sum(wholes)))

    def perhaps(total: int | None, wholes: Sequence[int]) -> Sequence[int | None]:
        return [None] * len(wholes) if total is None else part(total, wholes)

    answered = [month.answered for month in months]
    at_once = [month.answered_at_once for month in months]
    dispatched = [month.received - month.answered_at_once for month in months]
    done = [month.completed - month.answered_at_once for month in months]
    rated = perhaps(year.rated, answered)
    enterprises = _enterprises(year, at_once, dispatched, part)
    seconds = None if year.handle_seconds is None else round(year.handle_seconds * sum(answered) / scale)
    columns = zip(
        perhaps(year.answered_quickly, answered),
        perhaps(seconds, [count * 10**6 for count in answered]),
        rated,
        perhaps(year.rated_satisfied, [count or 0 for count in rated]),
        part(year.late, done),
        part(year.sent_back, done),
        part(year.answered_slowly, at_once),
        enterprises,
        perhaps(year.dispatched_of_enterprises, dispatched),
        perhaps(year.inquiries_at_once, at_once),
        perhaps(year.inquiries_dispatched, dispatched),
        part(year.dissatisfied, [month.tried for month in months]),
        perhaps(year.solved, [month.reached for month in months]),
        apportion(done, max(round(year.leader_items * scale), min(year.leader_items, 1))),
        strict=True,
    )
    return [MonthParticulars(*values) for values in columns]


def _enterprises(
    year: Particulars,
    at_once: Sequence[int],
    dispatched: Sequence[int],
    part: Callable[[int, Sequence[int]], list[int]],
) -> Sequence[int | None]:
    """Orders of enterprises: those that are dispatched and those that are answered at once."""
    if year.of_enterprises is None:
        return [None] * len(at_once)
    of_dispatched = year.dispatched_of_enterprises or 0
    one, other = part(of_dispatched, dispatched), part(year.of_enterprises - of_dispatched, at_once)
    return [first + second for first, second in zip(one, other, strict=True)]
