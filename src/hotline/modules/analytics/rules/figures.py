"""From a numerator and a denominator to the value, and to what is shown of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.rates import NO_VALUE, rate, show_number, show_percentage

from .catalogue import Indicator, Unit

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it was computed from. A count has no denominator; a zero denominator gives no value."""

    numerator: Number
    denominator: Number | None
    value: Decimal | None
    shown: str


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of one month, department or category."""

    key: str
    name: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class PeriodValue:
    """An indicator's figure over a whole period and, where asked for, of each of its months (`2023-01`)."""

    total: Figure
    months: Mapping[str, Figure]


def figure_of(indicator: Indicator, numerator: Number | None, denominator: Number | None) -> Figure:
    """The exact value, and what the indicator's display rule shows of it; none where nothing has a percentile."""
    if numerator is None:
        return Figure(0, denominator, None, NO_VALUE)
    if denominator is None:
        value = Decimal(numerator) if indicator.divisor == 1 else rate(numerator, indicator.divisor)
    else:
        value = rate(numerator, denominator * indicator.divisor)
    return Figure(numerator, denominator, value, show(indicator, value))


def plain(number: Number) -> str:
    """The exact number as text, without an exponent or zeros at its end."""
    return format(Decimal(number).normalize(), "f")


def show(indicator: Indicator, value: Decimal | None) -> str:
    """The value as it is printed."""
    if value is None:
        return NO_VALUE
    if indicator.unit is Unit.PERCENT:
        return show_percentage(value, indicator.display, indicator.places)
    return show_number(value, indicator.places)
