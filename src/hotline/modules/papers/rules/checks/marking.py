"""Marks against the rules that the report prints, or against the official method where it prints none."""

from collections.abc import Iterator
from fractions import Fraction

from hotline.modules.papers.rules.figures import (
    Agreement,
    Bound,
    Figure,
    Measure,
    aligned,
    comparable,
    plain_text,
    read_figure,
    shows,
    within,
)
from hotline.modules.papers.rules.findings import Finding, Place
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.report import Score
from hotline.modules.scoring.rules.kinds import (
    NEEDS_VALUE,
    Judged,
    MonthlyDeduction,
    NotStated,
    OccurrenceDeduction,
    Parts,
    Rule,
    SimpleRule,
    Target,
)
from hotline.modules.scoring.rules.marking import Figures, mark_by
from hotline.modules.scoring.rules.texts import Text, as_decimal, round_exactly
from hotline.modules.scoring.rules.values import MonthValue

from .computed import ways_to
from .ledger import Ledger
from .saying import found, number, percentage
from .scores import MARK, WEIGHT, Node, trees_of
from .sums import sums_of

_NOT_APPLIED = (Judged, NotStated, Parts, OccurrenceDeduction)


def check_marks(ledger: Ledger) -> Iterator[Finding]:
    """Every leaf's mark: by its points, by its printed rule, by the official method, and against its own target."""
    for sheet, nodes in trees_of(ledger.report):
        for node in nodes.values():
            if node.below or not node.of:
                continue
            yield from _points(node)
            has_rule = any(score.rule is not None for score, _ in node.lines)
            for score, place in node.lines:
                if score.rule is not None and isinstance(score.rule, NEEDS_VALUE) and not _skipped(score.rule):
                    yield from _by_rule(ledger, node, score, place, score.rule)
                elif sheet.default_rules and not has_rule:
                    yield from _by_default(ledger, node, score, place)
                if sheet.default_rules:
                    yield from _unexplained(node, score, place)
                if not (sheet.default_rules and not has_rule and _rounds_to_full(score)):
                    yield from _against_target(node, score, place, judged=has_rule)


def _skipped(rule: Rule) -> bool:
    return isinstance(rule, _NOT_APPLIED)


def _points(node: Node) -> Iterator[Finding]:
    """Points that make more than the weight, and a mark that no answers to them yield."""
    for score, place in node.lines:
        if not score.points:
            continue
        best = sum((Fraction(marks[0]) for marks in score.points), Fraction(0))
        if node.values(WEIGHT) and best not in node.values(WEIGHT):
            weight = number(node.values(WEIGHT)[0])
            zh = f"“{node.name}”各评分要点最高分之和为{number(best)}，分值为{weight}。"
            en = f"“{node.name}”: the points make {number(best)}, the weight is {weight}."
            yield found(Code.POINTS_EXCEED_WEIGHT, [place], number(best), weight, zh, en)
        if all(len(marks) > 1 for marks in score.points):
            reachable = sums_of([list(map(Fraction, marks)) for marks in score.points])
            if reachable:
                yield from _unreachable(node, place, reachable)


def _unreachable(node: Node, place: Place, reachable: list[Fraction]) -> Iterator[Finding]:
    for value in node.values(MARK):
        printed = [(figure, where) for figure, where in node.printed(MARK) if figure.value == value]
        if value not in reachable:
            allowed, stated = "、".join(map(number, reachable)), printed[0][0].printed
            zh = f"“{node.name}”得分{stated}，按评分要点只能得{allowed}分。"
            en = f"“{node.name}” is given {stated}; the points allow only {allowed}."
            yield found(Code.MARK_NOT_REACHABLE, [*(where for _, where in printed), place], stated, allowed, zh, en)


