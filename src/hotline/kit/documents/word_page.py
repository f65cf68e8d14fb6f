"""The page of a Word file: paper and margins, the grid of lines, faces, page numbers, and the packing of the file."""

import zipfile
from datetime import datetime
from io import BytesIO

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.font import Font
from docx.text.paragraph import Paragraph as WordParagraph

from .fonts import Face

LINE = Pt(29)
LATIN = "Times New Roman"
BLACK = RGBColor(0, 0, 0)
RED = RGBColor(0xD6, 0x00, 0x0F)
_HEADING_FACES = (Face.BLACK, Face.KAI, Face.BODY, Face.BODY)
# The file's own moment; a document carries its date in its text.
_FILE_MOMENT = (1980, 1, 1, 0, 0, 0)
_FONT_TABLE = "word/fontTable.xml"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of Word's language, such as `w:tab`."""
    made: BaseOxmlElement = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def set_face(font: Font, face: Face, size: Length | None = None) -> None:
    """Chinese in that face, Latin letters and figures in Times."""
    font.name = LATIN
    properties = font.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    fonts.set(qn("w:eastAsia"), face.value.in_word)
    if size is not None:
        font.size = size


def prepare_styles(word: WordDocument) -> None:
    """Body text and the four headings."""
    normal = word.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    set_face(normal.font, Face.BODY, Pt(16))
    normal.paragraph_format.space_after = Pt(0)
    for level, face in enumerate(_HEADING_FACES, start=1):
        style = word.styles[f"Heading {level}"]
        assert isinstance(style, ParagraphStyle)
        set_face(style.font, face, Pt(16))
        style.font.bold = level == 3
        style.font.italic = False
        style.font.color.rgb = BLACK
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        style.paragraph_format.first_line_indent = Pt(32)
        style.paragraph_format.keep_with_next = True
        set_line(style.paragraph_format.element)


def set_line(owner: BaseOxmlElement, height: Length = LINE) -> None:
    """Lines of exactly that height."""
    properties = owner.get_or_add_pPr()
    properties.line_spacing = height
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        spacing = element("w:spacing")
        properties.append(spacing)
    spacing.set(qn("w:line"), str(height // 635))
    spacing.set(qn("w:lineRule"), "exact")


def set_page(section: Section, *, is_landscape: bool, is_form: bool) -> Length:
    """Paper, margins and the grid of lines; gives the width of the text."""
    width, height = (Mm(297), Mm(210)) if is_landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    if is_form:
        margins = (Mm(20), Mm(20), Mm(20), Mm(20))
    elif is_landscape:
        margins = (Mm(26), Mm(24), Mm(22), Mm(22))
    else:
        margins = (Mm(37), Mm(35), Mm(28), Mm(26))
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins
    section.footer_distance = Mm(12) if is_form or is_landscape else Mm(24)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    if not is_form and not is_landscape:
        properties.append(element("w:docGrid", type="linesAndChars", linePitch="579", charSpace="-860"))
    return Length(width - margins[2] - margins[3])


def number_pages(section: Section, *, starts_anew: bool) -> None:
    """— 1 — at the outer edge: right on odd pages, left on even ones."""
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        _write_number(footer, align)
    if starts_anew:
        section._sectPr.append(element("w:pgNumType", start="1"))


def leave_unnumbered(section: Section) -> None:
    """A cover and its contents have no page number."""
    for footer in (section.footer, section.even_page_footer):
        footer.is_linked_to_previous = False


def _write_number(footer: _Footer, align: WD_ALIGN_PARAGRAPH) -> None:
    paragraph = footer.paragraphs[0]
    paragraph.alignment = align
    edge = "right_indent" if align is WD_ALIGN_PARAGRAPH.RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, edge, Pt(14))
    for piece in ("— ", "PAGE", " —"):
        if piece == "PAGE":
            add_field(paragraph, piece, "1")
        else:
            paragraph.add_run(piece)
    for run in paragraph.runs:
        set_face(run.font, Face.SONG, Pt(14))


def add_field(paragraph: WordParagraph, instruction: str, shown: str) -> None:
    """Something that Word works out, with what is shown until it has."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else "")
        if kind == "instruction":
            text = element("w:instrText")
            text.text = f" {instruction} "
            run._r.append(text)
        elif kind != "shown":
            run._r.append(element("w:fldChar", fldCharType=kind))


def pack(word: WordDocument, title: str) -> bytes:
    """The file, the same for the same document, with the fonts that may stand in for the official ones."""
    moment = datetime(*_FILE_MOMENT)  # noqa: DTZ001 - the file format knows no zone
    properties = word.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.created = properties.modified = moment
    properties.last_modified_by = ""
    written, packed = BytesIO(), BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = _font_table() if name == _FONT_TABLE else source.read(name)
            entry = zipfile.ZipInfo(name, _FILE_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return packed.getvalue()


def _font_table() -> bytes:
    """The faces by name; Word takes the alternative where one is not installed."""
    fonts = "".join(
        f'<w:font w:name="{face.value.in_word}"><w:altName w:val="{face.value.instead}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for face in Face
    )
    latin = (
        f'<w:font w:name="{LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<w:fonts xmlns:w="{_NAMESPACE}">{fonts}{latin}</w:fonts>'.encode()
