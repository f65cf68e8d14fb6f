"""`render(document, format)`: the file."""

from .blocks import Document, Format
from .errors import FormatUnknown
from .excel import render_excel
from .typesetting import render_pdf
from .word import render_word

CONTENT_TYPES = {
    Format.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.EXCEL: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PDF: "application/pdf",
}


def format_named(name: str) -> Format:
    """The format of that name; refused where there is none."""
    if name not in list(Format):
        raise FormatUnknown(field="format", format=name, known="、".join(Format))
    return Format(name)


def render(document: Document, wanted: Format) -> bytes:
    """The document as a file of that format."""
    if wanted is Format.WORD:
        return render_word(document)
    return render_excel(document) if wanted is Format.EXCEL else render_pdf(document)