def _values(ledger: Ledger, score: Score) -> list[Fraction]:
    """What the leaf's value may be: as printed in its line, elsewhere, or as worked out."""
    target = read_figure(score.target)
    actual = read_figure(score.actual)
    values = [] if actual is None or actual.is_target else [_like(actual, target).value]
    if score.fact:
        key = ledger.year(score.fact)
        for other in (key, *(one for one in ledger.keys(key.fact) if one.period == key.period)):
            values += [way.middle for way in ways_to(ledger, other)]
            values += ledger.values(other)
    return list(dict.fromkeys(values))


def _like(figure: Figure, other: Figure | None) -> Figure:
    return figure if other is None else aligned(figure, other)


def _by_rule(ledger: Ledger, node: Node, score: Score, place: Place, rule: SimpleRule) -> Iterator[Finding]:
    weights = node.values(WEIGHT)
    outcomes = list(_outcomes(ledger, score, rule, weights[0])) if weights else []
    for value in node.values(MARK) if outcomes else []:
        printed = [(figure, where) for figure, where in node.printed(MARK) if figure.value == value]
        figure = printed[0][0]
        if not any(shows(figure, exact) is Agreement.YES for exact, _ in outcomes):
            exact, working = outcomes[0]
            computed = number(exact, 2)
            zh = f"“{node.name}”得分{figure.printed}，按评分标准应为{computed}：{working.zh}"
            en = f"“{node.name}” is given {figure.printed}; its rule yields {computed}: {working.en}"
            places = [place, *(where for _, where in printed)]
            yield found(Code.MARK_DEPARTS_FROM_RULE, places, figure.printed, computed, zh, en)


def _outcomes(ledger: Ledger, score: Score, rule: SimpleRule, weight: Fraction) -> Iterator[tuple[Fraction, Text]]:
    """The mark for each value that the leaf may have."""
    target = _target(score)
    figures: list[Figures] = []
    if isinstance(rule, MonthlyDeduction):
        months = _months(ledger, score.fact)
        figures = [Figures(months=months)] if months else []
    else:
        figures = [Figures(value=value) for value in _values(ledger, score)]
    is_share = any(one.measure is Measure.SHARE for text in (score.target, score.actual) if (one := read_figure(text)))
    for each in figures:
        outcome = mark_by(
            rule, weight=as_decimal(weight), target=target, figures=each, show=percentage if is_share else number
        )
        if outcome.mark is not None:
            yield outcome.mark, outcome.working


def _months(ledger: Ledger, fact: str | None) -> tuple[MonthValue, ...]:
    months = [] if fact is None else ledger.months(ledger.year(fact))
    firsts = [(month, entries[0].figure) for month, entries in months]
    return tuple(
        MonthValue(month=month, value=as_decimal(figure.value)) for month, figure in firsts if figure is not None
    )


def _target(score: Score) -> Target | None:
    figure, actual = read_figure(score.target), read_figure(score.actual)
    if figure is None:
        return None
    figure = figure if actual is None else aligned(figure, actual)
    text, value = Text(zh=figure.printed, en=figure.printed), as_decimal(figure.value)
    is_upper = figure.bound in (Bound.AT_MOST, Bound.LESS_THAN)
    return Target(text=text, at_most=value) if is_upper else Target(text=text, at_least=value)


def _by_default(ledger: Ledger, node: Node, score: Score, place: Place) -> Iterator[Finding]:
    """The official method: target met, full; else in proportion. A rate without a target is budget execution."""
    mark, weights = read_figure(score.mark), node.values(WEIGHT)
    target = read_figure(score.target)
    values = _values(ledger, score)
    if mark is None or not weights or weights[0] <= 0 or not values:
        return
    actual = read_figure(score.actual)
    if actual is None or (target is not None and not comparable(actual, target)):
        return
    if target is None and (score.target or actual.measure is not Measure.SHARE):
        return
    target = None if target is None else aligned(target, actual)
    if target is not None and (within(aligned(actual, target).value, target) or mark.value >= weights[0]):
        # A deduction though it is met, and the full mark though it is missed, are found as what they are.
        return
    exact = [min(_share(target, value), Fraction(1)) * weights[0] for value in values]
    if not any(shows(mark, one) is Agreement.YES for one in exact):
        # The worked-out value leads where there is one; a printed rate may be the very slip.
        chosen = 1 if target is None and len(exact) > 1 else 0
        computed = number(exact[chosen], 2)
        value = percentage(values[chosen]) if actual.measure is Measure.SHARE else actual.printed
        goal = f"目标{score.target}，" if target is not None else ""
        zh = f"“{node.name}”{goal}完成{score.actual}，得分{mark.printed}；按通行计分方法（{value}）应为{computed}。"
        en = f"“{node.name}”: {score.actual} is given {mark.printed}; the official method ({value}) yields {computed}."
        yield found(Code.MARK_DEPARTS_FROM_DEFAULT, [place], mark.printed, computed, zh, en)


