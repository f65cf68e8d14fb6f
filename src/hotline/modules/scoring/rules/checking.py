"""What a scheme must fulfil beyond its form, so that every leaf can be marked and every sum is right."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from hotline.modules.scoring.errors import (
    BandsHaveGaps,
    CodeNotUnique,
    RuleLacksData,
    SchemeRefused,
    SchemeValueInvalid,
    WeightsDoNotAddUp,
)

from .documents import LineOf, Location, path_of
from .kinds import (
    NEEDS_TARGET,
    NEEDS_VALUE,
    AllPointsOrNothing,
    Attainment,
    Bands,
    Checklist,
    Item,
    ItemsMet,
    Judged,
    MonthlyDeduction,
    NotApplicable,
    NotStated,
    OccurrenceDeduction,
    Part,
    Parts,
    StepDeduction,
    Veto,
)
from .scheme import Leaf, Level, LevelKind, Scheme
from .texts import plain, round_exactly

Refusing = type[SchemeRefused]


class _Check:
    """Collects refusals that know their place in the file."""

    def __init__(self, line_of: LineOf) -> None:
        self._line_of = line_of
        self.refusals: list[SchemeRefused] = []

    def __call__(self, holds: bool, refusal: Refusing, location: Location, zh: str, en: str) -> None:
        if not holds:
            path, line = path_of(location), self._line_of(location)
            self.refusals.append(refusal(path=path, line=line, reason_zh=zh, reason_en=en))


def check_scheme(scheme: Scheme, line_of: LineOf) -> None:
    """Refuse a scheme whose codes, weights, bands, grades or sources do not fit together, by its first fault."""
    for refusal in scheme_faults(scheme, line_of):
        raise refusal


def scheme_faults(scheme: Scheme, line_of: LineOf) -> list[SchemeRefused]:
    """Everything in a scheme that does not fit together, in the scheme's order."""
    check = _Check(line_of)
    check(
        scheme.period.first_day <= scheme.period.last_day,
        SchemeValueInvalid,
        ("period",),
        "最后一天早于第一天。",
        "the last day is before the first.",
    )
    _check_codes(scheme, check)
    _check_weights(scheme, check)
    _check_grades(scheme, check)
    for location, level, leaf in located_leaves(scheme):
        _check_stated(level, leaf, location, check)
        _check_leaf(leaf, location, check)
    return check.refusals


def located_leaves(scheme: Scheme) -> Iterable[tuple[tuple[str | int, ...], Level, Leaf]]:
    """Every leaf with its place in the file and its level."""
    for at_level, level in enumerate(scheme.levels):
        for at_group, group in enumerate(level.groups):
            for at_leaf, leaf in enumerate(group.leaves):
                yield ("levels", at_level, "groups", at_group, "leaves", at_leaf), level, leaf


def _unique(codes: Iterable[str], location: Location, check: _Check) -> None:
    seen: set[str] = set()
    for code in codes:
        check(code not in seen, CodeNotUnique, location, f"代码“{code}”重复。", f"the code “{code}” is used twice.")
        seen.add(code)


def _check_codes(scheme: Scheme, check: _Check) -> None:
    _unique((level.code for level in scheme.levels), ("levels",), check)
    seen: set[str] = set()
    for at_level, level in enumerate(scheme.levels):
        _unique((group.code for group in level.groups), ("levels", at_level, "groups"), check)
    for location, _, leaf in located_leaves(scheme):
        zh, en = f"指标代码“{leaf.code}”重复。", f"the indicator code “{leaf.code}” is used twice."
        check(leaf.code not in seen, CodeNotUnique, (*location, "code"), zh, en)
        seen.add(leaf.code)


def _adds_up(parts: Iterable[Decimal], whole: Decimal, location: Location, check: _Check) -> None:
    total = sum(parts, Decimal(0))
    check(
        total == whole,
        WeightsDoNotAddUp,
        location,
        f"各项分值之和为{plain(total)}，应为{plain(whole)}。",
        f"the parts add up to {plain(total)}, not to {plain(whole)}.",
    )


def _check_weights(scheme: Scheme, check: _Check) -> None:
    earned = [level.weight for level in scheme.levels if level.kind is LevelKind.EARNED]
    _adds_up((scheme.base, *earned), scheme.weight, ("weight",), check)
    for at_level, level in enumerate(scheme.levels):
        if not level.equal_weights:
            _adds_up((group.weight for group in level.groups), level.weight, ("levels", at_level, "weight"), check)
        for at_group, group in enumerate(level.groups):
            at_weight = ("levels", at_level, "groups", at_group, "weight")
            _adds_up((leaf.weight for leaf in group.leaves), group.weight, at_weight, check)
    for location, level, leaf in located_leaves(scheme):
        weighs = leaf.weight > 0
        zh, en = (
            "一票否决和不适用的指标不占分值，其余指标须有分值。",
            "a veto and what does not apply weigh 0, others more.",
        )
        check(weighs == leaf.is_weighed, SchemeValueInvalid, (*location, "weight"), zh, en)
        share = round_exactly(level.weight_of(leaf), 2)
        zh, en = f"平均分摊的分值应写{plain(share)}。", f"an equal share of the weight is printed as {plain(share)}."
        check(not level.equal_weights or leaf.weight == share, WeightsDoNotAddUp, (*location, "weight"), zh, en)


