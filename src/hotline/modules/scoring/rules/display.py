"""How a figure is printed: its unit, its places and its rounding, which are part of the definition."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from hotline.kit.rates import DisplayRule, show_number, show_percentage

from .texts import FORM, Text


class Unit(StrEnum):
    """What a leaf's value is counted in."""

    PERCENTAGE = "percentage"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Display:
    """How a leaf's value is printed; `suffix` is the unit's word, such as 条."""

    unit: Unit
    rounding: DisplayRule = DisplayRule.HALF_UP
    places: Annotated[int, Field(ge=0, le=6)] = 2
    suffix: Text | None = None

    def show(self, value: Decimal | None) -> str:
        """The figures that are printed for an exact value, without the unit's word."""
        if self.unit is Unit.PERCENTAGE:
            return show_percentage(value, self.rounding, self.places)
        return show_number(value, self.places)
