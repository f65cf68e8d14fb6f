"""Texts in both languages, and numbers as people write them."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Annotated

from pydantic import ConfigDict, StringConstraints
from pydantic.dataclasses import dataclass

# A key that the form does not know is refused: in a hand-written file it is nearly always a misspelt one.
FORM = ConfigDict(extra="forbid", str_strip_whitespace=True)

Sentence = Annotated[str, StringConstraints(min_length=1)]
Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
# The catalogue of indicators has variants such as `F3`, which literature knows by that name.
VariantCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]


@dataclass(frozen=True, slots=True, config=FORM)
class Text:
    """One text in Chinese and in English."""

    zh: Sentence
    en: Sentence

    def in_language(self, language: str) -> str:
        """The text in `zh` or `en`; any other language is answered in Chinese."""
        return self.en if language == "en" else self.zh


def round_exactly(value: Fraction, places: int) -> Decimal:
    """A fraction at so many decimal places, a half rounded up, without passing through an inexact quotient."""
    scaled = abs(value) * 10**places
    units = int(scaled + Fraction(1, 2))
    return Decimal(units if value >= 0 else -units).scaleb(-places)


def as_decimal(value: Fraction) -> Decimal:
    """A fraction as a quotient of 28 digits, to be kept or printed but not compared."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def plain(value: Fraction | Decimal) -> str:
    """A number as one writes it by hand: `2`, `0.5`, `1.25`; at most four decimal places."""
    rounded = as_decimal(Fraction(value)).quantize(Decimal("0.0001"), ROUND_HALF_UP)
    return f"{rounded.normalize():f}" if rounded else "0"
