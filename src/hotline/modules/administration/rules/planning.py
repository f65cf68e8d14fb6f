"""Compares filled-in rows with what is there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hotline.modules.founding.rules.reading import Line, Reading, Reason
from hotline.modules.founding.rules.sheets import Sheet

from . import RowOutcome

# What is there, as the sheet would say it: texts by heading, by the row's key.
Present = Mapping[str, Mapping[str, str]]
Texts = Mapping[str, str]


def as_written(texts: Texts, before: Texts | None) -> Texts:
    """The texts as they stand: for sheets whose empty cells mean nothing else."""
    return texts


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose rows are told apart by a column, together with `further` ones, and are called by another one.

    `normalised` fills in what an empty cell stands for, given the row that is there.
    """

    sheet: Sheet
    key: str
    name: str
    normalised: Callable[[Texts, Texts | None], Texts] = as_written
    further: tuple[str, ...] = ()

    def key_of(self, texts: Texts) -> str:
        """What tells a row apart."""
        return " ".join(texts[heading] for heading in (self.key, *self.further))

    def reading(self, rows: list[tuple[int, Texts]], present: Present) -> Reading:
        """Rows as they were read, with the mistakes of their cells."""
        reading = Reading(self.sheet)
        for number, texts in rows:
            reading.add(number, self.normalised(texts, present.get(self.key_of(texts))))
        seen: dict[str, int] = {}
        for line in reading.lines:
            first = seen.setdefault(self.key_of(line.texts), line.number)
            if first != line.number:
                reading.object_to(line, self.key, Reason(f"与第 {first} 行重复", f"repeats row {first}"))
        return reading


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that reads differently from what is there."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowRefusal:
    """Why a row cannot be taken in, and at which of its columns."""

    heading: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What would become of a row; `number` counts as Excel does."""

    sheet: str
    number: int
    key: str
    name: str
    outcome: RowOutcome
    changes: tuple[CellChange, ...] = ()
    refusals: tuple[RowRefusal, ...] = ()


def planned(reading: Reading, table: Table, present: Present) -> list[PlannedRow]:
    """Every row of a sheet with what would become of it, in the order of the sheet."""
    refusals: dict[int, list[RowRefusal]] = {}
    for mistake in reading.mistakes:
        refusal = RowRefusal(mistake.column, mistake.reason.zh, mistake.reason.en)
        refusals.setdefault(mistake.row, []).append(refusal)
    return [_planned(line, table, present, tuple(refusals.get(line.number, ()))) for line in reading.lines]


def _planned(line: Line, table: Table, present: Present, refusals: tuple[RowRefusal, ...]) -> PlannedRow:
    key = table.key_of(line.texts)
    before = present.get(key)
    changes = tuple(
        CellChange(column.heading, before[column.heading], line[column.heading])
        for column in table.sheet.columns
        if before is not None and before[column.heading] != line[column.heading]
    )
    if refusals:
        outcome = RowOutcome.REFUSED
    elif before is None:
        outcome = RowOutcome.ADDED
    else:
        outcome = RowOutcome.CHANGED if changes else RowOutcome.UNCHANGED
    return PlannedRow(table.sheet.name, line.number, key, line[table.name], outcome, changes, refusals)


def sound_lines(reading: Reading) -> list[Line]:
    """The lines without a mistake so far."""
    faulty = {mistake.row for mistake in reading.mistakes}
    return [line for line in reading.lines if line.number not in faulty]


def check_parents(reading: Reading, present: Present, code: str, parent: str) -> None:
    """Parents are in the sheet or there already, and nothing is its own ancestor."""
    above = {key: texts[parent] for key, texts in present.items()} | {
        line[code]: line[parent] for line in reading.lines
    }
    for line in reading.lines:
        if line[parent] and line[parent] not in above:
            reading.object_to(line, parent, Reason(f"没有编码“{line[parent]}”", f"there is no code “{line[parent]}”"))
        elif line[code] in chain(line[parent], above):
            reading.object_to(line, parent, Reason("上下级形成了循环", "the parents form a circle"))


def chain(code: str, above: Mapping[str, str]) -> list[str]:
    """A code and those above it, the nearest first; a circle is walked once."""
    found: list[str] = []
    while code and code not in found:
        found.append(code)
        code = above.get(code, "")
    return found


def check_closed(reading: Reading, code: str, closed: frozenset[str]) -> None:
    """A code that was closed is not given again."""
    for line in reading.lines:
        if line[code] in closed:
            reason = Reason("该编码已停用，请先在页面上重新启用", "this code is closed; open it again first")
            reading.object_to(line, code, reason)
