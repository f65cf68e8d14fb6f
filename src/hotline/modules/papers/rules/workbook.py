"""Excel workbooks as grids of printed texts: what a reader sees in each cell, merged cells filled."""

import re
import zipfile
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell as BookCell
from openpyxl.cell.cell import MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from hotline.modules.papers.errors import ReportUnreadable

# A form has a page or two; a workbook beyond this is something else, or made to fill the memory.
LARGEST_FILE = 10 * 1024 * 1024
LARGEST_UNPACKED = 100 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 2_000, 60


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, and its name such as F12; a cell that is covered by a merged one shows that one's text."""

    text: str
    name: str
    is_covered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_workbook(content: bytes) -> tuple[Grid, ...]:
    """The worksheets of an .xlsx file."""
    if len(content) > LARGEST_FILE:
        raise ReportUnreadable(reason_zh="文件超过10 MB。", reason_en="the file exceeds 10 MB.")
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            unpacked = sum(part.file_size for part in packed.infolist())
        if unpacked > LARGEST_UNPACKED:
            raise ReportUnreadable(reason_zh="工作簿展开后过大。", reason_en="the workbook is too large unpacked.")
        book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as failure:
        reason_zh = "不是有效的xlsx文件（.xls请另存为.xlsx）。"
        raise ReportUnreadable(reason_zh=reason_zh, reason_en="it is no valid xlsx file.") from failure
    return tuple(_grid(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")


def _grid(sheet: Worksheet) -> Grid:
    covering = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }
    rows = range(1, min(sheet.max_row, MOST_ROWS) + 1)
    columns = range(1, min(sheet.max_column, MOST_COLUMNS) + 1)
    return Grid(sheet.title, tuple(tuple(_cell(sheet, row, column, covering) for column in columns) for row in rows))


def _cell(sheet: Worksheet, row: int, column: int, covering: dict[tuple[int, int], tuple[int, int]]) -> Cell:
    home = covering.get((row, column), (row, column))
    source = sheet.cell(*home)
    name = f"{get_column_letter(column)}{row}"
    return Cell(_shown(source), name, is_covered=home != (row, column))


def _shown(cell: BookCell | MergedCell) -> str:
    """The text that a cell shows: a percentage as it is formatted, a number without the dust of binary fractions."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return _number(Decimal(repr(value)), cell.number_format or "")
    return str(value).strip()


def _number(value: Decimal, number_format: str) -> str:
    places = re.search(r"0\.(0+)", number_format)
    digits = len(places[1]) if places else 0
    if "%" in number_format:
        return f"{value * 100:.{digits}f}%"
    if places:
        return f"{value:.{digits}f}"
    plain = f"{round(value, 10):f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
