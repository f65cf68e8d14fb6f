"""The kinds of scoring rules, as the parameters that a scheme writes for them; `marking` says what each one does."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from .display import Display
from .texts import FORM, Code, Text, VariantCode

Points = Annotated[Decimal, Field(ge=0, allow_inf_nan=False)]
PositivePoints = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
Bound = Annotated[Decimal, Field(allow_inf_nan=False)]


class AnswerLevel(StrEnum):
    """How far a point of a checklist is fulfilled."""

    FULL = "full"
    MOSTLY = "mostly"
    LITTLE = "little"
    NONE = "none"


class PartOfAStep(StrEnum):
    """Whether a step that has only begun is deducted; a scheme must say which, for reports differ."""

    COUNTS = "counts"
    DOES_NOT_COUNT = "does_not_count"


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Target:
    """What is to be achieved: as printed, and as the bound that the rule compares with (a rate is a fraction of 1)."""

    text: Text
    at_least: Bound | None = None
    at_most: Bound | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Band:
    """The mark for values down to `at_least` or up to `at_most`; the last band has neither and takes the rest."""

    mark: Points
    at_least: Bound | None = None
    at_most: Bound | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Bands:
    """Each band of values has its mark."""

    kind: Literal["bands"]
    bands: Annotated[tuple[Band, ...], Field(min_length=2)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Proportional:
    """Target met: full mark; missed: the mark shrinks in proportion to the share of the target that was reached."""

    kind: Literal["proportional"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class RateTimesWeight:
    """The mark is the rate times the weight; a rate above one earns no more than the weight."""

    kind: Literal["rate_times_weight"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class TargetOrNothing:
    """Target met: full mark; missed: none."""

    kind: Literal["target_or_nothing"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class StepDeduction:
    """Each step by which the value misses the target costs `deduction`, down to `floor`."""

    kind: Literal["step_deduction"]
    step: PositivePoints
    deduction: PositivePoints
    part_of_a_step: PartOfAStep
    floor: Points = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class MonthlyDeduction:
    """Each month that misses the target costs `deduction`."""

    kind: Literal["monthly_deduction"]
    deduction: PositivePoints


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Occurrence:
    """An event that costs `deduction` each time, in all no more than `at_most`; an indicator or a person counts it."""

    code: Code
    name: Text
    deduction: PositivePoints
    at_most: PositivePoints | None = None
    indicator: Code | None = None
    variant: VariantCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class OccurrenceDeduction:
    """Each occurrence of a kind costs its deduction."""

    kind: Literal["occurrence_deduction"]
    occurrences: Annotated[tuple[Occurrence, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Point:
    """One point of a checklist, with the mark for each answer that it may be given."""

    code: Code
    name: Text
    full: PositivePoints
    mostly: Points | None = None
    little: Points | None = None
    none: Points = Decimal(0)

    def levels(self) -> tuple[AnswerLevel, ...]:
        """The answers that this point may be given, best first."""
        return tuple(level for level in AnswerLevel if self.mark_for(level) is not None)

    def mark_for(self, level: AnswerLevel) -> Decimal | None:
        """The mark of an answer; nothing where this point may not be answered so."""
        match level:
            case AnswerLevel.FULL:
                return self.full
            case AnswerLevel.MOSTLY:
                return self.mostly
            case AnswerLevel.LITTLE:
                return self.little
            case AnswerLevel.NONE:
                return self.none

    def marks(self) -> tuple[Decimal, ...]:
        """Every mark that an answer to this point can yield, best first."""
        return tuple(mark for mark in (self.full, self.mostly, self.little, self.none) if mark is not None)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Checklist:
    """Points to answer one by one; the mark is the sum."""

    kind: Literal["checklist"]
    points: Annotated[tuple[Point, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Requirement:
    """One thing that must be so."""

    code: Code
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class AllPointsOrNothing:
    """Every requirement fulfilled: full mark; any one not: none."""

    kind: Literal["all_points_or_nothing"]
    points: Annotated[tuple[Requirement, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class BelowAverage:
    """The value lies below the average of those it is compared with: full mark; equal or above: none."""

    kind: Literal["below_average"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Item:
    """A sub-indicator that is met or not: by its indicator and target, or by an answer."""

    code: Code
    name: Text
    target: Target | None = None
    indicator: Code | None = None
    variant: VariantCode | None = None
    display: Display | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class ItemsMet:
    """The mark is the share of the items that are met, times the weight."""

    kind: Literal["items_met"]
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class AttainmentLevel:
    """How far a goal without a figure is attained, in the scheme's words; the lowest level has no bound."""

    name: Text
    at_least: Annotated[Decimal, Field(gt=0, le=1)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Attainment:
    """A goal without a figure: the evaluator enters the share attained, which names its level and earns its share."""

    kind: Literal["attainment"]
    levels: Annotated[tuple[AttainmentLevel, ...], Field(min_length=2)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class ExpertMark:
    """An expert enters the mark with his reason."""

    kind: Literal["expert_mark"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Veto:
    """Any requirement that is not fulfilled puts the whole into the lowest grade, whatever the total."""

    kind: Literal["veto"]
    points: Annotated[tuple[Requirement, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class NotApplicable:
    """The form has the line, the project does not concern it: no weight, no value, no mark."""

    kind: Literal["not_applicable"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Judged:
    """The evaluator sets the mark; no rule yields it."""

    kind: Literal["judged"]


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class NotStated:
    """The report prints no rule for this mark; none is invented."""

    kind: Literal["not_stated"]


SimpleRule = (
    Bands
    | Proportional
    | RateTimesWeight
    | TargetOrNothing
    | StepDeduction
    | MonthlyDeduction
    | OccurrenceDeduction
    | Checklist
    | AllPointsOrNothing
    | BelowAverage
    | ItemsMet
    | Attainment
    | ExpertMark
)


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Part:
    """A share of a leaf's weight with a rule of its own."""

    code: Code
    name: Text
    weight: PositivePoints
    rule: Annotated[SimpleRule, Field(discriminator="kind")]
    target: Target | None = None
    indicator: Code | None = None
    variant: VariantCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True, config=FORM)
class Parts:
    """The leaf's weight is split; the mark is the sum of the parts."""

    kind: Literal["parts"]
    parts: Annotated[tuple[Part, ...], Field(min_length=2)]


Rule = Annotated[SimpleRule | Parts | Veto | NotApplicable | Judged | NotStated, Field(discriminator="kind")]

# Kinds by what they are applied to; the checks and the collection of values go by these.
NEEDS_TARGET = (Proportional, TargetOrNothing, StepDeduction, MonthlyDeduction)
NEEDS_VALUE = (
    Bands,
    Proportional,
    RateTimesWeight,
    TargetOrNothing,
    StepDeduction,
    MonthlyDeduction,
    BelowAverage,
    Attainment,
    ExpertMark,
)
NEEDS_ANSWERS = (Checklist, AllPointsOrNothing, Veto)
# No rule yields a mark for these.
WITHOUT_RULE = (Judged, NotStated, NotApplicable)
