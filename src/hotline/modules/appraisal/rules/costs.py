"""What a hotline costs for one agent, one call, one work order, and how ours compares."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

TEN_THOUSAND = Decimal(10_000)


@dataclass(frozen=True, slots=True)
class Cost:
    """A hotline's yearly cost in yuan, and its agents, calls and work orders where they are known."""

    place: str
    yuan: Decimal
    agents: int | None = None
    calls: int | None = None
    work_orders: int | None = None

    def per(self, measure: str) -> Fraction | None:
        """Yuan for one of `agents`, `calls` or `work_orders`; none where their number is not known or zero."""
        count = getattr(self, measure)
        return Fraction(self.yuan) / count if count else None


MEASURES = ("agents", "calls", "work_orders")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Ours beside the mean of the others that have a figure; `is_below_all` where it is below each of them."""

    measure: str
    ours: Fraction | None
    mean_of_others: Fraction | None
    others: int
    is_below_all: bool | None


def compare(ours: Cost | None, others: Sequence[Cost]) -> tuple[Comparison, ...]:
    """Each measure by itself. The mean is that of the places' own figures, each counting once."""
    return tuple(_compare(measure, ours, others) for measure in MEASURES)


def _compare(measure: str, ours: Cost | None, others: Sequence[Cost]) -> Comparison:
    own = ours.per(measure) if ours else None
    known = [figure for other in others if (figure := other.per(measure)) is not None]
    return Comparison(
        measure=measure,
        ours=own,
        mean_of_others=sum(known, Fraction(0)) / len(known) if known else None,
        others=len(known),
        is_below_all=None if own is None or not known else all(own < figure for figure in known),
    )
