"""The vendor's base data in an Excel form: items in rows, years in columns, wherever on the sheet they stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hotline.modules.appraisal.errors import BaseDataSheetUnreadable
from hotline.modules.papers.rules.workbook import Cell, Grid, read_workbook

from .base_data import BaseDataForm, Item

_YEAR = re.compile(r"^\D{0,8}(20\d\d)\s*年?(?:度)?\D{0,8}$")
_ASIDE = re.compile(r"[\s:：、,，.．]|[(（].*?[)）]")


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure of the sheet with its cell, such as `Sheet1!C5`."""

    item: Item
    year: int
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a workbook states, and the rows that name no item of the form."""

    figures: tuple[FoundFigure, ...]
    unknown: tuple[str, ...]


def read_base_data(content: bytes, form: BaseDataForm) -> SheetReading:
    """The figures of every sheet that has a row of years. Empty cells state nothing."""
    names = {key: item for item in form.items for key in (_key(item.name.zh), _key(item.name.en), item.code)}
    figures: list[FoundFigure] = []
    unknown: list[str] = []
    for grid in read_workbook(content):
        years = _years(grid)
        if years is None:
            continue
        row_of_years, columns = years
        for row in grid.rows[row_of_years + 1 :]:
            item = next((names[key] for cell in row if (key := _key(cell.text)) in names), None)
            if item is not None:
                figures += _figures(grid, row, item, columns)
            elif any(row[column].text.strip() for column in columns if column < len(row)):
                unknown.append(f"{grid.name}!{row[0].name}")
    if not figures:
        raise BaseDataSheetUnreadable(field="file")
    return SheetReading(tuple(figures), tuple(unknown))


def _years(grid: Grid) -> tuple[int, Mapping[int, int]] | None:
    """The row with the most years, and the year of each of its columns."""
    found = [
        (place, {column: int(match[1]) for column, cell in enumerate(row) if (match := _YEAR.match(cell.text.strip()))})
        for place, row in enumerate(grid.rows)
    ]
    best = max(found, key=lambda one: len(one[1]), default=None)
    return best if best and best[1] else None


def _figures(grid: Grid, row: tuple[Cell, ...], item: Item, columns: Mapping[int, int]) -> Iterator[FoundFigure]:
    for column, year in columns.items():
        if column < len(row) and (text := row[column].text.strip()):
            yield FoundFigure(item, year, text, f"{grid.name}!{row[column].name}")


def _key(text: str) -> str:
    return _ASIDE.sub("", text).lower()
