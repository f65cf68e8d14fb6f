"""A structured report: what a performance report prints, each figure with its place, and nothing computed.

Printed texts are kept as they stand (`≥95%`, `48.8万元`), for what a figure is worth depends on how it is printed.
A fact is named by a code within its report; the same fact is the same indicator, period, scope and basis.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints
from pydantic.dataclasses import dataclass

from hotline.kit.rates import DisplayRule
from hotline.modules.scoring.rules.kinds import Rule
from hotline.modules.scoring.rules.texts import FORM, Sentence

FactCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
# Bounded, for exact fractions of endless numbers would fill the memory.
PlainNumber = Annotated[str, StringConstraints(pattern=r"^-?\d{1,12}(\.\d{1,6})?$")]
Operand = FactCode | PlainNumber
Operands = Annotated[tuple[Operand, ...], Field(min_length=2)]
Period = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2})?$")]
Line = Annotated[int, Field(ge=1)]
Path = Annotated[tuple[Sentence, ...], Field(max_length=4)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Formula:
    """How a fact follows from others; a number may stand for an operand.

    `share` is a part of a whole and never above one, `ratio` may be; `remainder` is the share that is left, 1 − a ÷ b.
    """

    kind: Literal["share", "ratio", "remainder", "sum", "difference", "product"]
    of: Operands


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Fact:
    """Something the report gives figures of.

    `unit` is that of bare figures, such as 万元. What `adds_up` has a year that is the sum of its months.
    """

    name: Sentence
    unit: str = ""
    adds_up: bool = False
    formula: Formula | None = None
    display: DisplayRule | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Statement:
    """One printed value of a fact. `basis` names another counting or another source than the report's main one."""

    fact: FactCode
    value: Sentence
    at: Sentence
    line: Line | None = None
    period: Period | None = None
    scope: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Row:
    """A printed row: one value for each column of its table, empty where nothing is printed."""

    values: tuple[str, ...]
    line: Line | None = None
    period: Period | None = None
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Table:
    """A table of facts by month or by scope, with its row of totals."""

    at: Sentence
    columns: Annotated[tuple[FactCode, ...], Field(min_length=1)]
    rows: tuple[Row, ...]
    total: Row | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Score:
    """One printed line on an indicator of a score sheet; `of` is its place in the tree, empty for the total.

    `share` is the printed share of the weight (得分率). `points` are the marks that each point of the rule may earn,
    best first. `rule` is the printed one, in a scheme's words. `note` is the reason given for a deviation.
    """

    of: Path
    at: Sentence | None = None
    line: Line | None = None
    weight: str | None = None
    mark: str | None = None
    share: str | None = None
    target: str | None = None
    actual: str | None = None
    grade: str | None = None
    note: str | None = None
    fact: FactCode | None = None
    rule: Rule | None = None
    points: tuple[Annotated[tuple[PlainNumber, ...], Field(min_length=1)], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class LevelCount:
    """How many indicators of a level the report says that it has."""

    level: Annotated[int, Field(ge=1, le=3)]
    count: Annotated[int, Field(ge=0)]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Sheet:
    """A tree of indicators with weights and marks.

    `default_rules`: where no rule is printed, the official method is the yardstick (target met: full; else in
    proportion; budget execution: rate times weight).
    """

    at: Sentence
    scores: Annotated[tuple[Score, ...], Field(min_length=1)]
    counts: tuple[LevelCount, ...] = ()
    default_rules: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Target:
    """A target that stands outside the score sheets."""

    name: Sentence
    value: Sentence
    line: Line | None = None
    fact: FactCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class TargetList:
    """Targets in one place of the report; those of a declaration must all be evaluated."""

    at: Sentence
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]
    is_declaration: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Closed:
    """Shares that together are the whole."""

    kind: Literal["closed"]
    facts: Annotated[tuple[FactCode, ...], Field(min_length=2)]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class InOrder:
    """Days that must follow each other."""

    kind: Literal["in_order"]
    facts: Annotated[tuple[FactCode, ...], Field(min_length=2)]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Below:
    """A sentence that says the first fact is below each of the others (or below that of each other scope)."""

    kind: Literal["below"]
    fact: FactCode
    than_scopes: Annotated[tuple[Sentence, ...], Field(min_length=1)]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class MonthsThat:
    """A sentence that counts the months whose figure lies in a range, such as `>100`."""

    kind: Literal["months_that"]
    fact: FactCode
    are: Sentence
    count: Annotated[int, Field(ge=0)]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Periodic:
    """Reports that appear once a day, week or month, counted over the months from `since` to `until`."""

    kind: Literal["periodic"]
    fact: FactCode
    every: Literal["day", "week", "month"]
    since: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]
    until: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}$")]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Listed:
    """A sentence that announces so many things and then lists them."""

    kind: Literal["listed"]
    announced: Annotated[int, Field(ge=0)]
    listed: Annotated[int, Field(ge=0)]
    at: Sentence
    line: Line | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Answers:
    """Shares of so many people: each must be a whole number of them."""

    kind: Literal["answers"]
    base: FactCode
    facts: Annotated[tuple[FactCode, ...], Field(min_length=1)]
    at: Sentence
    line: Line | None = None


Relation = Annotated[Closed | InOrder | Below | MonthsThat | Periodic | Listed | Answers, Field(discriminator="kind")]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Grade:
    """A grade and the total from which it is given; the lowest has no bound."""

    name: Sentence
    at_least: PlainNumber | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Report:
    """A structured report."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Sentence
    year: Annotated[int, Field(ge=1900, le=2999)]
    source: Sentence | None = None
    display: DisplayRule = DisplayRule.HALF_UP
    grades: tuple[Grade, ...] = ()
    facts: dict[FactCode, Fact] = Field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    tables: tuple[Table, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    targets: tuple[TargetList, ...] = ()
    relations: tuple[Relation, ...] = ()