def _check_grades(scheme: Scheme, check: _Check) -> None:
    bounds = [grade.at_least for grade in scheme.grades]
    known = [bound for bound in bounds if bound is not None]
    holds = bounds[-1] is None and len(known) == len(bounds) - 1 and _falls(known)
    zh = "等级须从高到低排列，界限逐级降低，只有最后一级不写界限。"
    en = "grades go from high to low with falling bounds, and only the last has none."
    check(holds, BandsHaveGaps, ("grades",), zh, en)


def _falls(bounds: list[Decimal]) -> bool:
    return all(higher > lower for higher, lower in pairwise(bounds))


def _check_stated(level: Level, leaf: Leaf, location: Location, check: _Check) -> None:
    deducted = level.kind is LevelKind.DEDUCTED
    lowest, highest = (-leaf.weight, Decimal(0)) if deducted else (Decimal(0), leaf.weight)
    if leaf.stated is not None:
        zh, en = "报告得分超出分值范围。", "the stated mark lies outside the weight."
        holds = lowest <= leaf.stated.mark <= highest
        check(holds, SchemeValueInvalid, (*location, "stated", "mark"), zh, en)
    if leaf.difference is not None:
        explains = leaf.stated is not None and leaf.difference.mark_by_rule != leaf.stated.mark
        zh, en = "报告得分与按规则得分没有差异可说明。", "there is no difference to explain."
        check(explains, SchemeValueInvalid, (*location, "difference"), zh, en)


def _check_leaf(leaf: Leaf, location: Location, check: _Check) -> None:
    at_rule = (*location, "rule")
    if isinstance(leaf.rule, Veto | NotApplicable):
        zh, en = "这种规则不看指标，请删去 indicator。", "this kind of rule looks at no indicator."
        check(leaf.indicator is None, SchemeValueInvalid, (*location, "indicator"), zh, en)
        return
    if isinstance(leaf.rule, Judged | NotStated):
        _check_display(leaf, needs=leaf.indicator is not None, location=location, check=check)
        return
    _check_feed(leaf, location, check)
    _check_money(leaf, location, check)
    if isinstance(leaf.rule, Parts):
        _adds_up((part.weight for part in leaf.rule.parts), leaf.weight, (*at_rule, "parts"), check)
        _unique((part.code for part in leaf.rule.parts), (*at_rule, "parts"), check)
        for index, part in enumerate(leaf.rule.parts):
            at_part = (*at_rule, "parts", index)
            _check_feed(part, at_part, check)
            _check_rule(part, at_part, check)
        _check_shared_entry(leaf.rule, at_rule, check)
    else:
        _check_rule(leaf, location, check)
    needs = any(isinstance(feed.rule, NEEDS_VALUE) for feed in leaf.feeds())
    _check_display(leaf, needs=needs, location=location, check=check)


def _check_display(leaf: Leaf, *, needs: bool, location: Location, check: _Check) -> None:
    zh, en = "这个指标有数值，须写明显示方式 display。", "this leaf has a figure, so it needs a `display`."
    check(not needs or leaf.display is not None, RuleLacksData, location, zh, en)


def _check_shared_entry(rule: Parts, location: Location, check: _Check) -> None:
    entered = [part for part in rule.parts if isinstance(part.rule, NEEDS_VALUE) and part.indicator is None]
    zh, en = "只能有一个部分依靠填报数值。", "only one part may rest on an entered figure."
    check(len(entered) <= 1, RuleLacksData, location, zh, en)
    codes = [
        point.code
        for part in rule.parts
        if isinstance(part.rule, Checklist | AllPointsOrNothing)
        for point in part.rule.points
    ]
    _unique(codes, location, check)


def _check_feed(feed: Leaf | Part, location: Location, check: _Check) -> None:
    zh, en = "写了变体 variant，却没有写指标 indicator。", "a `variant` needs an `indicator`."
    check(feed.variant is None or feed.indicator is not None, RuleLacksData, location, zh, en)
    zh, en = "这种规则不看单一指标，请删去 indicator。", "this kind of rule does not look at one indicator."
    takes_figure = isinstance(feed.rule, NEEDS_VALUE)
    check(feed.indicator is None or takes_figure, SchemeValueInvalid, (*location, "indicator"), zh, en)


