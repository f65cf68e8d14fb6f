"""A scheme: the versioned tree of what is measured, how much it weighs and how it is marked."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Annotated

from pydantic import Field, StringConstraints
from pydantic.dataclasses import dataclass

from .display import Display, Unit
from .kinds import Bound, NotApplicable, Part, Parts, Points, PositivePoints, Rule, Target, Veto
from .texts import FORM, Code, Sentence, Text, VariantCode

__all__ = [
    "Difference",
    "Display",
    "Grade",
    "Group",
    "Leaf",
    "Level",
    "LevelKind",
    "MoneyFeed",
    "MoneyUnit",
    "Period",
    "Scheme",
    "SchemeCode",
    "StatedResult",
    "Statement",
    "Unit",
]

SchemeCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class LevelKind(StrEnum):
    """What a level's marks do: make up the weight, come on top of it, or are taken off."""

    EARNED = "earned"
    BONUS = "bonus"
    DEDUCTED = "deducted"


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Statement:
    """What the report itself prints for a leaf: its mark, its value as text, and where.

    In a level of deductions the mark is what is taken off: zero or below.
    """

    mark: Bound
    value: Sentence
    printed_in: Sentence


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Difference:
    """Why the report's mark is not the one its rule yields; it explains exactly that `mark_by_rule`."""

    code: Code
    mark_by_rule: Bound
    text: Text


class MoneyUnit(StrEnum):
    """What an amount of money is counted in."""

    YUAN = "yuan"
    TEN_THOUSAND_YUAN = "ten_thousand_yuan"


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class MoneyFeed:
    """A figure of the hotline's books of contracts and money, such as `budget_execution_rate`.

    `variant` names what a rate is compared with; `project` and `line` narrow it to a project or a budget line.
    """

    figure: Code
    variant: Code | None = None
    project: Sentence | None = None
    line: Sentence | None = None
    unit: MoneyUnit = MoneyUnit.YUAN


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Leaf:
    """One indicator of the framework's lowest level.

    It is fed by an operating indicator (`indicator`, `variant`), by those that its rule's occurrences or parts name,
    or else by a value entered with evidence. With `money`, the figure of the books stands in place of an entered one
    where there are books. A veto and what does not apply weigh nothing.
    """

    code: Code
    name: Text
    weight: Points
    target: Target
    rule: Rule
    rule_text: Text
    rule_printed_in: Sentence | None = None
    indicator: Code | None = None
    variant: VariantCode | None = None
    money: MoneyFeed | None = None
    display: Display | None = None
    stated: Statement | None = None
    difference: Difference | None = None
    note: Text | None = None
    finding: Text | None = None

    def feeds(self) -> "tuple[Leaf | Part, ...]":
        """What carries the rules that are applied: the parts of a leaf that is split, else the leaf itself."""
        return self.rule.parts if isinstance(self.rule, Parts) else (self,)

    @property
    def is_weighed(self) -> bool:
        """Whether it takes part in the sums."""
        return not isinstance(self.rule, Veto | NotApplicable)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Group:
    """An indicator of the second level; it weighs nothing where none of its leaves applies."""

    code: Code
    name: Text
    weight: Points
    leaves: Annotated[tuple[Leaf, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Level:
    """An indicator of the first level; `stated_mark` is what the report prints for it.

    In a level of deductions a leaf loses what its rule does not give. With `equal_weights` the level's weight is
    shared equally by the leaves that apply, whose printed weights are rounded.
    """

    code: Code
    name: Text
    weight: PositivePoints
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]
    kind: LevelKind = LevelKind.EARNED
    equal_weights: bool = False
    stated_mark: Bound | None = None
    finding: Text | None = None

    def leaves(self) -> tuple[Leaf, ...]:
        """Its leaves, in order."""
        return tuple(leaf for group in self.groups for leaf in group.leaves)

    def weight_of(self, leaf: Leaf) -> Fraction:
        """A leaf's exact weight: as written, or its equal share."""
        if not (self.equal_weights and leaf.is_weighed):
            return Fraction(leaf.weight)
        return Fraction(self.weight) / sum(one.is_weighed for one in self.leaves())


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
    """The total that the report prints, and the grade where it prints one."""

    total: Points
    grade: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Scheme:
    """How one city is judged for one period.

    `base` is what it begins with before anything is earned or deducted: 100 in a scheme of deductions, else nothing.
    """

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
    base: Points = Decimal(0)
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
