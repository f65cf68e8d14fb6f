"""A report as an official document, from the head to the signature."""

import re
from datetime import date
from decimal import Decimal

from hotline.kit.documents import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Document,
    Heading,
    Paragraph,
    Series,
    Signature,
    Table,
)
from hotline.modules.analytics.rules.catalogue import Catalogue, Unit

from .content import Block as ReportBlock
from .content import ChartBlock, ListBlock, ListRow, ReportContent, TableBlock, TextBlock
from .editing import as_read
from .figures import Figures
from .template import ChartForm

_KINDS = {ChartForm.BAR: ChartKind.BAR, ChartForm.LINE: ChartKind.LINE, ChartForm.PIE: ChartKind.PIE}
# The renderers number charts themselves.
_NUMBER = re.compile(r"^图\d+　")
_NOTHING = "本期无。"
_NAME_WIDTH = 2.0
_ORDERS = "工单编号"


def document_of(
    content: ReportContent,
    figures: Figures,
    catalogue: Catalogue,
    *,
    number: str,
    addressee: str,
    issuer: str,
    issued_on: date | None,
) -> Document:
    """The document: a draft has neither a red head nor a day."""
    blocks: list[Block] = []
    for section in content.sections:
        blocks.append(Heading(section.heading, is_numbered=False))
        for block in section.blocks:
            blocks += _blocks(block, figures, catalogue)
    return Document(
        content.title,
        tuple(blocks),
        issuer=issuer if number else "",
        number=number,
        addressee=addressee,
        signature=Signature(bodies=(issuer,), on=issued_on) if issuer else None,
    )


def _blocks(block: ReportBlock, figures: Figures, catalogue: Catalogue) -> list[Block]:
    match block:
        case TextBlock():
            lines = as_read(block.pieces, figures).split("\n")
            return [Paragraph(line.strip()) for line in lines if line.strip()]
        case TableBlock():
            return [_table(block)]
        case ChartBlock():
            return [_chart(block, figures, catalogue)]
        case ListBlock():
            return _list(block)


def _table(block: TableBlock) -> Table:
    first, *others = block.columns
    columns = [Column(first, width=_NAME_WIDTH, align=Align.LEFT)]
    columns += [Column(name, align=Align.RIGHT, is_figure=True) for name in others]
    rows = [tuple(Cell(cell.text) for cell in row) for row in block.rows]
    if block.total is not None:
        rows.append(tuple(Cell(cell.text, is_bold=True) for cell in block.total))
    notes = (f"注：{block.note}",) if block.note else ()
    return Table(tuple(columns), tuple(rows), title=block.title, notes=notes, is_numbered=False)


def _chart(block: ChartBlock, figures: Figures, catalogue: Catalogue) -> Chart:
    first = figures[block.series[0].figures[0]] if block.series and block.series[0].figures else None
    indicator = catalogue.indicators.get(first.indicator) if first else None
    is_rate = indicator is not None and indicator.unit is Unit.PERCENT
    series = tuple(
        Series(each.name, tuple(_drawn(figures[number].value, is_rate=is_rate) for number in each.figures))
        for each in block.series
    )
    return Chart(
        _KINDS[block.form],
        _NUMBER.sub("", block.title),
        tuple(block.labels),
        series,
        unit="%" if is_rate else "",
        places=indicator.places if indicator else 0,
    )


def _drawn(value: Decimal | None, *, is_rate: bool) -> Decimal | None:
    return value * 100 if is_rate and value is not None else value


def _list(block: ListBlock) -> list[Block]:
    if not block.rows:
        return [Paragraph(block.title, align=Align.CENTER, is_indented=False, is_bold=True), Paragraph(_NOTHING)]
    has_orders = block.columns[-1] == _ORDERS
    widths = [_NAME_WIDTH, *[1.0] * (len(block.columns) - 2), _NAME_WIDTH if has_orders else 1.0]
    columns = [Column(name, width=width) for name, width in zip(block.columns, widths, strict=True)]
    rows = [_row(row, has_orders=has_orders) for row in block.rows]
    notes = (f"注：{block.note}",) if block.note else ()
    return [Table(tuple(columns), tuple(rows), title=block.title, notes=notes, is_numbered=False)]


def _row(row: ListRow, *, has_orders: bool) -> tuple[Cell, ...]:
    first, *others = row.cells
    cells = [Cell(first, align=Align.LEFT), *(Cell(text, is_figure=text.isdecimal()) for text in others)]
    if has_orders:
        more = "等" if row.count > len(row.orders) and row.orders else ""
        cells.append(Cell("、".join(row.orders) + more, align=Align.LEFT))
    return tuple(cells)
