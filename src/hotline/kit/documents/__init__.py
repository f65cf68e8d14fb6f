"""Official documents: blocks that say what is printed, and renderers to Word, Excel and PDF by GB/T 9704.

`Document("标题", (Heading("基本情况"), Paragraph("…"), Table(…)))` is the whole of it, and
`render(document, Format.PDF)` gives the file. The same document always renders to the same bytes on one machine.
"""

from .blocks import (
    Align,
    Appendix,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Cover,
    Document,
    Format,
    Heading,
    Layout,
    PageBreak,
    Paragraph,
    Picture,
    Row,
    Series,
    Signature,
    Table,
)
from .errors import FontMissing, FormatUnknown
from .numbering import chinese_date
from .rendering import CONTENT_TYPES, format_named, render

__all__ = [
    "CONTENT_TYPES",
    "Align",
    "Appendix",
    "Block",
    "Cell",
    "Chart",
    "ChartKind",
    "Column",
    "Cover",
    "Document",
    "FontMissing",
    "Format",
    "FormatUnknown",
    "Heading",
    "Layout",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Row",
    "Series",
    "Signature",
    "Table",
    "chinese_date",
    "format_named",
    "render",
]
