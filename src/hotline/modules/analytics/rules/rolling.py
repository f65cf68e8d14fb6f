"""The worst of all continuous 24 hours: what a standard asks for and a day's report hides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from hotline.kit.rates import rate

HOURS = 24


@dataclass(frozen=True, slots=True)
class HourCount:
    """How many calls came in within an hour, and how many of them were answered."""

    begins: datetime
    calls: int
    answered: int


@dataclass(frozen=True, slots=True)
class Window:
    """Some continuous hours and their answer rate; `ends` is the first moment after them."""

    begins: datetime
    ends: datetime
    calls: int
    answered: int

    @property
    def value(self) -> Decimal | None:
        """The exact rate; none where nobody called."""
        return rate(self.answered, self.calls)

    def meets(self, target: Decimal) -> bool:
        """Whether the exact rate reaches the target: 94.996% does not reach 95%."""
        return self.value is not None and self.value >= target


def worst_window(hours: Sequence[HourCount], length: int = HOURS) -> Window | None:
    """The lowest rate of any `length` continuous hours, the earliest of equals; none where nobody called in any.

    `hours` follow each other without a gap.
    """
    worst: Window | None = None
    calls = answered = 0
    for index, hour in enumerate(hours):
        calls, answered = calls + hour.calls, answered + hour.answered
        if index >= length:
            calls, answered = calls - hours[index - length].calls, answered - hours[index - length].answered
        if index < length - 1 or not calls:
            continue
        begins = hours[index - length + 1].begins
        # Cross-multiplied, so that it stays exact.
        if worst is None or answered * worst.calls < worst.answered * calls:
            worst = Window(begins, hour.begins + timedelta(hours=1), calls, answered)
    return worst
