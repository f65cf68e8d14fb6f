"""Excel: a form as one sheet in its official grid; a longer document as its text, and each table on its own sheet."""

import re
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from .blocks import Block, Chart, Document, Heading, Layout, Paragraph, Picture, Signature, Table
from .excel_charts import add_chart
from .excel_sheets import Formats, Sheet, characters
from .numbering import HeadingCounter, chinese_date

# Characters that stand on A4 upright between its margins, also where another face than the one named is at hand.
_TEXT_WIDTH = 78.0
_LONGEST_NAME = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
# The file's own moment; a document carries its date in its text.
_FILE_MOMENT = datetime(1980, 1, 1)  # noqa: DTZ001 - the file format knows no zone


def render_excel(document: Document) -> bytes:
    """The document as .xlsx."""
    written = BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as book:
        book.set_properties({"title": document.title, "created": _FILE_MOMENT})
        writer = _Writer(book, document)
        if document.layout is Layout.FORM:
            writer.form()
        else:
            writer.report()
    return written.getvalue()


class _Writer:
    """Writes a document into a workbook."""

    def __init__(self, book: xlsxwriter.Workbook, document: Document) -> None:
        self._book, self._document = book, document
        self._formats = Formats(book)
        self._headings = HeadingCounter()
        self._names: set[str] = set()
        self._tables = self._charts = 0
        self._last_table: Sheet | None = None

    def form(self) -> None:
        """Everything on one sheet, as the form is printed."""
        document = self._document
        tables = [block for block in document.blocks if isinstance(block, Table)]
        widest = max(tables, key=lambda table: len(table.columns), default=None)
        total = characters(is_landscape=document.is_landscape)
        shares = [column.width for column in widest.columns] if widest else [1.0]
        widths = [total * share / sum(shares) for share in shares]
        sheet = self._sheet(_short(document.title), widths, is_landscape=document.is_landscape)
        sheet.line(document.title, self._formats.title, 30)
        if document.subtitle:
            sheet.line(document.subtitle, self._formats.subtitle, 20)
        for block in document.blocks:
            self._stacked(sheet, block)
        if document.signature is not None:
            self._signature(sheet, document.signature)
        self._appendices()

    def _stacked(self, sheet: Sheet, block: Block) -> None:
        if isinstance(block, Table):
            if block.title:
                sheet.line(block.title, self._formats.caption, 20)
            if block.unit:
                sheet.line(f"单位：{block.unit}", self._formats.right, 16)
            self._rows(sheet, block)
        elif isinstance(block, Heading | Paragraph):
            self._text(sheet, block)

    def report(self) -> None:
        """The text on the first sheet, which says where each table and chart is, and those on their own."""
        document = self._document
        sheet = self._sheet("正文", [_TEXT_WIDTH], is_landscape=False)
        if document.issuer and document.number:
            sheet.line(document.issuer, self._formats.issuer, 44)
            sheet.line(document.number, self._formats.subtitle, 22)
        sheet.line(document.title, self._formats.title, 34)
        if document.subtitle:
            sheet.line(document.subtitle, self._formats.subtitle, 20)
        if document.addressee:
            sheet.text(f"{document.addressee}：", self._formats.plain)
        for block in document.blocks:
            self._spread(sheet, block, "")
        if document.signature is not None:
            self._signature(sheet, document.signature)
        self._appendices()

    def _appendices(self) -> None:
        appendices = self._document.appendices
        for number, appendix in enumerate(appendices, start=1):
            name = "附件" if len(appendices) == 1 and not self._document.attachments else f"附件{number}"
            total = characters(is_landscape=appendix.is_landscape)
            sheet = self._sheet(f"{name} {_short(appendix.title)}", [total], is_landscape=appendix.is_landscape)
            sheet.line(appendix.title, self._formats.title, 30)
            for block in appendix.blocks:
                self._spread(sheet, block, name)

    def _spread(self, sheet: Sheet, block: Block, place: str) -> None:
        if isinstance(block, Table):
            self._table(sheet, block, place)
        elif isinstance(block, Chart):
            self._charts += 1
            name = f"图{self._charts} {_short(block.title)}"
            own = self._worksheet(name)
            add_chart(self._book, own, block, self._formats)
            sheet.text(f"（见工作表“{own.get_name()}”）", self._formats.plain)
        elif isinstance(block, Heading | Paragraph):
            self._text(sheet, block)
        elif isinstance(block, Picture):
            sheet.picture(block.png, block.caption, self._formats.caption)

    def _table(self, sheet: Sheet, table: Table, place: str) -> None:
        if table.goes_on and self._last_table is not None:
            self._rows(self._last_table, table)
            return
        counts = bool(table.title) and table.is_numbered
        self._tables += counts
        number = f"表{self._tables} " if counts else ""
        total = characters(is_landscape=len(table.columns) > 7)
        share = sum(column.width for column in table.columns)
        widths = [total * column.width / share for column in table.columns]
        name = number + _short(table.title) if table.title else f"{place}表"
        own = self._sheet(name, widths, is_landscape=len(table.columns) > 7)
        if table.title:
            own.line(number + table.title, self._formats.caption, 22)
        if table.unit:
            own.line(f"单位：{table.unit}", self._formats.right, 16)
        self._rows(own, table)
        self._last_table = own
        sheet.text(f"（见工作表“{own.name}”）", self._formats.plain)

    def _rows(self, sheet: Sheet, table: Table) -> None:
        sheet.table(table)
        for note in table.notes:
            sheet.text(note, self._formats.plain)

    def _text(self, sheet: Sheet, block: Heading | Paragraph) -> None:
        if isinstance(block, Heading):
            number = self._headings.next(block.level) if block.is_numbered else ""
            sheet.text(number + block.text, self._formats.heading)
        else:
            is_strong = block.is_bold
            sheet.text(f"　　{block.lead}{block.text}", self._formats.heading if is_strong else self._formats.plain)

    def _signature(self, sheet: Sheet, signature: Signature) -> None:
        day = chinese_date(signature.on) if signature.on else "　　年　　月　　日"
        for text in (*signature.bodies, day):
            sheet.line(text, self._formats.right, 20)

    def _sheet(self, name: str, widths: list[float], *, is_landscape: bool) -> Sheet:
        return Sheet(self._worksheet(name), widths, self._formats, is_landscape=is_landscape)

    def _worksheet(self, name: str) -> Worksheet:
        plain = _NOT_IN_NAMES.sub(" ", name).strip()[:_LONGEST_NAME]
        unique, count = plain, 1
        while unique in self._names:
            count += 1
            unique = f"{plain[: _LONGEST_NAME - 3]}({count})"
        self._names.add(unique)
        return self._book.add_worksheet(unique)


def _short(title: str) -> str:
    return title.replace("\n", "").replace("“", "").replace("”", "")
