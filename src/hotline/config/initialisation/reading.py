"""Reads filled-in sheets: every cell checked by its column, every mistake with its place."""

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from hotline.config.failures import CannotContinue
from hotline.config.initialisation.sheets import Column, Sheet
from hotline.config.wording import say

DIVISION_PATTERN = re.compile(r"[0-9]{6,12}")
CODE_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at which place of a workbook; `row` counts as Excel does."""

    sheet: str
    row: int
    column: str
    reason: str

    @property
    def sentence(self) -> str:
        """The mistake in one line."""
        return say(
            f"工作表“{self.sheet}”第 {self.row} 行“{self.column}”：{self.reason}",
            f"Sheet “{self.sheet}”, row {self.row}, “{self.column}”: {self.reason}",
        )


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

    def object_to(self, line: Line, heading: str, reason: str) -> None:
        """Note a mistake in a line."""
        self.mistakes.append(Mistake(self.sheet.name, line.number, heading, reason))

    def check_tree(self, code: str, parent: str) -> None:
        """Codes are unique, parents exist, and nothing is its own ancestor."""
        first: dict[str, Line] = {}
        for line in self.lines:
            if line[code] in first:
                reason = say(f"与第 {first[line[code]].number} 行重复", f"repeats row {first[line[code]].number}")
                self.object_to(line, code, reason)
            elif line[code]:
                first[line[code]] = line
        for line in self.lines:
            if line[parent] and line[parent] not in first:
                self.object_to(line, parent, say(f"没有编码“{line[parent]}”", f"there is no code “{line[parent]}”"))
            elif line[parent] and line[code] in ancestors(line, first, parent):
                self.object_to(line, parent, say("上下级形成了循环", "the parents form a circle"))


def ancestors(line: Line, by_code: Mapping[str, Line], parent: str) -> list[str]:
    """The codes above a line, the nearest first; a circle is walked once."""
    found: list[str] = []
    above = line[parent]
    while above and above not in found:
        found.append(above)
        above = by_code[above][parent] if above in by_code else ""
    return found


def read(path: Path, sheets: Sequence[Sheet]) -> list[Reading]:
    """The sheets of a workbook. A file that is no workbook, or lacks a sheet or a column, is refused at once."""
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except FileNotFoundError as failure:
        raise CannotContinue(f"没有文件 {path}。", f"There is no file {path}.", code="file_missing") from failure
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError) as failure:
        raise CannotContinue(
            f"{path} 不是可读的 Excel（.xlsx）文件。请用 ./hotline init --templates 写出的模板填写。",
            f"{path} is not a readable Excel file (.xlsx). Use the templates that ./hotline init --templates writes.",
            code="file_unreadable",
        ) from failure
    try:
        return [_read_sheet(path, book, sheet) for sheet in sheets]
    finally:
        book.close()


def _read_sheet(path: Path, book: openpyxl.Workbook, sheet: Sheet) -> Reading:
    if sheet.name not in book.sheetnames:
        raise CannotContinue(
            f"{path} 中没有工作表“{sheet.name}”，请使用模板中的工作表名称。",
            f"{path} has no sheet “{sheet.name}”; keep the template's sheet names.",
            code="sheet_missing",
        )
    rows: Iterator[tuple[object, ...]] = book[sheet.name].iter_rows(values_only=True)
    headings = [as_text(value) for value in next(rows, ())]
    for column in sheet.columns:
        if column.heading not in headings:
            raise CannotContinue(
                f"{path} 的工作表“{sheet.name}”缺少“{column.heading}”一列，请不要改动模板的标题行。",
                f"Sheet “{sheet.name}” of {path} lacks the column “{column.heading}”; keep the template's headings.",
                code="column_missing",
            )
    reading = Reading(sheet)
    places = {column.heading: headings.index(column.heading) for column in sheet.columns}
    for number, values in enumerate(rows, start=2):
        texts = {heading: as_text(values[place]) if place < len(values) else "" for heading, place in places.items()}
        for column in sheet.columns:
            texts[column.heading] = column.synonyms.get(texts[column.heading], texts[column.heading])
        if any(texts.values()):
            line = Line(number, texts)
            reading.lines.append(line)
            for column in sheet.columns:
                if reason := complaint(column, line[column.heading]):
                    reading.object_to(line, column.heading, reason)
    return reading


def as_text(value: object) -> str:
    """A cell as text: Excel turns codes into numbers, which come back without a fraction."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip()


def complaint(column: Column, text: str) -> str:
    """What is wrong with a cell by itself; empty when nothing is."""
    if not text:
        return say("不能为空", "must not be empty") if column.is_required else ""
    if len(text) > column.longest:
        return say(f"超过 {column.longest} 个字", f"is longer than {column.longest} characters")
    if column.choices and text not in column.choices:
        words = "、".join(column.choices)
        return say(f"“{text}”不可用，只能填：{words}", f"“{text}” is not one of: {words}")
    if column.is_division and not DIVISION_PATTERN.fullmatch(text):
        return say(f"“{text}”不可用，应为 6 至 12 位数字", f"“{text}” is not 6 to 12 digits")
    if column.is_code and not CODE_PATTERN.fullmatch(text):
        return say(f"“{text}”含有不可用的字符", f"“{text}” contains characters that cannot be used")
    return ""
