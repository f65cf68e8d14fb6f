"""Departments in order of their on-time completion, where there is enough to judge by."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.rates import rate


@dataclass(frozen=True, slots=True)
class Performance:
    """What a department did in a period: work orders due, and of these replied to in time."""

    code: str
    due: int
    on_time: int

    @property
    def overdue(self) -> int:
        """How many were late."""
        return self.due - self.on_time

    @property
    def on_time_rate(self) -> Decimal | None:
        """On time by due; no value where nothing was due."""
        return rate(self.on_time, self.due)


def ranks(performances: Sequence[Performance], smallest_sample: int) -> dict[str, int | None]:
    """Each department's rank, the best first; equal rates share one, and the next is counted on from there.

    A department with fewer cases than the smallest sample has none: one case more or less would turn the order over.
    """
    rates = {each.code: each.on_time_rate for each in performances if each.due >= smallest_sample}
    judged = {code: value for code, value in rates.items() if value is not None}
    return {
        each.code: 1 + sum(value > judged[each.code] for value in judged.values()) if each.code in judged else None
        for each in performances
    }
