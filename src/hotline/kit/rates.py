"""Exact rates, and the rules by which they are shown. Values are never rounded before they are shown."""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum

NO_VALUE = "—"


class DisplayRule(StrEnum):
    """How an exact value is cut to the figures that are shown: a property of the indicator, never of a page."""

    HALF_UP = "half_up"
    BELOW_ONE_NEVER_HUNDRED = "below_one_never_hundred"
    TRUNCATE = "truncate"


def rate(numerator: Decimal | int, denominator: Decimal | int) -> Decimal | None:
    """The exact quotient; no value where the denominator is zero: never 0% or 100%."""
    if denominator == 0:
        return None
    return Decimal(numerator) / Decimal(denominator)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """The value at so many decimal places, a half rounded away from zero."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def truncate(value: Decimal, places: int) -> Decimal:
    """The value cut, not rounded, at so many decimal places."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_DOWN)


def show_number(value: Decimal | int | None, places: int = 0) -> str:
    """A plain number with so many decimal places, half-up, without thousands separators."""
    return NO_VALUE if value is None else str(round_half_up(Decimal(value), places))


def show_percentage(value: Decimal | None, rule: DisplayRule = DisplayRule.HALF_UP, places: int = 2) -> str:
    """A rate as a percentage.

    By `BELOW_ONE_NEVER_HUNDRED` a rate below one that would round to 100% is cut instead: 99.9967% shows as 99.99%.
    """
    if value is None:
        return NO_VALUE
    percentage = value * 100
    cut = rule is DisplayRule.TRUNCATE
    if rule is DisplayRule.BELOW_ONE_NEVER_HUNDRED and value < 1 and round_half_up(percentage, places) >= 100:
        cut = True
    return f"{truncate(percentage, places) if cut else round_half_up(percentage, places)}%"
