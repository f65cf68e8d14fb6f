"""Where the cells of a table lie, so that every renderer draws the same grid."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .blocks import Align, Cell, Table


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with its upper left corner, and what its column adds to it."""

    row: int
    column: int
    cell: Cell
    align: Align
    is_header: bool
    is_figure: bool
    # What stands below it goes on without a line.
    is_open_below: bool = False

    @property
    def is_bold(self) -> bool:
        """Whether it is set bold."""
        return self.is_header or self.cell.is_bold


def place_cells(table: Table) -> tuple[PlacedCell, ...]:
    """Every cell of a table with its place, the header's first.

    A row that does not fill the grid, or a cell beyond its edge, is a mistake of whoever built the table.
    """
    placed = tuple(_opened(list(_cells(table))))
    height = len(table.header_rows) + len(table.rows)
    covered = sum(one.cell.columns * one.cell.rows for one in placed)
    beyond = any(one.row + one.cell.rows > height for one in placed)
    if beyond or covered != height * len(table.columns):
        raise ValueError(f"the cells of the table “{table.title}” do not fill its grid")
    return placed


def _opened(cells: list[PlacedCell]) -> Iterator[PlacedCell]:
    below = {(one.row, one.column) for one in cells if one.cell.goes_on}
    for one in cells:
        yield replace(one, is_open_below=True) if (one.row + one.cell.rows, one.column) in below else one


def _cells(table: Table) -> Iterator[PlacedCell]:
    width, header = len(table.columns), len(table.header_rows)
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate((*table.header_rows, *table.rows)):
        column = 0
        for one in cells:
            cell = Cell(one) if isinstance(one, str) else one
            while (row, column) in taken:
                column += 1
            if column + cell.columns > width:
                raise ValueError(f"row {row + 1} of the table “{table.title}” is wider than its columns")
            taken |= {(row + down, column + right) for down in range(cell.rows) for right in range(cell.columns)}
            yield _placed(table, row, column, cell, row < header)
            column += cell.columns
        if any((row, column) not in taken for column in range(width)):
            raise ValueError(f"row {row + 1} of the table “{table.title}” does not fill its columns")


def _placed(table: Table, row: int, column: int, cell: Cell, is_header: bool) -> PlacedCell:
    own = table.columns[column]
    is_figure = not is_header and (cell.is_figure or (own.is_figure and cell.columns == 1))
    align = cell.align or (Align.CENTER if is_header or cell.columns > 1 else own.align)
    return PlacedCell(row, column, cell, align, is_header, is_figure)
