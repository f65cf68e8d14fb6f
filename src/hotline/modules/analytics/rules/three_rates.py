"""The three rates (三率): response, resolution, satisfaction, and the composite of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import NormalDist

from hotline.kit.rates import rate

# 95 % of such intervals contain the true rate.
_Z = Decimal(repr(NormalDist().inv_cdf(0.975)))
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted of a unit in a period.

    `due`: work orders whose response was due, without excluded ones. `reached` includes the `excluded`; `solved` and
    `partly_solved` do not. `rated` and `satisfied`: requesters who said how satisfied they are, and who are.
    """

    due: int
    responded: int
    reached: int
    excluded: int
    solved: int
    partly_solved: int
    rated: int
    satisfied: int


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of the composite, which add up to 1, and what a partly solved matter counts, from 0 to 1."""

    response: Decimal
    resolution: Decimal
    satisfaction: Decimal
    partly_solved: Decimal = Decimal(0)

    @property
    def total(self) -> Decimal:
        """The sum of the three weights."""
        return self.response + self.resolution + self.satisfaction


@dataclass(frozen=True, slots=True)
class Rate:
    """An exact rate with its parts, and the interval in which the true rate lies as far as so few cases can tell."""

    numerator: Decimal
    denominator: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class ThreeRates:
    """A unit's three rates, and its composite in points from 0 to 100; none where a rate has no value."""

    response: Rate
    resolution: Rate
    satisfaction: Rate
    composite: Decimal | None

    @property
    def smallest_base(self) -> int:
        """The fewest cases on which one of the rates rests."""
        return min(self.response.denominator, self.resolution.denominator, self.satisfaction.denominator)


def three_rates(counts: Counts, weights: Weights) -> ThreeRates:
    """The rates from the counts. A rate without cases has no value, never 0 % or 100 %."""
    response = _rate(Decimal(counts.responded), counts.due)
    solved = counts.solved + weights.partly_solved * counts.partly_solved
    resolution = _rate(solved, counts.reached - counts.excluded)
    satisfaction = _rate(Decimal(counts.satisfied), counts.rated)
    if response.value is None or resolution.value is None or satisfaction.value is None:
        return ThreeRates(response, resolution, satisfaction, None)
    composite = (
        weights.response * response.value
        + weights.resolution * resolution.value
        + weights.satisfaction * satisfaction.value
    )
    return ThreeRates(response, resolution, satisfaction, composite * _HUNDRED)


def places(units: Mapping[str, ThreeRates], minimum_sample: int) -> dict[str, int]:
    """The place of each unit that can be ranked: one with fewer cases, or without a composite, has none.

    Equal composites share a place, and the next place counts them all.
    """
    points = {
        key: rates.composite
        for key, rates in units.items()
        if rates.composite is not None and rates.smallest_base >= minimum_sample
    }
    return {key: 1 + sum(other > own for other in points.values()) for key, own in points.items()}


def _rate(numerator: Decimal, denominator: int) -> Rate:
    value = rate(numerator, denominator)
    if value is None:
        return Rate(numerator, denominator, None, None, None)
    low, high = _wilson(value, denominator)
    return Rate(numerator, denominator, value, low, high)


def _wilson(value: Decimal, cases: int) -> tuple[Decimal, Decimal]:
    """Wilson's interval, which stays within 0 and 1 and is honest about few cases."""
    square = _Z * _Z
    centre = value + square / (2 * cases)
    spread = _Z * Decimal(repr(sqrt(value * (1 - value) / cases + square / (4 * cases * cases))))
    scale = 1 + square / cases
    return max(Decimal(0), (centre - spread) / scale), min(Decimal(1), (centre + spread) / scale)
