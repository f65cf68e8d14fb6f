"""Reads filled-in sheets: every cell checked by its column, every mistake with its place."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from hotline.modules.founding.errors import ColumnMissing, SheetMissing, WorkbookMissing, WorkbookUnreadable

from .sheets import Column, Sheet

DIVISION_PATTERN = re.compile(r"[0-9]{6,12}")
CODE_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Reason(NamedTuple):
    """What is wrong, in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at which place of a workbook; `row` counts as Excel does."""

    sheet: str
    row: int
    column: str
    reason: Reason

    def sentence(self, language: str) -> str:
        """The mistake in one line, in `zh` or `en`."""
        if language == "en":
            return f"Sheet “{self.sheet}”, row {self.row}, “{self.column}”: {self.reason.en}"
        return f"工作表“{self.sheet}”第 {self.row} 行“{self.column}”：{self.reason.zh}"


@dataclass(frozen=True, slots=True)
class Line:
    """One filled-in row: its number and its texts by heading, empty where nothing is written."""

    number: int
    texts: Mapping[str, str]

    def __getitem__(self, heading: str) -> str:
        return self.texts[heading]


@dataclass(slots=True)
class Reading:
    """The lines of a sheet and the mistakes found in it."""

    sheet: Sheet
    lines: list[Line] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, number: int, texts: Mapping[str, str]) -> None:
        """Add a row, with the mistakes of its cells."""
        line = Line(number, texts)
        self.lines.append(line)
        for column in self.sheet.columns:
            if reason := complaint(column, line[column.heading]):
                self.object_to(line, column.heading, reason)

    def object_to(self, line: Line, heading: str, reason: Reason) -> None:
        """Note a mistake in a line."""
        self.mistakes.append(Mistake(self.sheet.name, line.number, heading, reason))

    def check_tree(self, code: str, parent: str) -> None:
        """Codes are unique, parents exist, and nothing is its own ancestor."""
        first: dict[str, Line] = {}
        for line in self.lines:
            if line[code] in first:
                reason = Reason(f"与第 {first[line[code]].number} 行重复", f"repeats row {first[line[code]].number}")
                self.object_to(line, code, reason)
            elif line[code]:
                first[line[code]] = line
        for line in self.lines:
            if line[parent] and line[parent] not in first:
                self.object_to(line, parent, Reason(f"没有编码“{line[parent]}”", f"there is no code “{line[parent]}”"))
            elif line[parent] and line[code] in ancestors(line, first, parent):
                self.object_to(line, parent, Reason("上下级形成了循环", "the parents form a circle"))


def ancestors(line: Line, by_code: Mapping[str, Line], parent: str) -> list[str]:
    """The codes above a line, the nearest first; a circle is walked once."""
    found: list[str] = []
    above = line[parent]
    while above and above not in found:
        found.append(above)
        above = by_code[above][parent] if above in by_code else ""
    return found


def read(file: Path | BinaryIO, sheets: Sequence[Sheet]) -> list[Reading]:
    """The sheets of a workbook. A file that is no workbook, or lacks a sheet or a column, is refused at once."""
    name = file.name if isinstance(file, Path) else "Excel"
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except FileNotFoundError as failure:
        raise WorkbookMissing(file=str(file)) from failure
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError) as failure:
        raise WorkbookUnreadable(file=name) from failure
    try:
        return [_read_sheet(name, book, sheet) for sheet in sheets]
    finally:
        book.close()


def _read_sheet(name: str, book: openpyxl.Workbook, sheet: Sheet) -> Reading:
    if sheet.name not in book.sheetnames:
        raise SheetMissing(file=name, sheet=sheet.name)
    rows: Iterator[tuple[object, ...]] = book[sheet.name].iter_rows(values_only=True)
    headings = [as_text(value) for value in next(rows, ())]
    for column in sheet.columns:
        if column.heading not in headings and not column.may_lack:
            raise ColumnMissing(file=name, sheet=sheet.name, column=column.heading)
    reading = Reading(sheet)
    places = {one.heading: headings.index(one.heading) for one in sheet.columns if one.heading in headings}
    blank = {column.heading: "" for column in sheet.columns}
    for number, values in enumerate(rows, start=2):
        texts = blank | {heading: as_text(values[at]) for heading, at in places.items() if at < len(values)}
        for column in sheet.columns:
            texts[column.heading] = column.synonyms.get(texts[column.heading], texts[column.heading])
        if any(texts.values()):
            reading.add(number, texts)
    return reading


def as_text(value: object) -> str:
    """A cell as text: Excel turns codes into numbers, which come back without a fraction."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def complaint(column: Column, text: str) -> Reason | None:
    """What is wrong with a cell by itself."""
    if not text:
        return Reason("不能为空", "must not be empty") if column.is_required else None
    if len(text) > column.longest:
        return Reason(f"超过 {column.longest} 个字", f"is longer than {column.longest} characters")
    if column.choices and text not in column.choices:
        words = "、".join(column.choices)
        return Reason(f"“{text}”不可用，只能填：{words}", f"“{text}” is not one of: {words}")
    if column.is_division and not DIVISION_PATTERN.fullmatch(text):
        return Reason(f"“{text}”不可用，应为 6 至 12 位数字", f"“{text}” is not 6 to 12 digits")
    if column.is_code and not CODE_PATTERN.fullmatch(text):
        return Reason(f"“{text}”含有不可用的字符", f"“{text}” contains characters that cannot be used")
    return None
