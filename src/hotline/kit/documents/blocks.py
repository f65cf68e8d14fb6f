"""An official document as blocks: what it says and in which order. How it looks is the renderers' matter."""

from dataclasses import KW_ONLY, dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from math import ceil


class Format(StrEnum):
    """What a document is rendered to."""

    WORD = "docx"
    EXCEL = "xlsx"
    PDF = "pdf"


class Align(StrEnum):
    """Where a text stands between its two edges."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class ChartKind(StrEnum):
    """How figures are drawn; a waterfall goes from the first total by gains and losses to the last."""

    BAR = "bar"
    LINE = "line"
    PIE = "pie"
    WATERFALL = "waterfall"


class Layout(StrEnum):
    """A letter is set by GB/T 9704; a form fills the page with a table in small print."""

    LETTER = "letter"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of one of four levels, which number themselves 一、（一）1.（1）; without a number if it says so."""

    text: str
    _: KW_ONLY
    level: int = 1
    is_numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `lead` is its first sentence, set bold."""

    text: str
    _: KW_ONLY
    lead: str = ""
    align: Align = Align.LEFT
    is_indented: bool = True
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that may cover several columns and rows.

    A figure is printed as it stands in `text` (`97.39%`, `13,410.06`); Excel gets a number that shows the same. A cell
    that `goes_on` has no line above it: what the header says over it holds for all of it.
    """

    text: str
    _: KW_ONLY
    columns: int = 1
    rows: int = 1
    align: Align | None = None
    is_bold: bool = False
    is_figure: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` is its share of the table beside the others' widths."""

    heading: str = ""
    _: KW_ONLY
    width: float = 1.0
    align: Align = Align.CENTER
    is_figure: bool = False


Row = tuple[Cell | str, ...]
# Twelve months with their header and sum stay on one page; a table with long texts may be higher than a page.
_MOST_ROWS_OF_A_WHOLE, _MOST_LINES_OF_A_WHOLE = 15, 24
# Characters of Chinese that stand side by side in a table as wide as the text, without the space beside its lines.
_CHARACTERS_OF_A_LINE, _CHARACTERS_BESIDE = 42, 0.6


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A row lists the cells that begin in it: what a cell from above covers is left out.

    `header` repeats on each page; without it the columns' headings are the header, and where those are empty there is
    none. `title` stands above the table and numbers itself 表1, 表2 … unless `is_numbered` is off. A table that
    `goes_on` hangs below the one before it without a gap: the parts of a form of which one has a header to repeat.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    _: KW_ONLY
    title: str = ""
    unit: str = ""
    header: tuple[Row, ...] = ()
    notes: tuple[str, ...] = ()
    is_numbered: bool = True
    goes_on: bool = False

    @property
    def header_rows(self) -> tuple[Row, ...]:
        """The rows of the header, bold and centred."""
        if self.header or not any(column.heading for column in self.columns):
            return self.header
        return (tuple(Cell(column.heading) for column in self.columns),)

    @property
    def stays_whole(self) -> bool:
        """Whether it is short enough to go to the next page as a whole rather than be cut."""
        height = len(self.header_rows) + len(self.rows)
        return height <= _MOST_ROWS_OF_A_WHOLE and sum(map(self._lines, self.rows)) <= _MOST_LINES_OF_A_WHOLE

    def _lines(self, row: Row) -> int:
        """About how many lines a row is high: its longest text, in the narrowest column that it could stand in."""
        share = sum(column.width for column in self.columns)
        widths = [max(1.0, _CHARACTERS_OF_A_LINE * one.width / share - _CHARACTERS_BESIDE) for one in self.columns]
        cells = [Cell(one) if isinstance(one, str) else one for one in row]
        # A row lists the cells that begin in it, so those beside cells from above stand at its end.
        starts = [len(widths) - sum(cell.columns for cell in cells[place:]) for place in range(len(cells))]
        heights = (
            ceil(len(cell.text) / sum(widths[start : start + cell.columns]) / cell.rows)
            for cell, start in zip(cells, starts, strict=True)
        )
        return max(1, *heights)


@dataclass(frozen=True, slots=True)
class Series:
    """A row of figures of a chart, one for each category; none where there is no value."""

    name: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures as a picture; `places` is with how many decimals they are labelled.

    A pie and a waterfall have one series. In a waterfall the first and last values are totals, those between are
    what is added or, below zero, taken away.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    _: KW_ONLY
    unit: str = ""
    places: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is there already, such as a QR code, as PNG."""

    png: bytes
    _: KW_ONLY
    width_mm: float
    caption: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Table | Chart | Picture | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first page: the title in large print, what it is, by whom and when."""

    kind: str
    issuer: str
    month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signs, and the day; without one a blank is left for it."""

    bodies: tuple[str, ...]
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix, which begins on a page of its own as 附件1, 附件2 …; wide tables may lie across."""

    title: str
    blocks: tuple[Block, ...]
    _: KW_ONLY
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An official document.

    `issuer` and `number` (发文字号) make the red head where both are given. `addressee` is 主送. `attachments` are
    listed below the text, and so are the appendices. A document that is a form has `Layout.FORM`.
    """

    title: str
    blocks: tuple[Block, ...]
    _: KW_ONLY
    subtitle: str = ""
    issuer: str = ""
    number: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None
    appendices: tuple[Appendix, ...] = ()
    cover: Cover | None = None
    has_contents: bool = False
    layout: Layout = Layout.LETTER
    is_landscape: bool = False

    @property
    def has_ending(self) -> bool:
        """Whether something stands below the text: a signature, or what is attached."""
        return self.signature is not None or bool(self.attachments or self.appendices)
