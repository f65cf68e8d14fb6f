"""Figures that can be worked out again: rates from their counts, wholes from parts, years from months."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby, product
from math import prod

from hotline.modules.papers.rules.figures import Agreement, Figure, Measure, agree, comparable, show_like, shows
from hotline.modules.papers.rules.findings import Finding
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.report import Formula

from .ledger import Entry, Key, Ledger, Way, rows_of
from .saying import found, number

# What one fact may be stated as is a handful; what has more combinations than these is not judged.
MOST_COMBINATIONS = 4_096
# Nobody reads more versions of one fact than these.
MOST_VERSIONS = 20
_QUOTIENTS = ("share", "ratio", "remainder")
_CODES = {
    "share": Code.RATE_DIFFERS,
    "ratio": Code.RATE_DIFFERS,
    "remainder": Code.RATE_DIFFERS,
    "sum": Code.SUM_DIFFERS,
    "difference": Code.DIFFERENCE_DIFFERS,
    "product": Code.PRODUCT_DIFFERS,
}


def ways_to(ledger: Ledger, key: Key, row: tuple[str | int, ...] | None = None) -> list[Way]:
    """Every way to a fact's value from what the report prints."""
    known = ledger.ways.get((key, row))
    if known is None:
        known = ledger.ways[key, row] = _all_ways(ledger, key, row)
    return known


def _all_ways(ledger: Ledger, key: Key, row: tuple[str | int, ...] | None) -> list[Way]:
    formula = ledger.fact(key.fact).formula
    by_formula = [] if formula is None else list(_by_formula(ledger, key, formula, row))
    return by_formula or list(_by_sum(ledger, key))


def _by_formula(ledger: Ledger, key: Key, formula: Formula, row: tuple[str | int, ...] | None) -> Iterator[Way]:
    operands = [_operands(ledger, key, code, row) for code in formula.of]
    spans = [{bound for one in options for bound in (one.low, one.high)} for options in operands]
    if prod(map(len, spans)) > MOST_COMBINATIONS:
        return
    for chosen in product(*operands):
        corners = [_apply(formula, values) for values in product(*({one.low, one.high} for one in chosen))]
        known = [value for value in corners if value is not None]
        if len(known) == len(corners):
            working = _working(formula, [one.working for one in chosen])
            like = None if formula.kind in _QUOTIENTS else chosen[0].like
            yield Way(min(known), max(known), working, _CODES[formula.kind], like)


def _operands(ledger: Ledger, key: Key, code: str, row: tuple[str | int, ...] | None) -> list[Way]:
    if code[0].isdigit():
        return [Way(Fraction(code), Fraction(code), code, Code.RATE_DIFFERS)]
    entries = ledger.entries.get(replace(key, fact=code), [])
    beside = [entry for entry in entries if row is not None and entry.row == row]
    figures = [one.figure for one in beside or entries if one.figure is not None and not one.figure.is_target]
    return [_span(figure) for figure in _finest(figures)]


def _finest(figures: list[Figure]) -> list[Figure]:
    """The distinct figures without those that only say another one more coarsely: 19.9万 beside 199133."""
    chosen: list[Figure] = []
    for figure in sorted(figures, key=lambda one: one.step or 0):
        if not any(comparable(figure, one) and agree(figure, one) is Agreement.YES for one in chosen):
            chosen.append(figure)
        if len(chosen) > MOST_VERSIONS:
            return []
    return chosen


def _span(figure: Figure) -> Way:
    """What a printed operand may be: percentages are rounded, counts and money are as printed."""
    half = (figure.step or Fraction(0)) / 2 if figure.measure is Measure.SHARE else Fraction(0)
    return Way(figure.value - half, figure.value + half, figure.printed, Code.RATE_DIFFERS, figure)


def _apply(formula: Formula, values: tuple[Fraction, ...]) -> Fraction | None:
    first, *rest = values
    match formula.kind:
        case "sum":
            return sum(values, Fraction(0))
        case "difference":
            return first - sum(rest, Fraction(0))
        case "product":
            return prod(values, start=Fraction(1))
    divisor = prod(rest, start=Fraction(1))
    if not divisor:
        return None
    return 1 - first / divisor if formula.kind == "remainder" else first / divisor


_SIGNS = {"sum": "＋", "difference": "－", "product": "×"}


def _working(formula: Formula, printed: list[str]) -> str:
    if formula.kind == "remainder":
        return f"1－{'÷'.join(printed)}"
    return _SIGNS.get(formula.kind, "÷").join(printed)


