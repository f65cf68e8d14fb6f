"""How a whole is made up: each part's share of a base that is named, as a bulletin prints it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.rates import DisplayRule, rate, round_half_up, show_percentage

from .formulas import Words


@dataclass(frozen=True, slots=True)
class Share:
    """A part's count, its exact share of the base, and what is printed; no share where the base is zero."""

    name: str
    count: int
    value: Decimal | None
    shown: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """The shares of parts in a named base. Printed shares are not forced to add up to 100."""

    base_name: Words
    base: int
    shares: tuple[Share, ...]
    places: int

    @property
    def ties(self) -> bool:
        """Whether the parts make up the base."""
        return sum(share.count for share in self.shares) == self.base

    @property
    def shown_total(self) -> str:
        """What the printed shares add up to, such as 99.99%."""
        known = [share.value for share in self.shares if share.value is not None]
        total = sum((round_half_up(value * 100, self.places) for value in known), Decimal(0))
        return show_percentage(total / 100 if known else None, DisplayRule.HALF_UP, self.places)


def breakdown(parts: Sequence[tuple[str, int]], base: int, base_name: Words, places: int = 2) -> Breakdown:
    """The share of each part in the base, half-up; which base it is must be said."""
    shares = (Share(name, count, rate(count, base), "") for name, count in parts)
    shown = tuple(
        Share(one.name, one.count, one.value, show_percentage(one.value, DisplayRule.HALF_UP, places)) for one in shares
    )
    return Breakdown(base_name, base, shown, places)
