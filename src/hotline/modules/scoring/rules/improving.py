"""What would lift a mark: for a leaf that loses points, changes of its figures that may earn more."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction

from .figures import figures_for
from .kinds import (
    AllPointsOrNothing,
    AnswerLevel,
    Attainment,
    Bands,
    BelowAverage,
    Checklist,
    ExpertMark,
    ItemsMet,
    MonthlyDeduction,
    OccurrenceDeduction,
    Part,
    Parts,
    Proportional,
    RateTimesWeight,
    StepDeduction,
    TargetOrNothing,
    Veto,
)
from .marking import Figures, bound_of, item_is_met, shortfall
from .scheme import Leaf, Scheme
from .texts import Text, as_decimal
from .values import EnteredValue, IndicatorValue, MonthValue, Values

SUPPOSED = Text(zh="假设值，仅用于试算", en="supposed, only to try")


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """Figures that are supposed for one leaf, or for one part of it; what is left empty stays as it is.

    `counts` and `items` are by the codes of occurrences and items.
    """

    leaf: str
    part: str | None = None
    value: Decimal | None = None
    months: Mapping[str, Decimal] = field(default_factory=dict)
    answers: Mapping[str, AnswerLevel] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    items: Mapping[str, Decimal] = field(default_factory=dict)


def supposing(scheme: Scheme, values: Values, suppositions: tuple[Supposition, ...]) -> Values:
    """The values as they would be. An indicator that feeds several leaves changes for all of them."""
    leaves = {leaf.code: leaf for _, _, leaf in scheme.leaves()}
    for one in suppositions:
        if one.leaf in leaves:
            values = _with(leaves[one.leaf], one, values)
    return values


def ways_to_lift(leaf: Leaf, weight: Fraction, mark: Fraction, values: Values) -> tuple[Supposition, ...]:
    """Changes that may lift a leaf's mark, small ones first and what gives the full mark last."""
    entered = values.entered_for(leaf.code)
    if isinstance(leaf.rule, Parts):
        return tuple(_for_parts(leaf, leaf.rule, entered, values))
    found = _goals(leaf, weight, mark, figures_for(leaf, entered, values))
    return tuple(replace(one, leaf=leaf.code) for one in found)


def _for_parts(leaf: Leaf, rule: Parts, entered: EnteredValue | None, values: Values) -> Iterator[Supposition]:
    for part in rule.parts:
        figures = figures_for(part, entered, values)
        for one in _goals(part, Fraction(part.weight), Fraction(0), figures):
            yield replace(one, leaf=leaf.code, part=part.code)


def _goals(feed: Leaf | Part, weight: Fraction, mark: Fraction, figures: Figures) -> Iterator[Supposition]:
    """What the feed's figures would have to be, from the nearest goal to the full mark."""
    rule = feed.rule
    match rule:
        case Bands():
            better = [band for band in rule.bands if band.mark > mark]
            for band in reversed(better):
                yield _value(band.at_least if band.at_least is not None else band.at_most)
        case StepDeduction():
            yield from _step_goals(feed, rule, weight, mark)
        case Proportional() | TargetOrNothing():
            yield _bound(feed)
        case RateTimesWeight():
            yield _value(Decimal(1))
        case Attainment():
            reached = figures.value or Fraction(0)
            bounds = [level.at_least for level in rule.levels if level.at_least is not None]
            yield from (_value(bound) for bound in sorted(bounds) if bound > reached)
            yield _value(Decimal(1))
        case ExpertMark():
            yield _value(as_decimal(weight).quantize(Decimal("0.0001")))
        case BelowAverage():
            yield from _below(figures)
        case MonthlyDeduction():
            yield from _month_goals(feed, figures)
        case OccurrenceDeduction():
            yield from _fewer(rule, figures)
        case Checklist():
            for point in rule.points:
                if figures.answers.get(point.code) is not AnswerLevel.FULL:
                    yield _answers(figures, [point.code])
            yield _answers(figures, [point.code for point in rule.points])
        case AllPointsOrNothing() | Veto():
            yield _answers(figures, [point.code for point in rule.points])
        case ItemsMet():
            yield from _item_goals(rule, figures)


def _value(value: Decimal | None) -> Supposition:
    return Supposition(leaf="", value=value)


def _bound(feed: Leaf | Part) -> Supposition:
    target = feed.target
    return _value(None if target is None else target.at_least if target.at_least is not None else target.at_most)


def _step_goals(feed: Leaf | Part, rule: StepDeduction, weight: Fraction, mark: Fraction) -> Iterator[Supposition]:
    steps = math.ceil((weight - mark) / Fraction(rule.deduction)) - 1
    target = feed.target
    if steps > 0 and target is not None:
        sign = -1 if target.at_least is not None else 1
        yield _value(max(as_decimal(bound_of(target)) + sign * steps * rule.step, Decimal(0)))
    yield _bound(feed)


