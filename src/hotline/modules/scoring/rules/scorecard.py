"""The result of scoring: every mark with the way to it, and the sums."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .scheme import Group, Leaf, Level, Scheme
from .texts import Text
from .values import EnteredValue, IndicatorValue


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a leaf's two marks differ, or why it has none by rule."""

    code: str
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class LeafMark:
    """One leaf's marks: by its rule (rounded, and exact beside), and as the report states it.

    `counted` is what `total_by_rule` adds: the mark by rule; the stated one where the leaf has no rule or is judged;
    zero where a rule found nothing to mark. `requests` are the indicators (code, variant) that feed it, `indicators`
    those of them that had a figure handed in. `weight` is the exact one, negative where the leaf is a deduction.
    """

    leaf: Leaf
    weight: Fraction
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None
    shown: Text
    mark_by_rule: Decimal | None
    exact_mark: Decimal | None
    mark_stated: Decimal | None
    counted: Decimal
    takes_stated_mark: bool
    working: Text
    reason: Reason | None
    finding: Text | None
    requests: tuple[tuple[str, str | None], ...]
    indicators: tuple[IndicatorValue, ...]
    entered: EnteredValue | None
    strikes_veto: bool

    @property
    def falls_short(self) -> bool:
        """Whether its rule gives less than the whole weight, which a self-evaluation has to explain."""
        full = 0 if self.weight < 0 else self.leaf.weight
        return self.mark_by_rule is not None and self.mark_by_rule < full


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMark:
    """The sums of a group's rounded leaves."""

    group: Group
    leaves: tuple[LeafMark, ...]
    mark_by_rule: Decimal
    mark_stated: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelMark:
    """The sums of a first-level indicator's rounded leaves, never beyond its weight."""

    level: Level
    groups: tuple[GroupMark, ...]
    mark_by_rule: Decimal
    mark_stated: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A scheme applied to values.

    `exact_total_by_rule` adds the marks before they were rounded. `stated_marks_used` leaves of `total_by_rule` have
    no mark by rule and stand with the stated one; `leaves_without_value` have a rule and nothing to apply it to. Both
    grades are the lowest where a veto strikes.
    """

    scheme: Scheme
    levels: tuple[LevelMark, ...]
    total_by_rule: Decimal
    exact_total_by_rule: Decimal
    total_stated: Decimal | None
    grade: Text
    grade_by_rule: Text
    stated_marks_used: int
    leaves_without_value: int

    def leaves(self) -> tuple[LeafMark, ...]:
        """Every leaf's marks in the scheme's order."""
        return tuple(leaf for level in self.levels for group in level.groups for leaf in group.leaves)