def _check_money(leaf: Leaf, location: Location, check: _Check) -> None:
    takes_figure = any(isinstance(feed.rule, NEEDS_VALUE) and feed.indicator is None for feed in leaf.feeds())
    zh, en = "这个指标不填数值，请删去 money。", "this leaf takes no entered figure, so it takes no `money`."
    check(leaf.money is None or takes_figure, SchemeValueInvalid, (*location, "money"), zh, en)


def _check_rule(feed: Leaf | Part, location: Location, check: _Check) -> None:
    rule, at_rule = feed.rule, (*location, "rule")
    target = feed.target
    if target is not None:
        zh, en = "目标只能写一个界限：at_least 或 at_most。", "a target has one bound: at_least or at_most."
        check(target.at_least is None or target.at_most is None, SchemeValueInvalid, (*location, "target"), zh, en)
    if isinstance(rule, NEEDS_TARGET):
        bounded = target is not None and (target.at_least is not None or target.at_most is not None)
        zh, en = "这种规则要与目标比较，请写 at_least 或 at_most。", "this rule compares with a target: give its bound."
        check(bounded, RuleLacksData, (*location, "target"), zh, en)
    if isinstance(rule, MonthlyDeduction):
        zh, en = "按月扣分须由逐月计算的指标提供数据。", "a monthly deduction needs an indicator with months."
        check(feed.indicator is not None, RuleLacksData, location, zh, en)
    match rule:
        case Bands():
            _check_bands(rule, feed.weight, at_rule, check)
        case StepDeduction():
            zh, en = "最低得分高于分值。", "the floor exceeds the weight."
            check(rule.floor <= feed.weight, SchemeValueInvalid, (*at_rule, "floor"), zh, en)
        case Checklist():
            _check_points(rule, feed.weight, at_rule, check)
        case AllPointsOrNothing():
            _unique((point.code for point in rule.points), (*at_rule, "points"), check)
        case OccurrenceDeduction():
            _unique((one.code for one in rule.occurrences), (*at_rule, "occurrences"), check)
        case ItemsMet():
            _check_items(rule, at_rule, check)
        case Attainment():
            bounds = [level.at_least for level in rule.levels]
            known = [bound for bound in bounds if bound is not None]
            holds = bounds[-1] is None and len(known) == len(bounds) - 1 and _falls(known)
            zh = "各档须从好到差排列，只有最后一档不写界限。"
            en = "levels go from best to worst with falling bounds, and only the last has none."
            check(holds, BandsHaveGaps, (*at_rule, "levels"), zh, en)


def _check_items(rule: ItemsMet, location: Location, check: _Check) -> None:
    _unique((item.code for item in rule.items), (*location, "items"), check)
    for index, item in enumerate(rule.items):
        zh = "由指标计算的子项须写一个目标界限和显示方式；由人填报的子项不写。"
        en = "an item with an indicator needs a target with one bound and a display; one that is answered has neither."
        check(_is_whole(item), RuleLacksData, (*location, "items", index), zh, en)


def _is_whole(item: Item) -> bool:
    bounds = 0 if item.target is None else (item.target.at_least, item.target.at_most).count(None)
    if item.indicator is None:
        return item.variant is None and (item.target is None or bounds == 2)
    return bounds == 1 and item.display is not None


def _check_points(rule: Checklist, weight: Decimal, location: Location, check: _Check) -> None:
    _unique((point.code for point in rule.points), (*location, "points"), check)
    _adds_up((point.full for point in rule.points), weight, (*location, "points"), check)
    for index, point in enumerate(rule.points):
        zh, en = "符合程度越低，得分应越少。", "a lower answer must earn a lower mark."
        check(_falls(list(point.marks())), SchemeValueInvalid, (*location, "points", index), zh, en)


def _check_bands(rule: Bands, weight: Decimal, location: Location, check: _Check) -> None:
    at_bands = (*location, "bands")
    *bounded, rest = rule.bands
    lower = [band.at_least for band in bounded if band.at_least is not None]
    upper = [band.at_most for band in bounded if band.at_most is not None]
    one_direction = sorted((len(lower), len(upper))) == [0, len(bounded)]
    in_order = _falls(lower) and _falls([-bound for bound in upper])
    open_end = rest.at_least is None and rest.at_most is None
    zh = "各档须从好到差排列，只用 at_least 或只用 at_most，最后一档不写界限。"
    en = "bands go from best to worst, all with at_least or all with at_most, and only the last has no bound."
    check(one_direction and in_order and open_end, BandsHaveGaps, at_bands, zh, en)
    marks = [band.mark for band in rule.bands]
    zh, en = "各档得分须逐档降低，第一档等于分值。", "marks fall from band to band, and the first is the weight."
    check(marks[0] == weight and _falls(marks), BandsHaveGaps, at_bands, zh, en)