def _share(target: Figure | None, value: Fraction) -> Fraction:
    if target is None:
        return value
    if within(value, target) or not target.value or not value:
        return Fraction(1) if within(value, target) else Fraction(0)
    upper = target.bound in (Bound.AT_MOST, Bound.LESS_THAN)
    return target.value / value if upper else value / target.value


def _rounds_to_full(score: Score) -> bool:
    """Whether a target is missed by so little that the share of the mark is full at two decimal places."""
    target, actual, weight = read_figure(score.target), read_figure(score.actual), read_figure(score.weight)
    if target is None or actual is None or weight is None or not comparable(target, actual):
        return False
    share = _share(aligned(target, actual), aligned(actual, target).value)
    return share < 1 and round_exactly(share * weight.value, 2) == round_exactly(weight.value, 2)


def _against_target(node: Node, score: Score, place: Place, *, judged: bool) -> Iterator[Finding]:
    """Where no rule tells: full mark although the target is missed, or a deduction although it is met."""
    mark, weight = read_figure(score.mark), read_figure(score.weight)
    if mark is None or weight is None or weight.value <= 0 or not score.target or not score.actual:
        return
    full = mark.value >= weight.value or shows(mark, weight.value) is Agreement.YES  # 13.33 of 40/3
    met = _met(score, judged=judged)
    if met is True and not full:
        zh = f"“{node.name}”目标“{score.target}”，完成“{score.actual}”，却得{mark.printed}分（分值{weight.printed}）。"
        en = f"“{node.name}”: “{score.actual}” meets “{score.target}”, yet {mark.printed} of {weight.printed} is given."
        yield found(Code.DEDUCTED_THOUGH_MET, [place], mark.printed, weight.printed, zh, en)
    if met is False and full:
        zh = f"“{node.name}”目标“{score.target}”，完成“{score.actual}”，未达目标却得满分。"
        en = f"“{node.name}”: “{score.actual}” misses “{score.target}”, yet the full mark is given."
        yield found(Code.FULL_MARK_THOUGH_MISSED, [place], mark.printed, f"<{weight.printed}", zh, en)


def _unexplained(node: Node, score: Score, place: Place) -> Iterator[Finding]:
    """The official form asks for the reason wherever a target is missed."""
    target, actual = read_figure(score.target), read_figure(score.actual)
    if score.note or not score.mark or target is None or actual is None or actual.is_target:
        return
    if comparable(target, actual) and not within(aligned(actual, target).value, aligned(target, actual)):
        zh = f"“{node.name}”目标{score.target}，完成{score.actual}，没有填写偏差原因。"
        en = f"“{node.name}”: {score.actual} misses {score.target}, and no reason is given."
        yield found(Code.DEVIATION_NOT_EXPLAINED, [place], score.actual or "", score.target or "", zh, en)


def _met(score: Score, *, judged: bool) -> bool | None:
    """Whether the target is met; nothing where words are compared that are not the same, or a rule judges figures."""
    target, actual = read_figure(score.target), read_figure(score.actual)
    if target is None and actual is None:
        return True if plain_text(score.target or "") == plain_text(score.actual or "") else None
    if judged or target is None or actual is None or actual.is_target or not comparable(target, actual):
        return None
    return within(aligned(actual, target).value, aligned(target, actual))
