"""A worksheet of an official document: lines across its columns, and tables with their merged cells."""

import re
from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from .blocks import Align, Table
from .grids import PlacedCell, place_cells

_LINE, _ROW = 14.0, 19.0
_HIGHEST = 400.0
_A4 = 9
_BODY, _TITLE, _BLACK = "仿宋", "方正小标宋简体", "黑体"


def characters(*, is_landscape: bool) -> float:
    """How many Latin letters stand side by side on a printed page."""
    return 138.0 if is_landscape else 92.0


class Formats:
    """The formats of cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, str, tuple[str, ...]], CellFormat] = {}
        self.title = self._make(font_name=_TITLE, font_size=18, align="center", text_wrap=True)
        self.issuer = self._make(font_name=_TITLE, font_size=26, align="center", font_color="#D6000F")
        self.subtitle = self._make(font_size=12, align="center")
        self.caption = self._make(font_name=_BLACK, font_size=12, align="center", text_wrap=True)
        self.heading = self._make(font_name=_BLACK, font_size=12, text_wrap=True)
        self.plain = self._make(font_size=11, text_wrap=True)
        self.right = self._make(align="right")

    def cell(self, align: Align, *, is_bold: bool, shown: str = "", without: tuple[str, ...] = ()) -> CellFormat:
        """A cell of a table; `shown` is the format of its number, `without` the sides that have no line."""
        key = (align.value, is_bold, shown, without)
        if key not in self._made:
            face = {"font_name": _BLACK} if is_bold else {}
            number = {"num_format": shown} if shown else {}
            lines = {"border": 1, **dict.fromkeys(without, 0)}
            self._made[key] = self._make(align=align.value, text_wrap=True, **lines, **face, **number)
        return self._made[key]

    def _make(self, **properties: str | int | bool) -> CellFormat:
        return self._book.add_format({"font_name": _BODY, "font_size": 10.5, "valign": "vcenter"} | properties)


class Sheet:
    """Writes from the top of a worksheet downward."""

    def __init__(self, worksheet: Worksheet, widths: Sequence[float], formats: Formats, *, is_landscape: bool) -> None:
        self._worksheet, self._widths, self._formats = worksheet, list(widths), formats
        self._row = 0
        for column, width in enumerate(self._widths):
            worksheet.set_column(column, column, width)
        worksheet.set_paper(_A4)
        if is_landscape:
            worksheet.set_landscape()
        worksheet.set_margins(left=0.8, right=0.7, top=0.9, bottom=0.9)
        worksheet.fit_to_pages(1, 0)
        worksheet.center_horizontally()
        worksheet.set_footer('&C&"宋体"&12— &P —')
        worksheet.hide_gridlines(2)

    @property
    def name(self) -> str:
        """What the worksheet is called."""
        return str(self._worksheet.get_name())

    def line(self, text: str, form: CellFormat, height: float) -> None:
        """A text across all columns, in a row of that height or of what its lines need."""
        lines = text.count("\n") + 1
        self._worksheet.set_row(self._row, height * lines)
        self._across(text, form)

    def text(self, text: str, form: CellFormat) -> None:
        """Running text across all columns, as high as it needs."""
        self._worksheet.set_row(self._row, _height(text, sum(self._widths) * 0.92))
        self._across(text, form)

    def picture(self, png: bytes, caption: str, form: CellFormat) -> None:
        """A picture with its caption below."""
        self._worksheet.insert_image(self._row, 0, f"{caption or 'picture'}.png", {"image_data": BytesIO(png)})
        self._row += 12
        self.line(caption, form, 20)

    def _across(self, text: str, form: CellFormat) -> None:
        if len(self._widths) > 1:
            self._worksheet.merge_range(self._row, 0, self._row, len(self._widths) - 1, text, form)
        else:
            self._worksheet.write_string(self._row, 0, text, form)
        self._row += 1

    def table(self, table: Table) -> None:
        """A table, its header repeated on each printed page."""
        cells, first = place_cells(table), self._row
        height = len(table.header_rows) + len(table.rows)
        # A narrower table of a form ends with the sheet: its last column takes what is left.
        spare = len(self._widths) - len(table.columns)
        for placed in cells:
            self._cell(first, placed, spare if placed.column + placed.cell.columns == len(table.columns) else 0)
        for row in range(height):
            self._worksheet.set_row(first + row, self._row_height([cell for cell in cells if cell.row == row], spare))
        if table.header_rows:
            self._worksheet.repeat_rows(first, first + len(table.header_rows) - 1)
        self._row = first + height

    def _row_height(self, cells: Sequence[PlacedCell], spare: int) -> float:
        def width(placed: PlacedCell) -> float:
            end = placed.column + placed.cell.columns
            return sum(self._widths[placed.column : end + (spare if end + spare == len(self._widths) else 0)])

        heights = (_height(cell.cell.text, width(cell)) / cell.cell.rows for cell in cells)
        return max(heights, default=_ROW)

    def _cell(self, first: int, placed: PlacedCell, spare: int) -> None:
        cell = placed.cell
        number = as_number(cell.text) if placed.is_figure else None
        sides = (("top", cell.goes_on), ("bottom", placed.is_open_below))
        without = tuple(side for side, is_open in sides if is_open)
        shown = number[1] if number else ""
        form = self._formats.cell(placed.align, is_bold=placed.is_bold, shown=shown, without=without)
        top, left = first + placed.row, placed.column
        bottom, right = top + cell.rows - 1, left + cell.columns - 1 + spare
        if (top, left) != (bottom, right):
            self._worksheet.merge_range(top, left, bottom, right, "", form)
        if number is not None:
            self._worksheet.write_number(top, left, float(number[0]), form)
        elif cell.text:
            self._worksheet.write_string(top, left, cell.text, form)
        else:
            self._worksheet.write_blank(top, left, None, form)


def _height(text: str, width: float) -> float:
    """About how high a cell must be: Excel does not find that out by itself where cells are merged."""
    lines = 0
    for line in text.split("\n"):
        wide = sum(2.1 if ord(one) > 0x2E7F else 1.1 for one in line)
        lines += max(1, ceil(wide / max(width - 0.5, 2.0)))
    return min(max(_ROW, lines * _LINE + 5), _HIGHEST)


def as_number(text: str) -> tuple[Decimal, str] | None:
    """A printed figure as a number and the format that prints it the same; nothing where it is none."""
    match = re.fullmatch(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)", text.strip())
    if match is None:
        return None
    whole, places, percent = match[2], len(match[3] or ""), match[4]
    value = Decimal(f"{match[1]}{whole.replace(',', '')}.{match[3] or 0}")
    shown = ("#,##0" if "," in whole else "0") + (f".{'0' * places}" if places else "")
    return (value / 100, f"{shown}%") if percent else (value, shown)
