"""One fact stated in several places, and values that cannot be."""

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from hotline.modules.papers.rules.figures import Agreement, Figure, Measure, agree, comparable, plain_text
from hotline.modules.papers.rules.findings import Finding, Place
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.report import Formula

from .computed import MOST_VERSIONS, fits, is_computed
from .ledger import Entry, Key, Ledger
from .saying import found

_SLIPS = {Fraction(10) ** power for power in (2, 3, 4, 8)}
# Rates of these names are parts of a whole; others, such as a rate of growth, may well exceed it.
_PART_OF_WHOLE = re.compile(r"(接通|满意|合格|办结|及时|准确|答|回访|可用|录音|质检|监听|签收)率$|满意度$|占比$")


def check_stated(ledger: Ledger) -> Iterator[Finding]:
    """Statements of one fact that cannot all be true; what can be worked out is judged by that instead."""
    for key, entries in ledger.entries.items():
        if not is_computed(ledger, key):
            yield from _disagreements(ledger, key, entries)
    yield from _bases(ledger)


def _disagreements(ledger: Ledger, key: Key, entries: list[Entry]) -> Iterator[Finding]:
    groups: list[list[Entry]] = []
    answers: set[Agreement] = set()
    for entry in sorted(entries, key=_fineness):
        verdicts = [(group, _agreement(group[0], entry)) for group in groups]
        home = next((group for group, verdict in verdicts if verdict is Agreement.YES), None)
        if home is not None:
            home.append(entry)
        elif len(groups) < MOST_VERSIONS:
            answers |= {verdict for _, verdict in verdicts}
            groups.append([entry])
    if len(groups) > 1:
        yield _finding(ledger, key, groups, answers)


def _fineness(entry: Entry) -> tuple[int, Fraction]:
    """The finest figures first: what is printed coarsely is held against them."""
    if entry.figure is None:
        return (2, Fraction(0))
    return (1 if entry.figure.is_target else 0, entry.figure.step or Fraction(0))


def _agreement(one: Entry, other: Entry) -> Agreement:
    if one.figure is not None and other.figure is not None:
        return agree(one.figure, other.figure) if comparable(one.figure, other.figure) else Agreement.YES
    if one.day is not None and other.day is not None:
        return Agreement.YES if one.day == other.day else Agreement.NO
    if one.figure is None and other.figure is None:
        return Agreement.YES if plain_text(one.text) == plain_text(other.text) else Agreement.NO
    # A word beside a figure (`及时` beside 95%) says the same thing in another way.
    return Agreement.YES


def _finding(ledger: Ledger, key: Key, groups: list[list[Entry]], answers: set[Agreement]) -> Finding:
    texts = list(dict.fromkeys(group[0].text for group in groups))
    places = [entry.place for group in groups for entry in group]
    name, zh_all, en_all = ledger.said(key), "、".join(texts), ", ".join(texts)
    if _is_slip(groups):
        zh = f"“{name}”分别写为{zh_all}，数字相同而单位不同。"
        return found(Code.UNITS_SLIPPED, places, zh_all, "", zh, f"“{name}”: {en_all} differ in the unit only.")
    if answers == {Agreement.CUT}:
        zh = f"“{name}”分别写为{zh_all}，只有截去尾数才一致。"
        en = f"“{name}”: {en_all} agree only where digits are cut off."
        return found(Code.ROUNDING_DIFFERS, places, zh_all, "", zh, en)
    zh = f"“{name}”分别写为{zh_all}，不能同时成立。"
    return found(Code.STATEMENTS_DIFFER, places, zh_all, "", zh, f"“{name}” is stated as {en_all}.")


def _is_slip(groups: list[list[Entry]]) -> bool:
    figures = [group[0].figure for group in groups]
    values = [one.value for one in figures if one is not None and one.value and one.measure is not Measure.SHARE]
    if len(values) != len(groups):
        return False
    return all(max(one, other) / min(one, other) in _SLIPS for one, other in combinations(values, 2))


def _bases(ledger: Ledger) -> Iterator[Finding]:
    """One indicator on two bases with two values: may be right, but the reader must be told."""
    for fact, period, scope in dict.fromkeys((key.fact, key.period, key.scope) for key in ledger.entries):
        keys = [key for key in ledger.keys(fact) if (key.period, key.scope) == (period, scope)]
        if len(keys) < 2:
            continue
        # A value that is found wrong by itself says nothing about the basis.
        sound = [[one for one in ledger.entries[key] if fits(ledger, one)] or ledger.entries[key] for key in keys]
        main = sound[0]
        unlike = [other[0] for other in sound[1:] if _all_differ(main, other[0])]
        if unlike:
            differing = [main[0], *unlike]
            stated = "；".join(f"{one.text}（{one.key.basis or '主口径'}）" for one in differing)
            name = ledger.said(Key(fact, period, scope))
            zh = f"“{name}”按不同口径写为{stated}，须说明口径。"
            en = f"“{name}” has other values on other bases: {stated}."
            yield found(Code.BASES_DIFFER, [one.place for one in differing], stated, "", zh, en)


