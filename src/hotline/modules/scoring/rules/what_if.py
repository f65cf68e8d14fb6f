"""Which changes would lift the grade: lost points leaf by leaf, and the fewest changes that reach the next grade."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .improving import Supposition, supposing, ways_to_lift
from .kinds import WITHOUT_RULE
from .scheme import Scheme
from .score import score
from .scorecard import LeafMark, Scorecard
from .texts import Text
from .values import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """A change that earns more: the leaf's mark and the total that it would yield, and the sentence that says why."""

    supposition: Supposition
    mark: Decimal
    gain: Decimal
    shown: Text
    working: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The points that a leaf loses by its rule, and what would earn them, the smallest gain first."""

    marked: LeafMark
    lost: Decimal
    lifts: tuple[Lift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextGrade:
    """The grade above the present one, and the fewest changes that reach it; none where all of them do not."""

    grade: Text
    at_least: Decimal
    lifts: tuple[Lift, ...]
    total: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """A scorecard with its lost points, greatest first, and the way to the next grade where there is one above."""

    scorecard: Scorecard
    losses: tuple[Loss, ...]
    next_grade: NextGrade | None


def what_if(scheme: Scheme, values: Values) -> WhatIf:
    """What each leaf loses, what would earn it, and what reaches the next grade."""
    card = score(scheme, values)
    losses = [
        _loss(scheme, values, marked) for marked in card.leaves() if not isinstance(marked.leaf.rule, WITHOUT_RULE)
    ]
    ranked = sorted((one for one in losses if one.lost or one.lifts), key=lambda one: -one.lost)
    return WhatIf(scorecard=card, losses=tuple(ranked), next_grade=_next_grade(scheme, values, card, ranked))


def _loss(scheme: Scheme, values: Values, marked: LeafMark) -> Loss:
    mark = marked.counted
    full = Decimal(0) if marked.weight < 0 else marked.leaf.weight
    earned = Fraction(mark) - min(marked.weight, Fraction(0))
    lifts: list[Lift] = []
    for one in ways_to_lift(marked.leaf, abs(marked.weight), earned, values):
        lift = _try(scheme, values, one, marked)
        if lift is not None and (not lifts or lift.mark > lifts[-1].mark):
            lifts.append(lift)
    return Loss(marked=marked, lost=max(full - mark, Decimal(0)), lifts=tuple(lifts))


def _try(scheme: Scheme, values: Values, one: Supposition, marked: LeafMark) -> Lift | None:
    """The change by itself, where scoring it earns more or takes a veto away."""
    after = score(scheme, supposing(scheme, values, (one,)))
    leaf = next(each for each in after.leaves() if each.leaf.code == one.leaf)
    if leaf.counted <= marked.counted and not (marked.strikes_veto and not leaf.strikes_veto):
        return None
    return Lift(
        supposition=one,
        mark=leaf.counted,
        gain=leaf.counted - marked.counted,
        shown=leaf.shown,
        working=leaf.working,
    )


def _next_grade(scheme: Scheme, values: Values, card: Scorecard, losses: list[Loss]) -> NextGrade | None:
    names = [grade.name for grade in scheme.grades]
    place = names.index(card.grade_by_rule)
    if place == 0:
        return None
    wanted = scheme.grades[place - 1]
    vetoes = [loss.lifts[-1] for loss in losses if loss.marked.strikes_veto and loss.lifts]
    best = [loss.lifts[-1] for loss in losses if loss.lifts and not loss.marked.strikes_veto]
    best.sort(key=lambda lift: -lift.gain)
    bound = wanted.at_least or Decimal(0)
    for count in range(len(best) + 1):
        chosen = [*vetoes, *best[:count]]
        after = _after(scheme, values, chosen)
        if chosen and names.index(after.grade_by_rule) < place:
            chosen = _smaller_last(scheme, values, chosen, losses, place)
            total = _after(scheme, values, chosen).total_by_rule
            return NextGrade(grade=wanted.name, at_least=bound, lifts=tuple(chosen), total=total)
    return NextGrade(grade=wanted.name, at_least=bound, lifts=(), total=None)


def _smaller_last(scheme: Scheme, values: Values, chosen: list[Lift], losses: list[Loss], place: int) -> list[Lift]:
    """The same changes, with the smallest goal of the last leaf that still reaches the grade."""
    names = [grade.name for grade in scheme.grades]
    last = chosen[-1].supposition.leaf
    goals = next(loss.lifts for loss in losses if loss.marked.leaf.code == last)
    for goal in goals:
        smaller = [*chosen[:-1], goal]
        if names.index(_after(scheme, values, smaller).grade_by_rule) < place:
            return smaller
    return chosen


def _after(scheme: Scheme, values: Values, lifts: list[Lift]) -> Scorecard:
    return score(scheme, supposing(scheme, values, tuple(lift.supposition for lift in lifts)))
