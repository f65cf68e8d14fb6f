"""Writes what is there in the shape of the templates, so that it can be changed and taken in again."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import xlsxwriter

from hotline.modules.founding.rules.sheets import Workbook

from .planning import Present, Table


def as_workbook(book: Workbook, tables: Sequence[Table], present: Mapping[str, Present]) -> bytes:
    """A filled-in workbook; codes are texts, and nothing is taken for a formula."""
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as file:
        heading = file.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1})
        text = file.add_format({"num_format": "@"})
        keyed = {table.sheet.name: present[table.sheet.name] for table in tables}
        for sheet in book.sheets:
            page = file.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            for number, column in enumerate(sheet.columns):
                page.set_column(number, number, 14 if column.longest <= 64 else 36, text)
                page.write_string(0, number, column.heading, heading)
            for line, texts in enumerate(keyed[sheet.name].values(), start=1):
                for number, column in enumerate(sheet.columns):
                    page.write_string(line, number, texts[column.heading], text)
    return content.getvalue()
