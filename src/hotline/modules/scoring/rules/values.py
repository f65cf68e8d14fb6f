"""What goes into a score: values computed from records, and values entered with evidence."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from .kinds import AnswerLevel
from .texts import FORM, Code, Sentence, Text, as_decimal

# Bounded, for an exact fraction of 1e999999999 would fill the memory.
Amount = Annotated[Decimal, Field(ge=0, max_digits=24, decimal_places=8, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]


def exact(numerator: Decimal | None, denominator: Decimal | None, value: Decimal | None) -> Fraction | None:
    """The exact value of a figure: its quotient where it has both parts; nothing where the denominator is zero."""
    if numerator is not None and denominator is not None:
        return Fraction(numerator) / Fraction(denominator) if denominator else None
    if value is not None:
        return Fraction(value)
    return None if numerator is None else Fraction(numerator)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class MonthValue:
    """An indicator's figure for one month, such as `2023-01`."""

    month: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None

    @property
    def exact(self) -> Fraction | None:
        """The exact value that rules go by; nothing where there is none."""
        return exact(self.numerator, self.denominator, self.value)

    @property
    def figure(self) -> Decimal | None:
        """The value to keep or print, which has 28 digits; rules go by `exact`."""
        return None if self.exact is None else as_decimal(self.exact)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """An operating indicator's figure for the period; `variant` is the one that the scheme asked for, if any.

    Numerator and denominator are given only where the value is exactly their quotient.
    """

    code: str
    variant: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None
    months: tuple[MonthValue, ...] = ()

    @property
    def exact(self) -> Fraction | None:
        """The exact value that rules go by; nothing where there is none."""
        return exact(self.numerator, self.denominator, self.value)

    @property
    def figure(self) -> Decimal | None:
        """The value to keep or print, which has 28 digits; rules go by `exact`."""
        return None if self.exact is None else as_decimal(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Comparison:
    """Another place's figure that ours is compared with."""

    name: Sentence
    numerator: Amount | None = None
    denominator: Amount | None = None
    value: Amount | None = None

    @property
    def exact(self) -> Fraction | None:
        """The exact value that rules go by; nothing where there is none."""
        return exact(self.numerator, self.denominator, self.value)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class EnteredValue:
    """What a person entered for a leaf, and the evidence for it.

    Which fields are filled depends on the leaf's rule: a figure, an answer for each point, a count for each kind of
    occurrence, or others' figures to compare with.
    """

    leaf: Code
    evidence: Text
    printed_in: Sentence | None = None
    numerator: Amount | None = None
    denominator: Amount | None = None
    value: Amount | None = None
    answers: Mapping[Code, AnswerLevel] = dataclasses.field(default_factory=dict)
    counts: Mapping[Code, Count] = dataclasses.field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()

    @property
    def exact(self) -> Fraction | None:
        """The exact value that rules go by; nothing where there is none."""
        return exact(self.numerator, self.denominator, self.value)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """Everything that a scheme is scored with."""

    indicators: tuple[IndicatorValue, ...] = ()
    entered: tuple[EnteredValue, ...] = ()

    def indicator(self, code: str, variant: str | None) -> IndicatorValue | None:
        """The figure of an indicator in a variant, if it was handed in."""
        return next((one for one in self.indicators if (one.code, one.variant) == (code, variant)), None)

    def entered_for(self, leaf: str) -> EnteredValue | None:
        """What was entered for a leaf, if anything was."""
        return next((one for one in self.entered if one.leaf == leaf), None)
