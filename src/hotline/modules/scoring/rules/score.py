"""`score(scheme, values)`: the same inputs yield the same marks, for ever."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from .figures import IndicatorRequest, figures_for, headline, requested_indicators, show_for
from .kinds import Judged, MonthlyDeduction, NotStated, Parts
from .marking import Outcome, mark_by
from .reasons import finding_for, reason_for
from .scheme import Group, Leaf, Level, Scheme
from .scorecard import GroupMark, LeafMark, LevelMark, Scorecard
from .texts import Text, as_decimal, round_exactly
from .values import EnteredValue, Values

_PLACES = 2


def indicator_requests(scheme: Scheme) -> tuple[IndicatorRequest, ...]:
    """The indicators that a scheme is to be scored with, each once, with its months where a rule looks at them."""
    by_month: dict[tuple[str, str | None], bool] = {}
    for _, _, leaf in scheme.leaves():
        needs_months = any(isinstance(feed.rule, MonthlyDeduction) for feed in leaf.feeds())
        for key in requested_indicators(leaf):
            by_month[key] = by_month.get(key, False) or needs_months
    return tuple(
        IndicatorRequest(code=code, variant=variant, by_month=months) for (code, variant), months in by_month.items()
    )


def score(scheme: Scheme, values: Values) -> Scorecard:
    """Mark every leaf by its rule beside the report's own mark, and add the rounded marks up."""
    levels = tuple(_level_mark(level, values) for level in scheme.levels)
    leaves = [leaf for level in levels for group in level.groups for leaf in group.leaves]
    total_by_rule = sum((level.mark_by_rule for level in levels), Decimal(0))
    total_stated = _sum_stated(leaf.mark_stated for leaf in leaves)
    grade_by_rule = scheme.grade_of(total_by_rule)
    return Scorecard(
        scheme=scheme,
        levels=levels,
        total_by_rule=total_by_rule,
        exact_total_by_rule=sum((_exact_counted(leaf) for leaf in leaves), Decimal(0)),
        total_stated=total_stated,
        grade=grade_by_rule if total_stated is None else scheme.grade_of(total_stated),
        grade_by_rule=grade_by_rule,
        stated_marks_used=sum(leaf.takes_stated_mark for leaf in leaves),
        leaves_without_value=sum(leaf.mark_by_rule is None and not leaf.takes_stated_mark for leaf in leaves),
    )


def _level_mark(level: Level, values: Values) -> LevelMark:
    groups = tuple(_group_mark(group, values) for group in level.groups)
    return LevelMark(
        level=level,
        groups=groups,
        mark_by_rule=sum((group.mark_by_rule for group in groups), Decimal(0)),
        mark_stated=_sum_stated(group.mark_stated for group in groups),
    )


def _group_mark(group: Group, values: Values) -> GroupMark:
    leaves = tuple(_leaf_mark(leaf, values) for leaf in group.leaves)
    return GroupMark(
        group=group,
        leaves=leaves,
        mark_by_rule=sum((leaf.counted for leaf in leaves), Decimal(0)),
        mark_stated=_sum_stated(leaf.mark_stated for leaf in leaves),
    )


def _sum_stated(marks: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the stated marks; none where the report states nothing at all."""
    stated = [mark for mark in marks if mark is not None]
    return sum(stated, Decimal(0)) if stated else None


def _exact_counted(leaf: LeafMark) -> Decimal:
    return leaf.counted if leaf.exact_mark is None else leaf.exact_mark


def _leaf_mark(leaf: Leaf, values: Values) -> LeafMark:
    entered = values.entered_for(leaf.code)
    outcome = _outcome(leaf, entered, values)
    mark = None if outcome.mark is None else round_exactly(outcome.mark, _PLACES)
    stated = None if leaf.stated is None else leaf.stated.mark
    has_no_rule = isinstance(leaf.rule, Judged | NotStated)
    head = headline(leaf, entered, values)
    requests = requested_indicators(leaf)
    found = (values.indicator(code, variant) for code, variant in requests)
    return LeafMark(
        leaf=leaf,
        numerator=head.numerator,
        denominator=head.denominator,
        value=head.value,
        shown=head.shown,
        mark_by_rule=mark,
        exact_mark=None if outcome.mark is None else as_decimal(outcome.mark),
        mark_stated=stated,
        counted=(mark if not has_no_rule else stated) or Decimal(0),
        takes_stated_mark=has_no_rule and stated is not None,
        working=outcome.working,
        reason=reason_for(leaf, mark, outcome.working),
        finding=finding_for(leaf),
        requests=requests,
        indicators=tuple(one for one in found if one is not None),
        entered=entered,
    )


def _outcome(leaf: Leaf, entered: EnteredValue | None, values: Values) -> Outcome:
    rule = leaf.rule
    if isinstance(rule, Judged | NotStated):
        return Outcome(None, leaf.rule_text)
    show = show_for(leaf)
    if not isinstance(rule, Parts):
        figures = figures_for(leaf, entered, values)
        return mark_by(rule, weight=leaf.weight, target=leaf.target, figures=figures, show=show)
    outcomes = []
    for part in rule.parts:
        figures = figures_for(part, entered, values)
        outcomes.append(mark_by(part.rule, weight=part.weight, target=part.target, figures=figures, show=show))
    named = list(zip(rule.parts, outcomes, strict=True))
    working = Text(
        zh="".join(f"{part.name.zh}：{outcome.working.zh}" for part, outcome in named),
        en=" ".join(f"{part.name.en}: {outcome.working.en}" for part, outcome in named),
    )
    marks = [outcome.mark for outcome in outcomes]
    known = [mark for mark in marks if mark is not None]
    return Outcome(sum(known, Fraction(0)) if len(known) == len(marks) else None, working)
