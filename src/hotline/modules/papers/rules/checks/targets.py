"""Targets: changed between declaration and evaluation, far too low, in another unit, without a figure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from hotline.modules.papers.rules.figures import Bound, Figure, Measure, aligned, comparable, plain_text, read_figure
from hotline.modules.papers.rules.findings import Finding, Place
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.report import TargetList
from hotline.modules.scoring.rules.kinds import MonthlyDeduction

from .ledger import Ledger
from .saying import found, number, percentage
from .scores import trees_of

# A target counts as far too low where twice as much was achieved, or a rate is ten points above it.
TIMES_ACHIEVED = 2
POINTS_ABOVE = Fraction(10, 100)
_QUANTITY = re.compile(r"(量|数|率)$")
# A target for each month is not to be held against a value of the year.
_OF_A_PART = re.compile(r"每(个)?[月周日天季]|[月日周]均")
_UPPER = (Bound.AT_MOST, Bound.LESS_THAN)


@dataclass(frozen=True, slots=True)
class Printed:
    """A target with the indicator that it is for."""

    name: str
    fact: str | None
    text: str
    figure: Figure | None
    actual: Figure | None
    place: Place


def check_targets(ledger: Ledger) -> Iterator[Finding]:
    """Everything about targets."""
    targets = [*_outside(ledger), *_in_sheets(ledger)]
    yield from _changed(ledger, targets)
    seen: set[str] = set()
    for one in targets:
        yield from _unit(one)
        if (one.fact or one.name) not in seen:
            low = list(_too_low(ledger, one))
            seen |= {one.fact or one.name} if low else set()
            yield from low
        if one.figure is None and not one.actual and _QUANTITY.search(one.name) and one.name not in seen:
            seen.add(one.name)
            zh = f"“{one.name}”是定量指标，目标却写为“{one.text}”，无法衡量。"
            en = f"“{one.name}” is a quantity, but its target is “{one.text}”."
            yield found(Code.TARGET_NOT_MEASURABLE, [one.place], one.text, "", zh, en)
    for index, one_list in enumerate(ledger.report.targets):
        if one_list.is_declaration:
            yield from _declared(ledger, index, one_list)


def _outside(ledger: Ledger) -> Iterator[Printed]:
    for index, one in enumerate(ledger.report.targets):
        for number_, target in enumerate(one.targets):
            place = Place(one.at, target.line, ("targets", index, "targets", number_))
            yield Printed(target.name, target.fact, target.value, read_figure(target.value), None, place)


def _in_sheets(ledger: Ledger) -> Iterator[Printed]:
    for _, nodes in trees_of(ledger.report):
        for node in nodes.values():
            for score, place in node.lines:
                # The target of a monthly rule is a month's, not to be held against the year.
                if score.target and node.of and not isinstance(score.rule, MonthlyDeduction):
                    if _OF_A_PART.search(score.target) and not _OF_A_PART.search(score.actual or ""):
                        continue
                    target, actual = read_figure(score.target), read_figure(score.actual)
                    yield Printed(node.name, score.fact, score.target, target, actual, place)


def _changed(ledger: Ledger, targets: list[Printed]) -> Iterator[Finding]:
    groups: dict[str, list[Printed]] = {}
    for one in targets:
        if one.figure is not None and one.fact:
            groups.setdefault(one.fact, []).append(one)
    for fact, group in groups.items():
        first = group[0]
        unlike = [one for one in group[1:] if _unlike(first.figure, one.figure)]
        if unlike:
            texts = list(dict.fromkeys(plain_text(one.text) for one in (first, *unlike)))
            name, stated = ledger.fact(fact).name, "、".join(texts)
            zh = f"“{name}”的目标分别写为{stated}。"
            en = f"The target of “{name}” is printed as {', '.join(texts)}."
            yield found(Code.TARGET_CHANGED, [one.place for one in (first, *unlike)], stated, "", zh, en)


def _unlike(one: Figure | None, other: Figure | None) -> bool:
    return one is not None and other is not None and comparable(one, other) and one.value != other.value


def _unit(one: Printed) -> Iterator[Finding]:
    if one.figure is not None and one.actual is not None and not comparable(one.figure, one.actual):
        zh = f"“{one.name}”目标为{one.text}，完成值却写为{one.actual.printed}，单位不同，无法比较。"
        en = f"“{one.name}”: the target is {one.text}, the value {one.actual.printed}: other units."
        yield found(Code.TARGET_UNIT_DIFFERS, [one.place], one.actual.printed, one.text, zh, en)


def _too_low(ledger: Ledger, one: Printed) -> Iterator[Finding]:
    target = one.figure
    if target is None or target.bound in _UPPER or not target.is_target:
        return
    year = str(ledger.report.year)
    figures = [one.actual] if one.actual is not None else []
    if one.fact:
        entries = ledger.column(one.fact)
        figures += [entry.figure for entry in entries if entry.figure and entry.key.period == year]
    figures = [figure for figure in figures if comparable(figure, target) and figure.bound not in _UPPER]
    # Where several values are printed, the lowest one counts: another may itself be the slip.
    for figure in sorted(figures, key=lambda figure: figure.value)[:1]:
        figure, target = aligned(figure, target), aligned(target, figure)
        if _is_far_above(figure, target):
            is_share = target.measure is Measure.SHARE
            above = percentage(figure.value - target.value) if is_share else number(figure.value / target.value, 2)
            beyond = f"高出{above}" if is_share else f"为目标的{above}倍"
            zh = f"“{one.name}”目标{one.text}，实际{figure.printed}，{beyond}。"
            en = f"“{one.name}”: target {one.text}, achieved {figure.printed}, " + (
                f"{above} above it." if is_share else f"{above} times as much."
            )
            yield found(Code.TARGET_FAR_BELOW, [one.place], one.text, figure.printed, zh, en)


def _is_far_above(figure: Figure, target: Figure) -> bool:
    if target.measure is Measure.SHARE:
        return figure.measure is Measure.SHARE and figure.value - target.value >= POINTS_ABOVE
    return target.value > 0 and figure.value >= TIMES_ACHIEVED * target.value


def _declared(ledger: Ledger, index: int, declared: TargetList) -> Iterator[Finding]:
    """Indicators that were declared and not evaluated, and the other way round."""
    sheet = [one for one in _in_sheets(ledger) if one.figure is not None or one.text]
    evaluated = {one.fact or one.name for one in sheet}
    names = {target.fact or target.name for target in declared.targets}
    left = [(number_, one) for number_, one in enumerate(declared.targets) if (one.fact or one.name) not in evaluated]
    added = list({one.name: one for one in sheet if (one.fact or one.name) not in names}.values())
    if sheet and left:
        places = [Place(declared.at, one.line, ("targets", index, "targets", number_)) for number_, one in left]
        listed = "、".join(one.name for _, one in left)
        zh, en = f"申报的{len(left)}项指标未列入评价：{listed}。", f"{len(left)} declared, not evaluated: {listed}."
        yield found(Code.DECLARED_NOT_EVALUATED, places, listed, "", zh, en)
    if added:
        listed = "、".join(one.name for one in added)
        zh, en = f"评价的{len(added)}项指标未曾申报：{listed}。", f"{len(added)} evaluated, not declared: {listed}."
        yield found(Code.EVALUATED_NOT_DECLARED, [one.place for one in added], listed, "", zh, en)
