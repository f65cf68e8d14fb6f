"""The form of what might be: lost points and what would lift them, trials, and the early view of a period."""

# The interface's description is made from these, which needs the backport before Python 3.12.
from typing_extensions import TypedDict

from hotline.modules.scoring.public import Lift, Loss, NextGrade, Scorecard, Unit, WhatIf

from .numbers import digits_or_none, mark


class LiftDocument(TypedDict):
    """A change that earns more: the value that would be needed (a rate is a fraction of 1) and the mark it yields."""

    leaf: str
    name: str
    value: str | None
    shown: str
    mark: str
    gain: str
    working: str


class LossDocument(TypedDict):
    """What a leaf loses by its rule; `takes_value` says whether another value can be tried for it."""

    leaf: str
    name: str
    weight: str
    mark: str
    lost: str
    value: str | None
    shown: str
    is_rate: bool
    takes_value: bool
    lifts: list[LiftDocument]


class NextGradeDocument(TypedDict):
    """The grade above and the fewest changes that reach it; `total` is null where no changes do."""

    grade: str
    at_least: str
    total: str | None
    lifts: list[LiftDocument]


class WhatIfDocument(TypedDict):
    """Lost points, the greatest first, and the way to the next grade, null where there is none above."""

    scheme: str
    total: str
    grade: str
    losses: list[LossDocument]
    next_grade: NextGradeDocument | None


class TriedLeaf(TypedDict):
    """A leaf whose mark a trial changes."""

    leaf: str
    name: str
    before: str
    after: str


class TrialDocument(TypedDict):
    """The total and the grade that the supposed values would yield. Nothing of it is kept."""

    total_before: str
    total: str
    grade_before: str
    grade: str
    leaves: list[TriedLeaf]


class EarlyLeaf(TypedDict):
    """A leaf as of today and at this pace; `how` says what was done with its figure, `how_text` in a sentence."""

    leaf: str
    name: str
    weight: str
    shown: str
    mark: str | None
    shown_at_pace: str
    mark_at_pace: str | None
    how: str
    how_text: str


class EarlyView(TypedDict):
    """Where a period will end at this pace. A forecast, never a scorecard."""

    is_forecast: bool
    scheme: str
    scheme_name: str
    scheme_version: int
    first_day: str
    last_day: str
    as_of: str
    days_over: int
    days_in_all: int
    total: str
    grade: str
    total_at_pace: str
    grade_at_pace: str
    leaves_without_value: int
    leaves_without_value_at_pace: int
    leaves: list[EarlyLeaf]


# Rules whose leaf is one figure, which a person may try another value of.
ONE_FIGURE = {
    "bands", "proportional", "rate_times_weight", "target_or_nothing", "step_deduction", "below_average", "attainment",
    "expert_mark",
}  # fmt: skip


def what_if_document(found: WhatIf, language: str) -> WhatIfDocument:
    """Lost points and what would lift them, in one language."""
    names = {marked.leaf.code: marked.leaf.name.in_language(language) for marked in found.scorecard.leaves()}
    return {
        "scheme": found.scorecard.scheme.code,
        "total": mark(found.scorecard.total_by_rule),
        "grade": found.scorecard.grade_by_rule.in_language(language),
        "losses": [_loss(loss, names, language) for loss in found.losses],
        "next_grade": None if found.next_grade is None else _next_grade(found.next_grade, names, language),
    }


def trial_document(before: Scorecard, after: Scorecard, language: str) -> TrialDocument:
    """What a trial changes, in one language."""
    pairs = zip(before.leaves(), after.leaves(), strict=True)
    return {
        "total_before": mark(before.total_by_rule),
        "total": mark(after.total_by_rule),
        "grade_before": before.grade_by_rule.in_language(language),
        "grade": after.grade_by_rule.in_language(language),
        "leaves": [
            {
                "leaf": one.leaf.code,
                "name": one.leaf.name.in_language(language),
                "before": mark(one.counted),
                "after": mark(other.counted),
            }
            for one, other in pairs
            if one.counted != other.counted
        ],
    }


def _loss(loss: Loss, names: dict[str, str], language: str) -> LossDocument:
    marked = loss.marked
    display = marked.leaf.display
    return {
        "leaf": marked.leaf.code,
        "name": marked.leaf.name.in_language(language),
        "weight": mark(marked.leaf.weight),
        "mark": mark(marked.counted),
        "lost": mark(loss.lost),
        "value": digits_or_none(marked.value),
        "shown": marked.shown.in_language(language),
        "is_rate": display is not None and display.unit is Unit.PERCENTAGE,
        "takes_value": marked.leaf.rule.kind in ONE_FIGURE,
        "lifts": [_lift(lift, names, language) for lift in loss.lifts],
    }


def _lift(lift: Lift, names: dict[str, str], language: str) -> LiftDocument:
    return {
        "leaf": lift.supposition.leaf,
        "name": names[lift.supposition.leaf],
        "value": digits_or_none(lift.supposition.value),
        "shown": lift.shown.in_language(language),
        "mark": mark(lift.mark),
        "gain": mark(lift.gain),
        "working": lift.working.in_language(language),
    }


def _next_grade(found: NextGrade, names: dict[str, str], language: str) -> NextGradeDocument:
    return {
        "grade": found.grade.in_language(language),
        "at_least": mark(found.at_least),
        "total": None if found.total is None else mark(found.total),
        "lifts": [_lift(lift, names, language) for lift in found.lifts],
    }
