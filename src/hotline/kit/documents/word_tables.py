"""Tables in Word: the grid, what is merged, the header that repeats, and figures at the edge."""

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from .blocks import Align, Table
from .fonts import Face
from .grids import PlacedCell, place_cells
from .word_page import element, set_face

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}


def add_table(word: WordDocument, table: Table, width: Length, size: Length) -> None:
    """The table itself, as wide as the text."""
    header, rows, columns = len(table.header_rows), len(table.header_rows) + len(table.rows), len(table.columns)
    made = word.add_table(rows, columns, style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    # Word counts in whole twips.
    share = sum(column.width for column in table.columns)
    widths = [Length(int(width * column.width / share) // 635 * 635) for column in table.columns]
    for column, own in zip(made.columns, widths, strict=True):
        column.width = own
    grid = [list(row.cells) for row in made.rows]
    for placed in place_cells(table):
        covered = widths[placed.column : placed.column + placed.cell.columns]
        _fill(grid, placed, Length(sum(covered)), size)
    _keep_rows(made, header)
    if table.stays_whole:
        _keep_together(made)


def _fill(grid: list[list[_Cell]], placed: PlacedCell, width: Length, size: Length) -> None:
    cell = grid[placed.row][placed.column]
    if placed.cell.columns > 1 or placed.cell.rows > 1:
        last = grid[placed.row + placed.cell.rows - 1][placed.column + placed.cell.columns - 1]
        cell = cell.merge(last)
    cell.width = width
    _open(cell, placed)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for index, line in enumerate(placed.cell.text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.alignment = ALIGNMENTS[placed.align]
        paragraph.paragraph_format.line_spacing = 1.15
        # The grid of lines is for the text: in cells it would spread the lines.
        paragraph._p.get_or_add_pPr().append(element("w:snapToGrid", val="0"))
        run = paragraph.add_run(line)
        set_face(run.font, Face.BLACK if placed.is_bold else Face.BODY, size)


def _open(cell: _Cell, placed: PlacedCell) -> None:
    """No line between a cell and the one above it that it goes on with."""
    sides = (("top", placed.cell.goes_on), ("bottom", placed.is_open_below))
    if any(is_open for _, is_open in sides):
        borders = element("w:tcBorders")
        for side, is_open in sides:
            if is_open:
                borders.append(element(f"w:{side}", val="nil"))
        cell._tc.get_or_add_tcPr().append(borders)


def _keep_rows(made: WordTable, header: int) -> None:
    """Rows stay whole, the header's repeat on each page, and cells keep a small distance to their lines."""
    for index, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(element("w:cantSplit"))
        if index < header:
            properties.append(element("w:tblHeader"))
    margins = element("w:tblCellMar")
    for side, distance in (("top", 45), ("left", 60), ("bottom", 45), ("right", 60)):
        margins.append(element(f"w:{side}", w=str(distance), type="dxa"))
    made._tbl.tblPr.append(margins)


def _keep_together(made: WordTable) -> None:
    """Every row stays with the next one, so that a page does not cut the table."""
    for row in made.rows[:-1]:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.keep_with_next = True


def table_size(*, is_form: bool) -> Length:
    """The size of the print in tables."""
    return Pt(9.5) if is_form else Pt(10.5)
