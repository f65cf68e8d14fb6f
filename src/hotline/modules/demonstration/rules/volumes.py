"""Monthly volumes of a year, and the same year at a smaller scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor


@dataclass(frozen=True, slots=True)
class MonthVolumes:
    """How many records of each kind a month has.

    Calls count by arrival, inspections by inspection, orders by registration, call-backs by the last attempt.
    """

    calls: int
    answered: int
    inspected: int
    passed: int
    received: int
    completed: int
    answered_at_once: int
    tried: int
    reached: int
    satisfied: int


def apportion(weights: Sequence[float], total: int) -> list[int]:
    """Split a total in proportion to weights by largest remainder; the parts add up to the total."""
    whole = sum(weights)
    if whole <= 0:
        return [0] * len(weights)
    quotas = [weight * total / whole for weight in weights]
    parts = [floor(quota) for quota in quotas]
    by_remainder = sorted(range(len(weights)), key=lambda i: (parts[i] - quotas[i], i))
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def at_scale(months: Sequence[MonthVolumes], scale: Decimal) -> list[MonthVolumes]:
    """The same shapes at fewer rows: no part exceeds its whole, and at scale 1 nothing changes."""
    if scale == 1:
        return list(months)

    def scaled(values: Sequence[int]) -> list[int]:
        return apportion(values, round(sum(values) * scale))

    def scaled_part(whole: Sequence[int], values: Sequence[tuple[int, int]]) -> list[int]:
        # The difference is what is scaled: 97.39% answered stays near 97.39% however few calls are left.
        missing = scaled([larger - smaller for larger, smaller in values])
        return [max(count - gap, 0) for count, gap in zip(whole, missing, strict=True)]

    def at_most(values: Sequence[int], limits: Sequence[int]) -> list[int]:
        return [min(value, limit) for value, limit in zip(values, limits, strict=True)]

    calls = scaled([m.calls for m in months])
    answered = scaled_part(calls, [(m.calls, m.answered) for m in months])
    inspected = at_most(scaled([m.inspected for m in months]), answered)
    passed = scaled_part(inspected, [(m.inspected, m.passed) for m in months])
    received = scaled([m.received for m in months])
    completed = scaled_part(received, [(m.received, m.completed) for m in months])
    at_once = at_most(scaled([m.answered_at_once for m in months]), completed)
    tried = scaled([m.tried for m in months])
    reached = scaled_part(tried, [(m.tried, m.reached) for m in months])
    satisfied = scaled_part(reached, [(m.reached, m.satisfied) for m in months])
    columns = (calls, answered, inspected, passed, received, completed, at_once, tried, reached, satisfied)
    return [MonthVolumes(*values) for values in zip(*columns, strict=True)]


def over_months(year: MonthVolumes, weights: Sequence[int]) -> list[MonthVolumes]:
    """A year's totals spread over its months: they add up, and no part exceeds its whole in any month."""
    calls = apportion(weights, year.calls)
    answered = apportion(calls, year.answered)
    inspected = apportion(answered, year.inspected)
    received = apportion(weights, year.received)
    completed = _open_at_last(received, year.received - year.completed)
    tried = apportion(weights, year.tried)
    reached = apportion(tried, year.reached)
    columns = (
        calls, answered, inspected, apportion(inspected, year.passed), received, completed,
        apportion(completed, year.answered_at_once), tried, reached, apportion(reached, year.satisfied),
    )  # fmt: skip
    return [MonthVolumes(*values) for values in zip(*columns, strict=True)]


def _open_at_last(received: Sequence[int], still_open: int) -> list[int]:
    """What each month completed where so many of the year, the newest, are still open."""
    completed = list(received)
    for index in range(len(completed) - 1, -1, -1):
        taken = min(completed[index] // 4, still_open)
        completed[index] -= taken
        still_open -= taken
    return completed