def _all_differ(entries: list[Entry], other: Entry) -> bool:
    return all(_agreement(entry, other) is not Agreement.YES for entry in entries)


def check_possible(ledger: Ledger) -> Iterator[Finding]:
    """Shares above the whole, parts that exceed it, rates without a base, counts below zero."""
    for key, entries in ledger.entries.items():
        for entry in entries:
            finding = _impossible(ledger, key, entry)
            if finding is not None:
                yield finding


def _impossible(ledger: Ledger, key: Key, entry: Entry) -> Finding | None:
    figure, fact, name = entry.figure, ledger.fact(key.fact), ledger.said(key)
    if figure is None:
        return None
    formula = fact.formula
    if formula is not None and formula.kind in ("share", "remainder", "ratio"):
        finding = _impossible_quotient(ledger, entry, name, formula)
        if finding is not None:
            return finding
    is_part = formula.kind in ("share", "remainder") if formula else bool(_PART_OF_WHOLE.search(fact.name))
    if is_part and figure.measure is Measure.SHARE and figure.value > 1 and not figure.is_target:
        zh, en = f"“{name}”写为{entry.text}，占比不能超过100%。", f"“{name}” is {entry.text}: above the whole."
        return found(Code.SHARE_ABOVE_WHOLE, [entry.place], entry.text, "≤100%", zh, en)
    if figure.measure is Measure.COUNT and figure.value < 0:
        zh, en = f"“{name}”写为{entry.text}，件数不能为负。", f"“{name}” is {entry.text}: a count below zero."
        return found(Code.VALUE_IMPOSSIBLE, [entry.place], entry.text, "≥0", zh, en)
    return None


def _impossible_quotient(ledger: Ledger, entry: Entry, name: str, formula: Formula) -> Finding | None:
    part, whole = (_operand(ledger, entry, code) for code in formula.of[:2])
    if whole is None:
        return None
    if not whole.value:
        zh = f"“{name}”的分母为0，不应有比率{entry.text}。"
        en = f"“{name}” has a base of 0 and cannot be {entry.text}."
        return found(Code.RATE_WITHOUT_BASE, [entry.place], entry.text, "—", zh, en)
    if formula.kind != "ratio" and part is not None and part.value > whole.value:
        zh = f"“{name}”的分子{part.printed}大于分母{whole.printed}。"
        en = f"“{name}”: the part {part.printed} exceeds the whole {whole.printed}."
        return found(Code.PART_EXCEEDS_WHOLE, [entry.place], part.printed, f"≤{whole.printed}", zh, en)
    return None


def _operand(ledger: Ledger, entry: Entry, code: str) -> Figure | None:
    """The one figure of an operand: in the entry's own row, or the only one that is printed."""
    entries = ledger.entries.get(replace(entry.key, fact=code), [])
    figures = [one.figure for one in entries if entry.row is None or one.row == entry.row]
    return figures[0] if figures and len({one.value for one in figures if one}) == 1 else None


def check_texts(ledger: Ledger) -> Iterator[Finding]:
    """Words that stand twice in a row, and items that stand twice in a list."""
    for key, entries in ledger.entries.items():
        for entry in entries:
            if entry.figure is None and entry.day is None and (twice := _repeated(entry.text)):
                zh = f"“{ledger.said(key)}”中“{twice}”重复：{entry.text}。"
                en = f"“{ledger.said(key)}” repeats “{twice}”: {entry.text}."
                yield found(Code.TEXT_REPEATED, [entry.place], entry.text, "", zh, en)


_TWICE = re.compile(r"([\u4e00-\u9fff]{4,40})\1")


def _repeated(text: str) -> str | None:
    whole = plain_text(text)
    if match := _TWICE.search(whole):
        return match[1]
    items = [item.strip("“”\"'") for item in whole.split("、")]
    return next((item for index, item in enumerate(items) if len(items) > 2 and item in items[:index]), None)


def check_rows(ledger: Ledger) -> Iterator[Finding]:
    """Rows of one table with the same counts throughout: most likely copied."""
    for index, table in enumerate(ledger.report.tables):
        seen: dict[tuple[str, ...], int] = {}
        for number, row in enumerate(table.rows):
            counts = tuple(plain_text(text) for text in row.values if text and "%" not in plain_text(text))
            if len(counts) < 2 or all(len(text) < 3 for text in counts):
                continue
            if counts in seen:
                first = seen[counts]
                places = [Place(table.at, table.rows[at].line, ("tables", index, "rows", at)) for at in (first, number)]
                names = [table.rows[at].period or table.rows[at].scope for at in (first, number)]
                zh = f"{names[0]}与{names[1]}各列数据完全相同（{'、'.join(counts)}），可能是误抄。"
                en = f"{names[0]} and {names[1]} have the same figures throughout ({', '.join(counts)}): copied?"
                yield found(Code.ROWS_REPEATED, places, "、".join(counts), "", zh, en)
            seen.setdefault(counts, number)
