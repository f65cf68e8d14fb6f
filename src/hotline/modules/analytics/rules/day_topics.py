"""Hot topics of a day that is not over: which categories take more of it than they usually do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt

from hotline.kit.rates import rate

# Fewer are chance, not a topic.
LEAST_COUNT = 3


@dataclass(frozen=True, slots=True)
class DayTopic:
    """A category's work orders of the day so far, and how many it would be at its usual share of a day.

    No usual number where nothing is known of past days.
    """

    code: str
    name: str
    count: int
    usual: Decimal | None

    @property
    def is_rising(self) -> bool:
        """Whether it came up clearly more often than usual."""
        return self.usual is not None and self.count >= LEAST_COUNT and self.rise > 1

    @property
    def rise(self) -> float:
        """How far it is above the usual, in units of its own spread."""
        expected = float(self.usual or 0)
        return (self.count - expected) / sqrt(self.count + expected) if self.count + expected else 0.0


def day_topics(
    today: Mapping[str, int], before: Mapping[str, int], names: Mapping[str, str], most: int
) -> list[DayTopic]:
    """The topics of the day: what rises first, by the strength of its rise, then what is simply most frequent.

    Shares are compared, not counts: at ten in the morning a day has brought only a part of its work orders.
    """
    all_today, all_before = sum(today.values()), sum(before.values())

    def usual(code: str) -> Decimal | None:
        share = rate(before.get(code, 0), all_before)
        return None if share is None else share * all_today

    topics = [DayTopic(code, names.get(code, code), count, usual(code)) for code, count in today.items() if count]
    return sorted(topics, key=_order)[:most]


def _order(topic: DayTopic) -> tuple[bool, float, int, str]:
    return not topic.is_rising, -topic.rise if topic.is_rising else 0.0, -topic.count, topic.code


def rolled_up(own: Mapping[int | None, int], parents: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """Each division's number with those of all divisions below it; `parents` gives each with the one above."""
    above = dict(parents)
    whole = dict.fromkeys(above, 0)
    for division, number in own.items():
        place = division
        while place is not None and place in whole:
            whole[place] += number
            place = above[place]
    return whole
