"""`score(scheme, values)`: the same inputs yield the same marks, for ever."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from .figures import IndicatorRequest, figures_for, headline, requested_indicators, show_for
from .kinds import WITHOUT_RULE, Judged, MonthlyDeduction, NotApplicable, NotStated, Parts, Veto
from .marking import Outcome, mark_by, vetoed
from .reasons import finding_for, reason_for
from .scheme import Group, Leaf, Level, LevelKind, Scheme
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
    total_by_rule = max(sum((level.mark_by_rule for level in levels), scheme.base), Decimal(0))
    total_stated = _sum_stated(level.mark_stated for level in levels)
    if total_stated is not None:
        total_stated += scheme.base
    is_vetoed = any(leaf.strikes_veto for leaf in leaves)
    grade_by_rule = scheme.grades[-1].name if is_vetoed else scheme.grade_of(total_by_rule)
    stated_grade = grade_by_rule if is_vetoed or total_stated is None else scheme.grade_of(total_stated)
    return Scorecard(
        scheme=scheme,
        levels=levels,
        total_by_rule=total_by_rule,
        exact_total_by_rule=max(sum((_exact_counted(leaf) for leaf in leaves), scheme.base), Decimal(0)),
        total_stated=total_stated,
        grade=stated_grade,
        grade_by_rule=grade_by_rule,
        stated_marks_used=sum(leaf.takes_stated_mark for leaf in leaves),
        leaves_without_value=sum(_lacks_value(leaf) for leaf in leaves),
    )


def _lacks_value(leaf: LeafMark) -> bool:
    return leaf.mark_by_rule is None and not leaf.takes_stated_mark and not isinstance(leaf.leaf.rule, NotApplicable)


def _level_mark(level: Level, values: Values) -> LevelMark:
    groups = tuple(_group_mark(level, group, values) for group in level.groups)
    marks = sum((group.mark_by_rule for group in groups), Decimal(0))
    return LevelMark(
        level=level,
        groups=groups,
        mark_by_rule=min(max(marks, -level.weight), level.weight),
        mark_stated=_sum_stated(group.mark_stated for group in groups),
    )


def _group_mark(level: Level, group: Group, values: Values) -> GroupMark:
    leaves = tuple(_leaf_mark(level, leaf, values) for leaf in group.leaves)
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


def _leaf_mark(level: Level, leaf: Leaf, values: Values) -> LeafMark:
    entered = values.entered_for(leaf.code)
    weight = level.weight_of(leaf)
    outcome, strikes_veto = _outcome(leaf, weight, entered, values)
    exact = outcome.mark
    if exact is not None and level.kind is LevelKind.DEDUCTED:
        exact -= weight
    mark = None if exact is None else round_exactly(exact, _PLACES)
    stated = None if leaf.stated is None else leaf.stated.mark
    has_no_rule = isinstance(leaf.rule, WITHOUT_RULE)
    head = headline(leaf, entered, values)
    requests = requested_indicators(leaf)
    found = (values.indicator(code, variant) for code, variant in requests)
    return LeafMark(
        leaf=leaf,
        weight=-weight if level.kind is LevelKind.DEDUCTED else weight,
        numerator=head.numerator,
        denominator=head.denominator,
        value=head.value,
        shown=head.shown,
        mark_by_rule=mark,
        exact_mark=None if exact is None else as_decimal(exact),
        mark_stated=stated,
        counted=(mark if not has_no_rule else stated) or Decimal(0),
        takes_stated_mark=has_no_rule and stated is not None,
        working=outcome.working,
        reason=reason_for(leaf, mark, outcome.working),
        finding=finding_for(leaf),
        requests=requests,
        indicators=tuple(one for one in found if one is not None),
        entered=entered,
        strikes_veto=strikes_veto,
    )


def _outcome(leaf: Leaf, weight: Fraction, entered: EnteredValue | None, values: Values) -> tuple[Outcome, bool]:
    rule = leaf.rule
    if isinstance(rule, Judged | NotStated | NotApplicable):
        return Outcome(None, leaf.rule_text), False
    if isinstance(rule, Veto):
        return vetoed(rule, figures_for(leaf, entered, values))
    if isinstance(rule, Parts):
        return _parts(leaf, rule, entered, values), False
    figures = figures_for(leaf, entered, values)
    return mark_by(rule, weight=weight, target=leaf.target, figures=figures, show=show_for(leaf)), False


def _parts(leaf: Leaf, rule: Parts, entered: EnteredValue | None, values: Values) -> Outcome:
    show = show_for(leaf)
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