def _by_sum(ledger: Ledger, key: Key) -> Iterator[Way]:
    """The rows of a table above its total, or the twelve months of a year."""
    if not ledger.fact(key.fact).adds_up:
        return
    for index, table in enumerate(ledger.report.tables):
        total = table.total
        if total is None or key.fact not in table.columns or table.basis != key.basis:
            continue
        if (total.period or str(ledger.report.year), total.scope) == (key.period, key.scope):
            names = {name for name, row in rows_of(index, table) if row is not total}
            values = [entry for entry in ledger.column(key.fact) if entry.row in names]
            months = all(row.period for row in table.rows)
            yield from _sum(values, len(names), Code.YEAR_DIFFERS_FROM_MONTHS if months else Code.SUM_DIFFERS, table.at)
            return
    of_year = ledger.months(key) if len(key.period) == len("2023") else []
    if len(of_year) == 12:
        yield from _sum([entries[0] for _, entries in of_year], 12, Code.YEAR_DIFFERS_FROM_MONTHS, "各月")


def _sum(entries: list[Entry], wanted: int, code: Code, where: str) -> Iterator[Way]:
    figures = [entry.figure for entry in entries if entry.figure is not None and not entry.figure.is_target]
    if wanted and len(figures) == wanted:
        total = sum((figure.value for figure in figures), Fraction(0))
        yield Way(total, total, f"{where}共{len(figures)}行之和", code, figures[0])


def check_computed(ledger: Ledger) -> Iterator[Finding]:
    """What is printed of a fact against every way to work it out; right if one of them leads there."""
    for key, entries in ledger.entries.items():
        wrong = [one for entry in entries if (one := _judged(ledger, entry))]
        wrong.sort(key=_kind)
        for (code, _), group in groupby(wrong, key=_kind):
            yield _finding(ledger, key, code, list(group))


def _kind(one: tuple[Entry, Way]) -> tuple[Code, Fraction]:
    figure = one[0].figure
    return one[1].code, Fraction(0) if figure is None else figure.value


def _judged(ledger: Ledger, entry: Entry) -> tuple[Entry, Way] | None:
    """The entry with the way that contradicts it; nothing where one leads there, or none is known."""
    figure = entry.figure
    ways = [] if figure is None else ways_to(ledger, entry.key, entry.row)
    ways = [way for way in ways if figure and (way.like is None or comparable(figure, way.like))]
    if figure is None or not ways:
        return None
    answers = {way: _agrees(ledger, entry.key, figure, way) for way in ways}
    if Agreement.YES in answers.values():
        return None
    cut = next((way for way, answer in answers.items() if answer is Agreement.CUT), None)
    if cut is not None:
        return entry, replace(cut, code=Code.RATE_IS_CUT)
    return entry, min(ways, key=lambda way: abs(way.middle - figure.value))


def _agrees(ledger: Ledger, key: Key, figure: Figure, way: Way) -> Agreement:
    if way.low == way.high:
        return shows(figure, way.low, ledger.display(key.fact))
    half = (figure.step or Fraction(0)) / 2
    meets = way.low - half <= figure.value <= way.high + half
    return Agreement.YES if meets or figure.is_target else Agreement.NO


def _finding(ledger: Ledger, key: Key, code: Code, group: list[tuple[Entry, Way]]) -> Finding:
    entry, way = group[0]
    figure = entry.figure
    computed = show_like(way.middle, figure) if figure is not None else number(way.middle)
    places = [entry.place for entry, _ in group]
    name = ledger.said(key)
    if code is Code.RATE_IS_CUT:
        zh = f"“{name}”写为{entry.text}；{way.working}＝{computed}，四舍五入不是{entry.text}，只有截去尾数才是。"
        en = f"“{name}” is printed as {entry.text}; {way.working} = {computed} gives that only when cut, not rounded."
    else:
        zh = f"“{name}”写为{entry.text}，按{way.working}应为{computed}。"
        en = f"“{name}” is printed as {entry.text}; {way.working} gives {computed}."
    return found(code, places, entry.text, computed, zh, en)


def fits(ledger: Ledger, entry: Entry) -> bool:
    """Whether nothing that can be worked out contradicts an entry."""
    return _judged(ledger, entry) is None


def is_computed(ledger: Ledger, key: Key) -> bool:
    """Whether the report holds what a fact's value follows from."""
    return bool(ways_to(ledger, key))
