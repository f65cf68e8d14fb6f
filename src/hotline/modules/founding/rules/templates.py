"""Writes the Excel templates."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format

from .sheets import BOOKS, EXAMPLES_PREFIX, NOTES_NAME, Sheet, Workbook

LAST_ROW = 20_000
NOTES = (
    "请在数据表中从第二行起填写，不要改动第一行的标题；“示例”表只供参考，导入时忽略。",
    "编码按文本填写，开头的 0 会保留。",
    "导入要么全部成功，要么一条不写；有误时会列出工作表、行、列和原因，改正后重新导入即可。",
)


def write(folder: Path) -> list[Path]:
    """Write every template into the folder; gives the files. A file that exists is kept: it may be filled in."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for book in BOOKS:
        path = folder / book.file_name
        if not path.exists():
            _write_book(path, book)
            written.append(path)
    return written


def as_bytes(book: Workbook) -> bytes:
    """A template as the content of a file."""
    content = BytesIO()
    _write_book(content, book)
    return content.getvalue()


def _write_book(place: Path | BytesIO, book: Workbook) -> None:
    with xlsxwriter.Workbook(str(place) if isinstance(place, Path) else place) as file:
        heading = file.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1})
        text = file.add_format({"num_format": "@"})
        for sheet in book.sheets:
            _write_sheet(file, sheet, sheet.name, (), heading, text)
        for sheet in book.sheets:
            _write_sheet(file, sheet, EXAMPLES_PREFIX + sheet.name, sheet.examples, heading, text)
        _write_notes(file, book, heading)


def _write_sheet(
    file: xlsxwriter.Workbook, sheet: Sheet, name: str, rows: Sequence[tuple[str, ...]], heading: Format, text: Format
) -> None:
    page = file.add_worksheet(name)
    page.freeze_panes(1, 0)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, 14 if column.longest <= 64 else 36, text)
        page.write_string(0, number, column.heading, heading)
        if column.choices:
            page.data_validation(1, number, LAST_ROW, number, {"validate": "list", "source": list(column.choices)})
    for row_number, row in enumerate(rows, start=1):
        for number, value in enumerate(row):
            page.write_string(row_number, number, value, text)


def _write_notes(file: xlsxwriter.Workbook, book: Workbook, heading: Format) -> None:
    page = file.add_worksheet(NOTES_NAME)
    page.set_column(0, 0, 14)
    page.set_column(1, 1, 16)
    page.set_column(2, 3, 40)
    for line, note in enumerate(NOTES):
        page.write_string(line, 0, note)
    first = len(NOTES) + 1
    for number, title in enumerate(("工作表", "列", "是否必填", "说明")):
        page.write_string(first, number, title, heading)
    described = [(sheet.name, column) for sheet in book.sheets for column in sheet.columns]
    for line, (sheet_name, column) in enumerate(described, start=first + 1):
        values = (sheet_name, column.heading, "必填" if column.is_required else "选填", column.note)
        for number, value in enumerate(values):
            page.write_string(line, number, value)
