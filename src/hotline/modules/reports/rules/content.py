"""What a report holds: sections of texts, tables, charts and lists, in which figures stand by their numbers."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from .template import ChartForm
from .words import ListKind


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TextPiece(_Part):
    """Some words, or a figure."""

    text: str = ""
    figure: int | None = None


class TextBlock(_Part):
    """Paragraphs. `typed` are numbers that a person wrote, which no record stands behind."""

    kind: Literal["text"] = "text"
    pieces: list[TextPiece]
    typed: list[str] = []
    is_edited: bool = False


class TableCell(_Part):
    """A cell of a table: words, or a figure with what is shown of it."""

    text: str
    figure: int | None = None


class TableBlock(_Part):
    """A table. `adds_up` tells the columns whose rows are all parts of the total."""

    kind: Literal["table"] = "table"
    title: str
    columns: list[str]
    rows: list[list[TableCell]]
    total: list[TableCell] | None = None
    adds_up: list[int] = []
    note: str = ""


class ChartSeries(_Part):
    """One line, or the bars of one colour: a figure for each label."""

    name: str
    figures: list[int]


class ChartBlock(_Part):
    """A chart of figures that can each be opened."""

    kind: Literal["chart"] = "chart"
    form: ChartForm
    title: str
    labels: list[str]
    series: list[ChartSeries]


class ListRow(_Part):
    """A row of a list with the numbers of some work orders behind it; `count` is how many there are."""

    cells: list[str]
    orders: list[str] = []
    count: int = 0


class ListBlock(_Part):
    """A list of what stands behind the figures."""

    kind: Literal["list"] = "list"
    of: ListKind
    title: str
    columns: list[str]
    rows: list[ListRow]
    note: str = ""


Block = Annotated[TextBlock | TableBlock | ChartBlock | ListBlock, Field(discriminator="kind")]


class ReportSection(_Part):
    """A part of the report."""

    code: str
    heading: str
    blocks: list[Block]


class ReportContent(_Part):
    """Everything that is printed between the head of the report and its signature."""

    title: str
    sections: list[ReportSection]

    def texts(self) -> list[tuple[ReportSection, int, TextBlock]]:
        """Every text with its section and its place there."""
        return [
            (section, index, block)
            for section in self.sections
            for index, block in enumerate(section.blocks)
            if isinstance(block, TextBlock)
        ]

    def find_text(self, section_code: str, index: int) -> TextBlock | None:
        """The text at a place; none where there is no text."""
        for section, place, block in self.texts():
            if (section.code, place) == (section_code, index):
                return block
        return None
