"""The figures of a report: what is asked of the indicators, and what is printed, each with what it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from .words import ComparedWith

# How far back a figure lies: the report's own period, one of the comparisons, or so many periods before.
NOW = ""


def back(steps: int) -> str:
    """The period so many before the report's own."""
    return str(steps) if steps else NOW


class FigureKind(StrEnum):
    """A value of an indicator, or what follows from two: a change, a share; or the length of a list."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    CHANGE = "change"
    SHARE = "share"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Asked:
    """One value of an indicator: how far back, and of which part of the whole; an empty variant is the default."""

    indicator: str
    variant: str = ""
    when: str = NOW
    dimension: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """An exact value with its parts; a count has no denominator, a rate without cases no value."""

    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    shown: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as it is printed. What follows from others names them in `of`; the length of a list names its list.

    `number` is its place among the report's figures, from 1. `when` tells how far back its period lies.
    """

    number: int
    kind: FigureKind
    shown: str
    indicator: str = ""
    variant: str = ""
    version: int = 0
    when: str = NOW
    first_day: date | None = None
    last_day: date | None = None
    dimension: str = ""
    key: str = ""
    key_name: str = ""
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    of: tuple[int, ...] = ()
    listed: str = ""

    @property
    def meaning(self) -> tuple[object, ...]:
        """What the figure is, whatever its value: the same after the figures were computed anew."""
        return (self.kind, self.indicator, self.variant, self.when, self.dimension, self.key, self.listed)


Figures = Mapping[int, PrintedFigure]
COMPARISONS = tuple(each.value for each in ComparedWith)
