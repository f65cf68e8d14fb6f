"""Every printed value of a report under the fact that it states: what the checks of figures go by."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction

from hotline.kit.rates import DisplayRule
from hotline.modules.papers.rules.figures import Figure, read_date, read_figure
from hotline.modules.papers.rules.findings import FindingCode as Code
from hotline.modules.papers.rules.findings import Place
from hotline.modules.papers.rules.report import Fact, Report, Row, Table

RowName = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """The same key is the same fact: same indicator, period, scope and basis."""

    fact: str
    period: str
    scope: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed value. `row` is the table row that it stands in, for a rate is judged by its own row first."""

    key: Key
    text: str
    figure: Figure | None
    day: date | None
    place: Place
    row: RowName | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """One way to a value, from the lowest to the highest that the printed operands allow, with its working.

    `like` is a figure that the value must be comparable with: a sum is what its parts are, a quotient may be anything.
    """

    low: Fraction
    high: Fraction
    working: str
    code: Code
    like: Figure | None = None

    @property
    def middle(self) -> Fraction:
        """The value, or the middle of what rounded operands allow."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, slots=True)
class Ledger:
    """All entries of a report."""

    report: Report
    entries: dict[Key, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    columns: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    ways: dict[tuple[Key, RowName | None], list[Way]] = field(default_factory=dict)

    def column(self, fact: str) -> list[Entry]:
        """Everything that is printed of a fact, over all periods, scopes and bases."""
        return self.columns.get(fact, [])

    def keys(self, fact: str) -> list[Key]:
        """The keys under which a fact has entries, in order."""
        return list(dict.fromkeys(entry.key for entry in self.column(fact)))

    def values(self, key: Key) -> list[Fraction]:
        """The distinct values that are printed, edges of ranges left out."""
        figures = (entry.figure for entry in self.entries.get(key, []))
        return list(dict.fromkeys(one.value for one in figures if one is not None and not one.is_target))

    def months(self, key: Key) -> list[tuple[str, list[Entry]]]:
        """The months of a year that have entries, in order."""
        return [
            (month, self.entries[replace(key, period=month)])
            for month in (f"{key.period}-{number:02}" for number in range(1, 13))
            if replace(key, period=month) in self.entries
        ]

    def fact(self, code: str) -> Fact:
        """The description of a fact."""
        return self.report.facts[code]

    def display(self, code: str) -> DisplayRule:
        """The display rule of a fact."""
        return self.fact(code).display or self.report.display

    def year(self, code: str) -> Key:
        """The fact over the report's year."""
        return Key(code, str(self.report.year))

    def said(self, key: Key) -> str:
        """A fact as a sentence names it."""
        name = self.fact(key.fact).name
        period = "" if key.period == str(self.report.year) else key.period
        parts = [part for part in (period, key.scope, key.basis) if part]
        return f"{name}（{'，'.join(parts)}）" if parts else name


def ledger_of(report: Report) -> Ledger:
    """Collect what statements, tables and score sheets print."""
    ledger = Ledger(report)
    for entry in (*_statements(report), *_tables(report), *_sheets(report)):
        ledger.entries[entry.key].append(entry)
        ledger.columns[entry.key.fact].append(entry)
    return ledger


def _entry(report: Report, key: Key, text: str, place: Place, row: RowName | None = None) -> Entry:
    day = read_date(text)
    figure = None if day else read_figure(text, report.facts[key.fact].unit)
    return Entry(key, text, figure, day, place, row)


def _statements(report: Report) -> Iterator[Entry]:
    for index, one in enumerate(report.statements):
        key = Key(one.fact, one.period or str(report.year), one.scope, one.basis)
        yield _entry(report, key, one.value, Place(one.at, one.line, ("statements", index)))


def rows_of(index: int, table: Table) -> Iterator[tuple[RowName, Row]]:
    """The rows of a table with their places in the file, the totals last."""
    for number, row in enumerate(table.rows):
        yield ("tables", index, "rows", number), row
    if table.total is not None:
        yield ("tables", index, "total"), table.total


def _tables(report: Report) -> Iterator[Entry]:
    for index, table in enumerate(report.tables):
        for name, row in rows_of(index, table):
            for fact, text in zip(table.columns, row.values, strict=True):
                if text:
                    key = Key(fact, row.period or str(report.year), row.scope, table.basis)
                    yield _entry(report, key, text, Place(table.at, row.line, name), name)


def _sheets(report: Report) -> Iterator[Entry]:
    for index, sheet in enumerate(report.sheets):
        for number, score in enumerate(sheet.scores):
            if score.fact and score.actual:
                place = Place(score.at or sheet.at, score.line, ("sheets", index, "scores", number))
                yield _entry(report, Key(score.fact, str(report.year)), score.actual, place)
