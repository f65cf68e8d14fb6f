"""Sentences that join several facts: shares that close, days in order, claims, counts of months, lists."""

from calendar import monthrange
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from math import ceil, floor

from hotline.modules.papers.rules.figures import Agreement, Figure, days_of, read_figure, shows, within
from hotline.modules.papers.rules.findings import Finding, Place
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.report import Answers, Below, Closed, InOrder, Listed, MonthsThat, Periodic, Relation

from .computed import ways_to
from .ledger import Entry, Key, Ledger
from .saying import found, number, percentage


def check_relations(ledger: Ledger) -> Iterator[Finding]:
    """Every relation of the report."""
    for index, relation in enumerate(ledger.report.relations):
        yield from _relation(ledger, relation, Place(relation.at, relation.line, ("relations", index)))


def _relation(ledger: Ledger, relation: Relation, place: Place) -> Iterator[Finding]:
    match relation:
        case Closed():
            yield from _closed(ledger, relation, place)
        case InOrder():
            yield from _in_order(ledger, relation)
        case Below():
            yield from _below(ledger, relation, place)
        case MonthsThat():
            yield from _months(ledger, relation, place)
        case Periodic():
            yield from _periodic(ledger, relation)
        case Listed():
            yield from _listed(relation, place)
        case Answers():
            yield from _answers(ledger, relation)


def _first(ledger: Ledger, fact: str) -> Entry | None:
    entries = ledger.entries.get(ledger.year(fact), [])
    return entries[0] if entries else None


def _closed(ledger: Ledger, relation: Closed, place: Place) -> Iterator[Finding]:
    entries = [_first(ledger, fact) for fact in relation.facts]
    figures = [entry.figure for entry in entries if entry is not None and entry.figure is not None]
    if len(figures) != len(relation.facts):
        return
    total = sum((figure.value for figure in figures), Fraction(0))
    # Rounded shares need not make exactly 100%: each may be off by half of its last digit.
    slack = sum(((figure.step or Fraction(0)) / 2 for figure in figures), Fraction(0))
    if abs(total - 1) > slack:
        working = "＋".join(figure.printed for figure in figures)
        zh, en = f"{working}＝{percentage(total)}，不为100%。", f"{working} = {percentage(total)}, not 100%."
        yield found(Code.SHARES_DO_NOT_CLOSE, [place], working, percentage(total), zh, en)


def _in_order(ledger: Ledger, relation: InOrder) -> Iterator[Finding]:
    entries = [entry for fact in relation.facts if (entry := _first(ledger, fact))]
    for one, other in pairwise(entries):
        (earliest, _), (_, latest) = days_of(one.text), days_of(other.text)
        if earliest and latest and earliest > latest:
            first, then = ledger.said(one.key), ledger.said(other.key)
            zh = f"“{first}”（{one.text}）晚于“{then}”（{other.text}）。"
            en = f"“{first}” ({one.text}) is later than “{then}” ({other.text})."
            yield found(Code.DAYS_OUT_OF_ORDER, [one.place, other.place], one.text, f"≤{other.text}", zh, en)


def _below(ledger: Ledger, relation: Below, place: Place) -> Iterator[Finding]:
    key = ledger.year(relation.fact)
    ours = [*(way.low for way in ways_to(ledger, key)), *ledger.values(key)]
    for scope in relation.than_scopes:
        entries = ledger.entries.get(Key(key.fact, key.period, scope), [])
        figures = [entry.figure for entry in entries if entry.figure is not None]
        if ours and figures and ours[0] >= figures[0].value:
            name, value = ledger.fact(key.fact).name, number(ours[0] / _worth(figures[0]), 4)
            zh = f"报告称“{name}”低于{scope}，但{value}不低于{figures[0].printed}。"
            en = f"“{name}” is said to be below {scope}'s, but {value} is not below {figures[0].printed}."
            yield found(Code.CLAIM_CONTRADICTED, [place, entries[0].place], scope, value, zh, en)


def _worth(figure: Figure) -> Fraction:
    """What a unit of the printed figure is worth, such as 10000 of 万元."""
    plain = read_figure("".join(sign for sign in figure.printed if sign in "0123456789."))
    return figure.value / plain.value if plain and plain.value else Fraction(1)


def _months(ledger: Ledger, relation: MonthsThat, place: Place) -> Iterator[Finding]:
    edge = read_figure(relation.are)
    months = ledger.months(ledger.year(relation.fact))
    if edge is None or len(months) != 12:
        return
    fitting = [month for month, entries in months if entries[0].figure and within(entries[0].figure.value, edge)]
    if len(fitting) != relation.count:
        name, listed = ledger.fact(relation.fact).name, "、".join(fitting)
        zh = f"报告称“{name}”有{relation.count}个月{relation.are}，逐月数据为{len(fitting)}个月（{listed}）。"
        en = f"“{name}”: {relation.count} months {relation.are} are counted, the table has {len(fitting)} ({listed})."
        yield found(Code.CLAIM_CONTRADICTED, [place], str(relation.count), str(len(fitting)), zh, en)


def _periodic(ledger: Ledger, relation: Periodic) -> Iterator[Finding]:
    entry = _first(ledger, relation.fact)
    if entry is None or entry.figure is None:
        return
    most = _periods(relation)
    if entry.figure.value > most:
        name = ledger.said(entry.key)
        zh = f"“{name}”写为{entry.text}，{relation.since}至{relation.until}至多{most}期。"
        en = f"“{name}” is {entry.text}; {relation.since} to {relation.until} has room for {most}."
        yield found(Code.MORE_REPORTS_THAN_PERIODS, [entry.place], entry.text, f"≤{most}", zh, en)


def _periods(relation: Periodic) -> int:
    """The most reports that the months from `since` to `until` have room for."""
    first, last = (tuple(map(int, month.split("-"))) for month in (relation.since, relation.until))
    months = [
        (year, month)
        for year in range(first[0], last[0] + 1)
        for month in range(1, 13)
        if first <= (year, month) <= last
    ]
    days = sum(monthrange(year, month)[1] for year, month in months)
    return {"day": days, "week": ceil(days / 7) + 1, "month": len(months)}[relation.every]


def _listed(relation: Listed, place: Place) -> Iterator[Finding]:
    if relation.announced != relation.listed:
        zh = f"文中称{relation.announced}项，实际列出{relation.listed}项。"
        en = f"{relation.announced} are announced, {relation.listed} are listed."
        yield found(Code.LISTED_DIFFERENTLY, [place], str(relation.announced), str(relation.listed), zh, en)


def _answers(ledger: Ledger, relation: Answers) -> Iterator[Finding]:
    """A share of so many people must be that of a whole number of them."""
    base = _first(ledger, relation.base)
    if base is None or base.figure is None or base.figure.value <= 0:
        return
    people = base.figure.value
    for fact in relation.facts:
        for entry in ledger.entries.get(ledger.year(fact), []):
            figure = entry.figure
            if figure is None or figure.is_target:
                continue
            near = (floor(figure.value * people), ceil(figure.value * people))
            if not any(shows(figure, Fraction(one) / people, ledger.display(fact)) is Agreement.YES for one in near):
                name = ledger.said(entry.key)
                options = "、".join(percentage(Fraction(one) / people) for one in near)
                zh = f"“{name}”写为{entry.text}，{base.text}中不可能得出，最近的是{options}。"
                en = f"“{name}” is {entry.text}; of {base.text} only {options} are near."
                yield found(Code.SHARE_IMPOSSIBLE_FOR_BASE, [entry.place], entry.text, options, zh, en)