def _below(figures: Figures) -> Iterator[Supposition]:
    others = [one.exact for one in figures.comparisons if one.exact is not None]
    if others:
        average = sum(others, Fraction(0)) / len(others)
        unit = Decimal("0.01")
        yield _value(max(as_decimal(average).quantize(unit, ROUND_CEILING) - unit, Decimal(0)))


def _month_goals(feed: Leaf | Part, figures: Figures) -> Iterator[Supposition]:
    target = feed.target
    if target is None:
        return
    bound = as_decimal(bound_of(target))
    missed = [(shortfall(target, one.exact), one.month) for one in figures.months if one.exact is not None]
    missed = sorted((short, month) for short, month in missed if short)
    for count in range(1, len(missed) + 1):
        yield Supposition(leaf="", months={month: bound for _, month in missed[:count]})


def _fewer(rule: OccurrenceDeduction, figures: Figures) -> Iterator[Supposition]:
    counts = {one.code: int(figures.counts.get(one.code, 0)) for one in rule.occurrences}
    happened = [one for one in rule.occurrences if counts[one.code]]
    if happened:
        costliest = max(happened, key=lambda one: one.deduction)
        yield Supposition(leaf="", counts={**counts, costliest.code: counts[costliest.code] - 1})
    for one in happened:
        yield Supposition(leaf="", counts={**counts, one.code: 0})
    yield Supposition(leaf="", counts=dict.fromkeys(counts, 0))


def _answers(figures: Figures, codes: list[str]) -> Supposition:
    return Supposition(leaf="", answers={**figures.answers, **dict.fromkeys(codes, AnswerLevel.FULL)})


def _item_goals(rule: ItemsMet, figures: Figures) -> Iterator[Supposition]:
    missed = [item for item in rule.items if not item_is_met(item, figures)]
    for count in range(1, len(missed) + 1):
        chosen = missed[:count]
        bounds = {
            item.code: as_decimal(bound_of(item.target))
            for item in chosen
            if item.indicator is not None and item.target is not None
        }
        answered = dict.fromkeys((item.code for item in chosen if item.indicator is None), AnswerLevel.FULL)
        yield Supposition(leaf="", items=bounds, answers={**figures.answers, **answered} if answered else {})


def _with(leaf: Leaf, one: Supposition, values: Values) -> Values:
    feeds = [feed for feed in leaf.feeds() if one.part is None or feed.code == one.part]
    for feed in feeds:
        if feed.indicator is not None and (one.value is not None or one.months):
            values = _with_indicator(values, feed.indicator, feed.variant, one.value, one.months)
        if isinstance(feed.rule, OccurrenceDeduction):
            for occurrence in feed.rule.occurrences:
                if occurrence.indicator is not None and occurrence.code in one.counts:
                    count = Decimal(one.counts[occurrence.code])
                    values = _with_indicator(values, occurrence.indicator, occurrence.variant, count, {})
        if isinstance(feed.rule, ItemsMet):
            for item in feed.rule.items:
                if item.indicator is not None and item.code in one.items:
                    values = _with_indicator(values, item.indicator, item.variant, one.items[item.code], {})
    is_entered = any(feed.indicator is None for feed in feeds)
    return _with_entry(values, leaf, one) if is_entered and _enters_something(one) else values


def _enters_something(one: Supposition) -> bool:
    return one.value is not None or bool(one.answers) or bool(one.counts)


def _with_indicator(
    values: Values, code: str, variant: str | None, value: Decimal | None, months: Mapping[str, Decimal]
) -> Values:
    known = values.indicator(code, variant)
    found = known or IndicatorValue(code=code, variant=variant)
    if value is not None:
        found = replace(found, numerator=None, denominator=None, value=value)
    if months:
        changed = tuple(
            MonthValue(month=one.month, value=months[one.month]) if one.month in months else one for one in found.months
        )
        found = replace(found, months=changed)
    others = tuple(one for one in values.indicators if one is not known)
    return replace(values, indicators=(*others, found))


def _with_entry(values: Values, leaf: Leaf, one: Supposition) -> Values:
    known = values.entered_for(leaf.code)
    entry = known or EnteredValue(leaf=leaf.code, evidence=SUPPOSED)
    if one.value is not None:
        entry = replace(entry, numerator=None, denominator=None, value=one.value)
    entry = replace(
        entry, answers={**entry.answers, **one.answers}, counts={**entry.counts, **one.counts}, evidence=SUPPOSED
    )
    others = tuple(each for each in values.entered if each is not known)
    return replace(values, entered=(*others, entry))
