"""A scheme: the versioned tree of what is measured, how much it weighs and how it is marked."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints
from pydantic.dataclasses import dataclass

from hotline.kit.rates import DisplayRule, show_number, show_percentage

from .kinds import Part, Parts, Points, PositivePoints, Rule, Target
from .texts import FORM, Code, Sentence, Text, VariantCode

SchemeCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


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


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Statement:
    """What the report itself prints for a leaf: its mark, its value as text, and where."""

    mark: Points
    value: Sentence
    printed_in: Sentence


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Difference:
    """Why the report's mark is not the one its rule yields; it explains exactly that `mark_by_rule`."""

    code: Code
    mark_by_rule: Points
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Leaf:
    """One indicator of the framework's lowest level.

    It is fed by an operating indicator (`indicator`, `variant`), by those that its rule's occurrences or parts name,
    or else by a value entered with evidence.
    """

    code: Code
    name: Text
    weight: PositivePoints
    target: Target
    rule: Rule
    rule_text: Text
    rule_printed_in: Sentence | None = None
    indicator: Code | None = None
    variant: VariantCode | None = None
    display: Display | None = None
    stated: Statement | None = None
    difference: Difference | None = None
    note: Text | None = None
    finding: Text | None = None

    def feeds(self) -> "tuple[Leaf | Part, ...]":
        """What carries the rules that are applied: the parts of a leaf that is split, else the leaf itself."""
        return self.rule.parts if isinstance(self.rule, Parts) else (self,)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Group:
    """An indicator of the second level."""

    code: Code
    name: Text
    weight: PositivePoints
    leaves: Annotated[tuple[Leaf, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Level:
    """An indicator of the first level; `stated_mark` is what the report prints for it."""

    code: Code
    name: Text
    weight: PositivePoints
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    stated_mark: Points | None = None
    finding: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Grade:
    """A grade and the total from which it is given; the lowest grade has no bound."""

    name: Text
    at_least: Points | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Period:
    """The local days that are evaluated, both included."""

    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class StatedResult:
    """The total and the grade that the report prints."""

    total: Points
    grade: Sentence


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Scheme:
    """How one city is judged for one period."""

    code: SchemeCode
    name: Text
    year: int
    version: Annotated[int, Field(ge=1)]
    source: Text
    hotline: SchemeCode
    period: Period
    weight: PositivePoints
    grades: Annotated[tuple[Grade, ...], Field(min_length=2)]
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    stated: StatedResult | None = None

    def leaves(self) -> Iterator[tuple[Level, Group, Leaf]]:
        """Every leaf with the group and the level that it stands in, in the scheme's order."""
        for level in self.levels:
            for group in level.groups:
                for leaf in group.leaves:
                    yield level, group, leaf

    def grade_of(self, total: Decimal) -> Text:
        """The grade of a total, which is compared as it is printed, not as another rounding of it."""
        for grade in self.grades:
            if grade.at_least is None or total >= grade.at_least:
                return grade.name
        return self.grades[-1].name
