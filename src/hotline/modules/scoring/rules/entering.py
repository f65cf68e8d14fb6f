"""Whether an entered value is what its leaf asks for."""

from collections.abc import Iterator, Sequence

from hotline.modules.scoring.errors import EnteredValueRefused

from .documents import LineOf, Location, path_of
from .kinds import (
    NEEDS_VALUE,
    AllPointsOrNothing,
    Attainment,
    BelowAverage,
    Checklist,
    ExpertMark,
    ItemsMet,
    Judged,
    NotStated,
    OccurrenceDeduction,
    Veto,
)
from .scheme import Leaf, Scheme
from .values import EnteredValue


def no_line(location: Location) -> int | None:
    """For values that come from no file."""
    return None


def is_entered(leaf: Leaf) -> bool:
    """Whether anything about a leaf is entered by a person rather than computed from records."""
    return bool(_points(leaf) or _counted_by_hand(leaf) or _may_take_figure(leaf) or _takes_comparisons(leaf))


def check_entered(scheme: Scheme, entered: Sequence[EnteredValue], line_of: LineOf = no_line) -> None:
    """Refuse values for unknown leaves or computed ones, and values that lack what the leaf's rule looks at."""
    leaves = {leaf.code: leaf for _, _, leaf in scheme.leaves()}
    seen: set[str] = set()
    for index, one in enumerate(entered):
        problem = next(_problems(leaves.get(one.leaf), one, seen), None)
        if problem is not None:
            key, zh, en = problem
            location: Location = ("values", index, key)
            raise EnteredValueRefused(path=path_of(location), line=line_of(location), reason_zh=zh, reason_en=en)
        seen.add(one.leaf)


def _problems(leaf: Leaf | None, entered: EnteredValue, seen: set[str]) -> Iterator[tuple[str, str, str]]:
    if leaf is None:
        yield "leaf", f"方案中没有指标“{entered.leaf}”。", f"the scheme has no leaf “{entered.leaf}”."
        return
    name = f"“{leaf.name.zh}”"
    if entered.leaf in seen:
        yield "leaf", f"{name}填报了两次。", f"“{leaf.code}” is entered twice."
    if not is_entered(leaf):
        yield (
            "leaf",
            f"{name}由平台记录计算，不能填报。",
            f"“{leaf.code}” is computed from records and cannot be entered.",
        )
    yield from _answer_problems(leaf, entered)
    if set(entered.counts) != _counted_by_hand(leaf):
        codes = ", ".join(sorted(_counted_by_hand(leaf))) or "—"
        yield "counts", f"{name}须填报次数的项目为：{codes}。", f"“{leaf.code}” takes counts of: {codes}."
    has_figure = entered.exact is not None
    if has_figure and not _may_take_figure(leaf):
        yield "value", f"{name}不填数值。", f"“{leaf.code}” takes no figure."
    if not has_figure and _needs_figure(leaf):
        zh = f"{name}需要数值：value，或 numerator 与不为零的 denominator。"
        yield "value", zh, f"“{leaf.code}” needs a value, or a numerator and a denominator above zero."
    if isinstance(leaf.rule, ExpertMark) and entered.exact is not None and entered.exact > leaf.weight:
        yield "value", f"{name}评分高于分值。", f"the mark of “{leaf.code}” exceeds its weight."
    if isinstance(leaf.rule, Attainment) and entered.exact is not None and entered.exact > 1:
        yield "value", f"{name}的达成程度不能高于1。", f"“{leaf.code}” cannot be attained by more than 1."
    if bool(entered.comparisons) != _takes_comparisons(leaf):
        zh, en = ("需要", "needs") if _takes_comparisons(leaf) else ("不需要", "takes no")
        yield "comparisons", f"{name}{zh}可比对象 comparisons。", f"“{leaf.code}” {en} comparisons."


def _answer_problems(leaf: Leaf, entered: EnteredValue) -> Iterator[tuple[str, str, str]]:
    points = _points(leaf)
    if set(entered.answers) != set(points):
        codes = ", ".join(points) or "—"
        yield "answers", f"“{leaf.name.zh}”须回答的要点为：{codes}。", f"“{leaf.code}” takes answers to: {codes}."
    for code, level in entered.answers.items():
        allowed = points.get(code, ())
        if level not in allowed:
            levels = ", ".join(allowed)
            yield "answers", f"要点“{code}”只能回答：{levels}。", f"the point “{code}” may be answered: {levels}."


def _points(leaf: Leaf) -> dict[str, tuple[str, ...]]:
    """The points to answer, each with the levels that it may be answered with."""
    points: dict[str, tuple[str, ...]] = {}
    for feed in leaf.feeds():
        if isinstance(feed.rule, Checklist):
            points |= {point.code: point.levels() for point in feed.rule.points}
        if isinstance(feed.rule, AllPointsOrNothing | Veto):
            points |= {point.code: ("full", "none") for point in feed.rule.points}
        if isinstance(feed.rule, ItemsMet):
            points |= {item.code: ("full", "none") for item in feed.rule.items if item.indicator is None}
    return points


def _counted_by_hand(leaf: Leaf) -> set[str]:
    return {
        occurrence.code
        for feed in leaf.feeds()
        if isinstance(feed.rule, OccurrenceDeduction)
        for occurrence in feed.rule.occurrences
        if occurrence.indicator is None
    }


def _needs_figure(leaf: Leaf) -> bool:
    return any(isinstance(feed.rule, NEEDS_VALUE) and feed.indicator is None for feed in leaf.feeds())


def _may_take_figure(leaf: Leaf) -> bool:
    return _needs_figure(leaf) or (isinstance(leaf.rule, Judged | NotStated) and leaf.indicator is None)


def _takes_comparisons(leaf: Leaf) -> bool:
    return any(isinstance(feed.rule, BelowAverage) for feed in leaf.feeds())
