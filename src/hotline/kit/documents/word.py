"""Word: the blocks in a .docx that names the official faces and can be edited on."""

from io import BytesIO

import docx
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from .blocks import (
    Align,
    Appendix,
    Block,
    Chart,
    Cover,
    Document,
    Heading,
    Layout,
    Paragraph,
    Picture,
    Signature,
    Table,
)
from .drawing import WIDTH
from .fonts import Face
from .numbering import HeadingCounter, chinese_date
from .typesetting import chart_png
from .word_page import (
    RED,
    add_field,
    element,
    leave_unnumbered,
    number_pages,
    pack,
    prepare_styles,
    set_face,
    set_line,
    set_page,
)
from .word_tables import ALIGNMENTS, add_table, table_size

_CONTENTS_DEPTH = 2


def render_word(document: Document) -> bytes:
    """The document as .docx."""
    return _Writer(document).written()


class _Writer:
    """Writes a document from its first page to its last."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._is_form = document.layout is Layout.FORM
        self._word = docx.Document()
        self._word.settings.odd_and_even_pages_header_footer = True
        prepare_styles(self._word)
        self._width = Length(0)
        self._headings = HeadingCounter()
        self._tables = self._charts = self._bookmarks = 0

    def written(self) -> bytes:
        """The whole file."""
        document, section = self._document, self._word.sections[0]
        has_front = document.cover is not None or document.has_contents
        self._width = set_page(section, is_landscape=False, is_form=self._is_form)
        if has_front:
            leave_unnumbered(section)
            if document.cover is not None:
                self._cover(document.title, document.cover)
            if document.has_contents:
                self._contents()
            section = self._word.add_section(WD_SECTION.NEW_PAGE)
        self._width = set_page(section, is_landscape=document.is_landscape, is_form=self._is_form)
        number_pages(section, starts_anew=has_front)
        self._head()
        for block in document.blocks:
            self._block(block)
        if document.has_ending and document.blocks and isinstance(document.blocks[-1], Paragraph):
            # Nobody signs a page without text, and no list of appendices stands alone.
            self._word.paragraphs[-1].paragraph_format.keep_with_next = True
        self._attachments()
        if document.signature is not None:
            self._signature(document.signature)
        for number, appendix in enumerate(document.appendices, start=1):
            self._appendix(number, appendix)
        return pack(self._word, document.title.replace("\n", ""))

    def _line(
        self, text: str, face: Face = Face.BODY, size: float = 16, *, height: Length | None = None
    ) -> WordParagraph:
        paragraph = self._word.add_paragraph()
        if text:
            set_face(paragraph.add_run(text).font, face, Pt(size))
        set_line(paragraph._p, height or Pt(max(29, size * 1.5)))
        return paragraph

    def _centered(self, text: str, face: Face, size: float) -> WordParagraph:
        paragraph = self._line(text, face, size)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        return paragraph

    def _cover(self, title: str, cover: Cover) -> None:
        self._centered(title, Face.TITLE, 22).paragraph_format.space_before = Mm(42)
        self._centered(cover.kind, Face.TITLE, 18).paragraph_format.space_before = Mm(14)
        self._centered(cover.issuer, Face.KAI, 16).paragraph_format.space_before = Mm(75)
        month = self._centered(cover.month, Face.KAI, 16)
        if self._document.has_contents:
            month.add_run().add_break(WD_BREAK.PAGE)

    def _contents(self) -> None:
        self._centered("目　录", Face.TITLE, 22)
        counter, bookmark = HeadingCounter(), 0
        for heading in (block for block in self._document.blocks if isinstance(block, Heading)):
            text = (counter.next(heading.level) if heading.is_numbered else "") + heading.text
            if heading.level <= _CONTENTS_DEPTH:
                bookmark += 1
                self._entry(text, f"_Toc{bookmark:04d}", heading.level)
        for number, appendix in enumerate(self._document.appendices, start=1):
            self._entry(f"{self._appendix_name(number)}　{appendix.title}", f"_Appendix{number}", 1)

    def _entry(self, text: str, bookmark: str, level: int) -> None:
        """A line of the contents: the heading, dots, and the page of its bookmark."""
        paragraph = self._line(text, Face.BODY, 14, height=Pt(24))
        paragraph.paragraph_format.left_indent = Pt(28 * (level - 1))
        paragraph.paragraph_format.tab_stops.add_tab_stop(self._width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        paragraph.add_run("\t")
        add_field(paragraph, f"PAGEREF {bookmark} \\h", "")
        for run in paragraph.runs[1:]:
            set_face(run.font, Face.BODY, Pt(14))

    def _head(self) -> None:
        document = self._document
        if document.issuer and document.number:
            issuer = self._centered(document.issuer, Face.TITLE, 36)
            issuer.runs[0].font.color.rgb = RED
            number = self._centered(document.number, Face.BODY, 16)
            number.paragraph_format.space_before = number.paragraph_format.space_after = Pt(20)
            _underline(number)
        title = self._centered(document.title, Face.TITLE, 18 if self._is_form else 22)
        title.paragraph_format.keep_with_next = True
        if document.subtitle:
            self._centered(document.subtitle, Face.KAI, 12 if self._is_form else 16)
        if not self._is_form:
            self._line("")
        if document.addressee:
            self._line(f"{document.addressee}：")

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Chart):
            self._charts += 1
            self._picture(chart_png(block), Mm(WIDTH), f"图{self._charts}　{block.title}")
        elif isinstance(block, Picture):
            self._picture(block.png, Mm(block.width_mm), block.caption)
        else:
            self._word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def _heading(self, heading: Heading) -> None:
        number = self._headings.next(heading.level) if heading.is_numbered else ""
        paragraph = self._word.add_paragraph(number + heading.text, style=f"Heading {heading.level}")
        if heading.level <= _CONTENTS_DEPTH:
            self._bookmarks += 1
            _mark(paragraph, f"_Toc{self._bookmarks:04d}", str(self._bookmarks))

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if block.align is Align.LEFT else ALIGNMENTS[block.align]
        if block.is_indented and block.align is Align.LEFT:
            paragraph.paragraph_format.first_line_indent = Pt(32)
        if block.lead:
            paragraph.add_run(block.lead).font.bold = True
        for index, line in enumerate(block.text.split("\n")):
            run = paragraph.add_run(line)
            if index:
                run._r.insert(0, element("w:br"))
            if block.is_bold:
                set_face(run.font, Face.BLACK)
        set_line(paragraph._p)

    def _table(self, table: Table) -> None:
        if table.title:
            self._tables += table.is_numbered
            number = f"表{self._tables}　" if table.is_numbered else ""
            self._centered(number + table.title, Face.BLACK, 12).paragraph_format.keep_with_next = True
        if table.unit:
            unit = self._line(f"单位：{table.unit}", Face.BODY, 10.5, height=Pt(18))
            unit.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            unit.paragraph_format.keep_with_next = True
        if table.goes_on:
            # Word would make one table of two without anything between them, and forget the second one's header.
            gap = self._word.paragraphs[-1]
            gap.paragraph_format.keep_with_next = True
            set_line(gap._p, Pt(1))
        add_table(self._word, table, self._width, table_size(is_form=self._is_form))
        for note in table.notes:
            self._line(note, Face.BODY, 10.5, height=Pt(18))
        if not table.notes:
            self._line("", height=Pt(10))

    def _picture(self, png: bytes, width: Length, caption: str) -> None:
        paragraph = self._word.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.keep_with_next = bool(caption)
        paragraph.add_run().add_picture(BytesIO(png), width=width)
        if caption:
            self._centered(caption, Face.BLACK, 12)

    def _attachments(self) -> None:
        names = [*self._document.attachments, *(appendix.title for appendix in self._document.appendices)]
        if not names:
            return
        self._line("").paragraph_format.keep_with_next = True
        for index, name in enumerate(names):
            numbered = name if len(names) == 1 else f"{index + 1}. {name}"
            paragraph = self._line(f"附件：{numbered}" if index == 0 else numbered)
            paragraph.paragraph_format.left_indent = Pt(32 if index == 0 else 80)
            paragraph.paragraph_format.keep_with_next = self._document.signature is not None

    def _signature(self, signature: Signature) -> None:
        for _ in range(2):
            self._line("").paragraph_format.keep_with_next = True
        day = chinese_date(signature.on) if signature.on else "　　年　　月　　日"
        for text in (*signature.bodies, day):
            paragraph = self._line(text)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.paragraph_format.right_indent = Pt(64)
            paragraph.paragraph_format.keep_with_next = text is not day

    def _appendix_name(self, number: int) -> str:
        is_alone = len(self._document.appendices) == 1 and not self._document.attachments
        return "附件" if is_alone else f"附件{number}"

    def _appendix(self, number: int, appendix: Appendix) -> None:
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        for start in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(start)
        self._width = set_page(section, is_landscape=appendix.is_landscape, is_form=self._is_form)
        _mark(self._line(self._appendix_name(number), Face.BLACK), f"_Appendix{number}", f"9{number:03d}")
        self._centered(appendix.title, Face.TITLE, 22)
        for block in appendix.blocks:
            self._block(block)


def _mark(paragraph: WordParagraph, name: str, key: str) -> None:
    """A bookmark that the contents take the page number from."""
    paragraph._p.insert(1, element("w:bookmarkStart", id=key, name=name))
    paragraph._p.append(element("w:bookmarkEnd", id=key))


def _underline(paragraph: WordParagraph) -> None:
    """The red line below the head."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="12", space="6", color="D6000F"))
    paragraph._p.get_or_add_pPr().append(borders)
