"""What each kind of rule does: figures in, an exact mark and the way to it out."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from .kinds import (
    AllPointsOrNothing,
    AnswerLevel,
    Attainment,
    AttainmentLevel,
    Band,
    Bands,
    BelowAverage,
    Checklist,
    ExpertMark,
    Item,
    ItemsMet,
    MonthlyDeduction,
    OccurrenceDeduction,
    PartOfAStep,
    Proportional,
    RateTimesWeight,
    SimpleRule,
    StepDeduction,
    Target,
    TargetOrNothing,
    Veto,
)
from .texts import Text, plain
from .values import Comparison, MonthValue

Show = Callable[[Fraction], str]

LEVEL_NAMES = {
    AnswerLevel.FULL: Text(zh="完全符合", en="fully met"),
    AnswerLevel.MOSTLY: Text(zh="基本符合", en="mostly met"),
    AnswerLevel.LITTLE: Text(zh="符合度较低", en="hardly met"),
    AnswerLevel.NONE: Text(zh="不符合", en="not met"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one rule is applied to; a rule looks only at the fields of its kind."""

    value: Fraction | None = None
    months: tuple[MonthValue, ...] = ()
    answers: Mapping[str, AnswerLevel] = field(default_factory=dict)
    counts: Mapping[str, Fraction] = field(default_factory=dict)
    # The figures of items, by code; one that is answered instead is missing here.
    items: Mapping[str, Fraction | None] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The exact mark, or none where there is nothing to mark, and the sentence that leads to it."""

    mark: Fraction | None
    working: Text


def mark_by(
    rule: SimpleRule, *, weight: Decimal | Fraction, target: Target | None, figures: Figures, show: Show
) -> Outcome:
    """Apply a rule; the mark always lies between zero and the weight."""
    outcome = _apply(rule, Fraction(weight), target, figures, show)
    if outcome.mark is None:
        return outcome
    return Outcome(min(max(outcome.mark, Fraction(0)), Fraction(weight)), outcome.working)


def _apply(rule: SimpleRule, weight: Fraction, target: Target | None, figures: Figures, show: Show) -> Outcome:
    match rule:
        case Checklist():
            return _checklist(rule, figures)
        case AllPointsOrNothing():
            return _all_points(rule, weight, figures)
        case OccurrenceDeduction():
            return _occurrences(rule, weight, figures)
        case MonthlyDeduction():
            return _months(rule, weight, _required(target), figures, show)
        case ItemsMet():
            return _items(rule, weight, figures, show)
    if figures.value is None:
        return Outcome(None, Text(zh="没有可计算的数值，按规则不计分。", en="There is no figure to mark."))
    value = figures.value
    match rule:
        case Bands():
            return _bands(rule, value, show)
        case RateTimesWeight():
            return _rate(weight, value, show)
        case BelowAverage():
            return _below_average(weight, value, figures.comparisons, show)
        case Proportional():
            return _proportional(weight, _required(target), value, show)
        case TargetOrNothing():
            return _target_or_nothing(weight, _required(target), value, show)
        case StepDeduction():
            return _steps(rule, weight, _required(target), value, show)
        case Attainment():
            return _attained(rule, weight, value)
        case ExpertMark():
            zh, en = f"专家评定{plain(value)}分，理由见填报依据。", f"Given by an expert: {plain(value)}."
            return Outcome(value, Text(zh=zh, en=en))


def bound_of(target: Target) -> Fraction:
    """The bound of a target that has one."""
    bound = target.at_least if target.at_least is not None else target.at_most
    return Fraction(bound if bound is not None else 0)


def shortfall(target: Target, value: Fraction) -> Fraction:
    """By how much a value misses a target; zero where it is met. Exact: 94.996% misses 95%."""
    missing = bound_of(target) - value if target.at_least is not None else value - bound_of(target)
    return max(missing, Fraction(0))


def _required(target: Target | None) -> Target:
    # `check_scheme` refuses a rule of these kinds without a target, so this is a scheme that was never checked.
    if target is None or (target.at_least is None and target.at_most is None):
        raise TypeError("a rule that compares needs a target with a bound")
    return target


def _missed(target: Target, value: Fraction, show: Show) -> Text:
    """The beginning of a sentence on a missed target; says so where rounding would make it look met."""
    bound = show(bound_of(target))
    if show(value) == bound:
        return Text(zh=f"{show(value)}按精确值比较未达到{bound}", en=f"{show(value)}, compared exactly, misses {bound}")
    return Text(zh=f"{show(value)}未达到目标{bound}", en=f"{show(value)} misses the target of {bound}")


def _full(weight: Fraction, target: Target, value: Fraction, show: Show) -> Outcome:
    bound = show(bound_of(target))
    en = f"{show(value)} meets the target of {bound}: full mark."
    return Outcome(weight, Text(zh=f"{show(value)}达到目标{bound}，得满分。", en=en))


def _bands(rule: Bands, value: Fraction, show: Show) -> Outcome:
    band = next(one for one in rule.bands if _within(one, value))
    return Outcome(
        Fraction(band.mark),
        Text(
            zh=f"{show(value)}属于“{_band_zh(band, show)}”一档，得{plain(band.mark)}分。",
            en=f"{show(value)} falls into the band “{_band_en(band, show)}”: {plain(band.mark)}.",
        ),
    )


def _within(band: Band, value: Fraction) -> bool:
    if band.at_least is not None:
        return value >= Fraction(band.at_least)
    return band.at_most is None or value <= Fraction(band.at_most)


def _band_zh(band: Band, show: Show) -> str:
    if band.at_least is not None:
        return f"不低于{show(Fraction(band.at_least))}"
    return "其余" if band.at_most is None else f"不高于{show(Fraction(band.at_most))}"


def _band_en(band: Band, show: Show) -> str:
    if band.at_least is not None:
        return f"at least {show(Fraction(band.at_least))}"
    return "the rest" if band.at_most is None else f"at most {show(Fraction(band.at_most))}"


def _rate(weight: Fraction, value: Fraction, show: Show) -> Outcome:
    return Outcome(
        value * weight,
        Text(zh=f"{show(value)}×{plain(weight)}分。", en=f"{show(value)} times {plain(weight)}."),
    )


def _below_average(weight: Fraction, value: Fraction, comparisons: tuple[Comparison, ...], show: Show) -> Outcome:
    others = [one.exact for one in comparisons]
    known = [one for one in others if one is not None]
    if not known or len(known) < len(others):
        return Outcome(None, Text(zh="缺少可比数值，按规则不计分。", en="There is nothing to compare with."))
    average = sum(known, Fraction(0)) / len(known)
    if value < average:
        zh = f"{show(value)}低于平均值{show(average)}，得满分。"
        return Outcome(weight, Text(zh=zh, en=f"{show(value)} is below the average of {show(average)}: full mark."))
    zh = f"{show(value)}不低于平均值{show(average)}，不得分。"
    return Outcome(Fraction(0), Text(zh=zh, en=f"{show(value)} is not below the average of {show(average)}: no mark."))


def _proportional(weight: Fraction, target: Target, value: Fraction, show: Show) -> Outcome:
    if not shortfall(target, value):
        return _full(weight, target, value, show)
    bound = bound_of(target)
    share = value / bound if target.at_least is not None else bound / value
    missed = _missed(target, value, show)
    return Outcome(
        share * weight,
        Text(
            zh=f"{missed.zh}，按完成比例{plain(share * 100)}%×{plain(weight)}分。",
            en=f"{missed.en}; {plain(share * 100)}% of it was reached, times {plain(weight)}.",
        ),
    )


def _target_or_nothing(weight: Fraction, target: Target, value: Fraction, show: Show) -> Outcome:
    if not shortfall(target, value):
        return _full(weight, target, value, show)
    missed = _missed(target, value, show)
    return Outcome(Fraction(0), Text(zh=f"{missed.zh}，不得分。", en=f"{missed.en}: no mark."))


def _steps(rule: StepDeduction, weight: Fraction, target: Target, value: Fraction, show: Show) -> Outcome:
    missing = shortfall(target, value)
    if not missing:
        return _full(weight, target, value, show)
    exact_steps = missing / Fraction(rule.step)
    steps = math.ceil(exact_steps) if rule.part_of_a_step is PartOfAStep.COUNTS else math.floor(exact_steps)
    deduction = steps * Fraction(rule.deduction)
    missed = _missed(target, value, show)
    floored = weight - deduction < Fraction(rule.floor)
    zh_end = f"，扣完为止，得{plain(rule.floor)}分。" if floored else "。"
    en_end = f", down to {plain(rule.floor)}." if floored else "."
    return Outcome(
        max(weight - deduction, Fraction(rule.floor)),
        Text(
            zh=f"{missed.zh}，计{steps}步，每步扣{plain(rule.deduction)}分，共扣{plain(deduction)}分{zh_end}",
            en=f"{missed.en} by {steps} steps of {plain(rule.deduction)}: {plain(deduction)} deducted{en_end}",
        ),
    )


def _months(rule: MonthlyDeduction, weight: Fraction, target: Target, figures: Figures, show: Show) -> Outcome:
    known = [(one.month, one.exact) for one in figures.months]
    measured = [(month, value) for month, value in known if value is not None]
    if not measured:
        return Outcome(None, Text(zh="各月均无数值，按规则不计分。", en="No month has a figure to mark."))
    missed = [month for month, value in measured if shortfall(target, value)]
    deduction = len(missed) * Fraction(rule.deduction)
    unknown = len(known) - len(measured)
    zh_unknown = f"，{unknown}个月无数值不计" if unknown else ""
    en_unknown = f", {unknown} without a figure not counted" if unknown else ""
    bound = show(bound_of(target))
    zh_list, en_list = "、".join(map(_month_name, missed)), ", ".join(missed)
    zh = f"{len(measured)}个月中{len(missed)}个月未达到{bound}{zh_unknown}，共扣{plain(deduction)}分"
    en = f"{len(missed)} of {len(measured)} months miss {bound}{en_unknown}: {plain(deduction)} deducted"
    return Outcome(
        weight - deduction,
        Text(zh=f"{zh}（{zh_list}）。" if missed else f"{zh}。", en=f"{en} ({en_list})." if missed else f"{en}."),
    )


def _occurrences(rule: OccurrenceDeduction, weight: Fraction, figures: Figures) -> Outcome:
    if any(one.code not in figures.counts for one in rule.occurrences):
        return Outcome(None, Text(zh="发生次数尚无数据，按规则不计分。", en="The occurrences have not been counted."))
    deduction = Fraction(0)
    zh: list[str] = []
    en: list[str] = []
    for one in rule.occurrences:
        count = figures.counts[one.code]
        cost = count * Fraction(one.deduction)
        if one.at_most is not None:
            cost = min(cost, Fraction(one.at_most))
        deduction += cost
        zh.append(f"{one.name.zh}{plain(count)}次，扣{plain(cost)}分")
        en.append(f"{one.name.en}: {plain(count)}, {plain(cost)} deducted")
    return Outcome(weight - deduction, Text(zh=f"{'；'.join(zh)}。", en=f"{'; '.join(en)}."))


def _checklist(rule: Checklist, figures: Figures) -> Outcome:
    total = Fraction(0)
    zh: list[str] = []
    en: list[str] = []
    for point in rule.points:
        level = figures.answers.get(point.code)
        mark = None if level is None else point.mark_for(level)
        if level is None or mark is None:
            return _unanswered(point.name)
        total += Fraction(mark)
        zh.append(f"{point.name.zh}：{LEVEL_NAMES[level].zh}，{plain(mark)}分")
        en.append(f"{point.name.en}: {LEVEL_NAMES[level].en}, {plain(mark)}")
    return Outcome(total, Text(zh=f"{'；'.join(zh)}。", en=f"{'; '.join(en)}."))


def _all_points(rule: AllPointsOrNothing, weight: Fraction, figures: Figures) -> Outcome:
    missed: list[Text] = []
    for point in rule.points:
        level = figures.answers.get(point.code)
        if level is None:
            return _unanswered(point.name)
        if level is not AnswerLevel.FULL:
            missed.append(point.name)
    if not missed:
        return Outcome(weight, Text(zh="各项要求均已满足，得满分。", en="Every requirement is met: full mark."))
    zh = f"未满足：{'；'.join(name.zh for name in missed)}，不得分。"
    return Outcome(Fraction(0), Text(zh=zh, en=f"Not met: {'; '.join(name.en for name in missed)}; no mark."))


def _unanswered(name: Text) -> Outcome:
    return Outcome(None, Text(zh=f"尚未填报“{name.zh}”，按规则不计分。", en=f"“{name.en}” has not been answered."))


def _items(rule: ItemsMet, weight: Fraction, figures: Figures, show: Show) -> Outcome:
    met = 0
    missed: list[Text] = []
    for item in rule.items:
        fulfilled = item_is_met(item, figures)
        if fulfilled is None:
            return _unanswered(item.name)
        met += fulfilled
        if not fulfilled:
            missed.append(item.name)
    total = len(rule.items)
    zh, en = f"{total}项中{met}项达标", f"{met} of {total} are met"
    if missed:
        zh += f"（未达标：{'、'.join(name.zh for name in missed)}）"
        en += f" (missed: {', '.join(name.en for name in missed)})"
    share = Fraction(met, total)
    zh, en = f"{zh}，得{show(share)}×{plain(weight)}分。", f"{en}: {show(share)} times {plain(weight)}."
    return Outcome(share * weight, Text(zh=zh, en=en))


def item_is_met(item: Item, figures: Figures) -> bool | None:
    """Whether an item is met; unknown where its figure or its answer is missing."""
    if item.indicator is None:
        level = figures.answers.get(item.code)
        return None if level is None else level is AnswerLevel.FULL
    value = figures.items.get(item.code)
    return None if value is None else not shortfall(_required(item.target), value)


def level_attained(rule: Attainment, value: Fraction) -> AttainmentLevel:
    """The level whose bound the share attained reaches."""
    return next(one for one in rule.levels if one.at_least is None or value >= Fraction(one.at_least))


def _attained(rule: Attainment, weight: Fraction, value: Fraction) -> Outcome:
    name, percent = level_attained(rule, value).name, f"{plain(value * 100)}%"
    return Outcome(
        value * weight,
        Text(zh=f"{name.zh}，{percent}×{plain(weight)}分。", en=f"{name.en}: {percent} times {plain(weight)}."),
    )


def vetoed(rule: Veto, figures: Figures) -> tuple[Outcome, bool]:
    """What a veto says, and whether it strikes; the outcome has no mark where something has not been answered."""
    outcome = _all_points(AllPointsOrNothing(kind="all_points_or_nothing", points=rule.points), Fraction(1), figures)
    if outcome.mark is None:
        return outcome, False
    if outcome.mark:
        return Outcome(Fraction(0), Text(zh="未发生一票否决的情形。", en="Nothing happened that is a veto.")), False
    names = [point.name for point in rule.points if figures.answers.get(point.code) is not AnswerLevel.FULL]
    zh = f"一票否决：{'；'.join(name.zh for name in names)}未满足，等级直接降为最低一级。"
    en = f"Veto: {'; '.join(name.en for name in names)} not met; the grade is the lowest."
    return Outcome(Fraction(0), Text(zh=zh, en=en)), True


def _month_name(month: str) -> str:
    """A month such as 2023-07 as Chinese print has it."""
    year, number = month.split("-")
    return f"{year}年{int(number)}月"
