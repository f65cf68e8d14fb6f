"""PDF, set by Typst: the blocks become calls of the functions in `official.typ`."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from itertools import zip_longest

import typst

from .blocks import (
    Align,
    Block,
    Chart,
    Document,
    Heading,
    Layout,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from .drawing import HEIGHT, WIDTH, Area, Box, Label, Shape, Stroke, shapes_of
from .fonts import Face, families, fonts, is_substituted
from .grids import PlacedCell, place_cells
from .numbering import HeadingCounter, chinese_date

_TEMPLATE = (files("hotline.kit.documents") / "official.typ").read_text(encoding="utf-8")
_FACES = {"title": Face.TITLE, "black": Face.BLACK, "kai": Face.KAI, "body": Face.BODY, "song": Face.SONG}
# A document carries its own date; the file's is fixed, so that the same document is the same file.
_FILE_MOMENT = 0
_PIXELS_PER_INCH = 200.0
_LONGEST_WHOLE = 300


def render_pdf(document: Document) -> bytes:
    """The document as PDF."""
    return _compiled(_source(document), "pdf")


def chart_png(chart: Chart) -> bytes:
    """A chart alone, as a picture for Word."""
    size = f"width: {WIDTH}mm, height: {HEIGHT}mm"
    head = _head(Document("", ()))
    page = f"#set page({size}, margin: 0mm, footer: none, flipped: false)\n"
    return _compiled(f"{head}{page}#place(top + left, [{_drawing(shapes_of(chart))}])\n", "png")


def _compiled(source: str, wanted: str) -> bytes:
    made = typst.Compiler(source.encode(), font_paths=fonts()).compile(
        format="png" if wanted == "png" else "pdf", ppi=_PIXELS_PER_INCH, timestamp=_FILE_MOMENT
    )
    if not isinstance(made, bytes):
        raise TypeError("Typst gave several files for one document")
    return made


def _head(document: Document) -> str:
    names = "".join(f"#let {name}-face = {_array(map(_quoted, families(face)))}\n" for name, face in _FACES.items())
    switches = {
        "free-title": is_substituted(Face.TITLE),
        "is-form": document.layout is Layout.FORM,
        "is-landscape": document.is_landscape,
    }
    values = "".join(f"#let {name} = {str(value).lower()}\n" for name, value in switches.items())
    size = "9.5pt" if document.layout is Layout.FORM else "10.5pt"
    title = f"#set document(title: {_quoted(document.title)}, date: none)\n"
    return f"{title}{names}{values}#let cell-size = {size}\n{_TEMPLATE}\n"


def _source(document: Document) -> str:
    writer = _Writer()
    parts = [_head(document)]
    if document.cover is not None:
        cover = document.cover
        parts.append(_call("cover", _content(document.title), *map(_quoted, (cover.kind, cover.issuer, cover.month))))
    if document.has_contents:
        parts.append("#contents()\n")
    if document.issuer and document.number:
        parts.append(_call("red-head", _quoted(document.issuer), _quoted(document.number)))
    parts.append(_call("title", _content(document.title)))
    if document.subtitle:
        parts.append(_call("subtitle", _content(document.subtitle)))
    parts.append("#v(top-gap)\n")
    if document.addressee:
        parts.append(_call("plain", _content(f"{document.addressee}：")))
    parts += writer.blocks(document.blocks)
    if document.has_ending and document.blocks and isinstance(document.blocks[-1], Paragraph):
        # Nobody signs a page without text, and no list of appendices stands alone.
        parts[-1] = _call("kept", f"[{parts[-1]}]")
    attached = [*document.attachments, *(appendix.title for appendix in document.appendices)]
    if attached:
        parts.append(_call("attachments", *map(_quoted, attached)))
    if document.signature is not None:
        signed = document.signature
        day = chinese_date(signed.on) if signed.on else "　　年　　月　　日"
        parts.append(_call("signature", _quoted(day), *map(_quoted, signed.bodies)))
    for number, appendix in enumerate(document.appendices, start=1):
        name = "附件" if len(document.appendices) == 1 and not document.attachments else f"附件{number}"
        body = "".join(writer.blocks(appendix.blocks))
        wide = str(appendix.is_landscape).lower()
        named = (_quoted(name), _content(appendix.title), _quoted(appendix.title))
        parts.append(_call("appendix", *named, wide, f"[{body}]"))
    return "".join(parts)


class _Writer:
    """Writes blocks as calls, and counts headings, tables and charts on the way."""

    def __init__(self) -> None:
        self._headings = HeadingCounter()
        self._tables = 0
        self._charts = 0

    def blocks(self, blocks: Sequence[Block]) -> list[str]:
        """The blocks as Typst's source."""
        return [self._block(one, after) for one, after in zip_longest(blocks, blocks[1:])]

    def _block(self, block: Block, after: Block | None) -> str:
        if isinstance(block, Heading):
            number = self._headings.next(block.level) if block.is_numbered else ""
            return f"#heading(level: {block.level}, {_content(number + block.text)})\n"
        if isinstance(block, Paragraph):
            return _paragraph(block)
        if isinstance(block, Table):
            return self._table(block, is_gone_on=isinstance(after, Table) and after.goes_on)
        if isinstance(block, Chart):
            self._charts += 1
            return _call("picture", f"[{_drawing(shapes_of(block))}]", _quoted(f"图{self._charts}　{block.title}"))
        if isinstance(block, Picture):
            return _picture(block)
        assert isinstance(block, PageBreak)
        return "#pagebreak(weak: true)\n"

    def _table(self, table: Table, *, is_gone_on: bool) -> str:
        parts = []
        if table.title:
            self._tables += table.is_numbered
            number = f"表{self._tables}　" if table.is_numbered else ""
            parts.append(_call("caption", _content(number + table.title)))
        if table.unit:
            parts.append(_call("unit", _content(f"单位：{table.unit}")))
        header = len(table.header_rows)
        cells = place_cells(table)
        heads = ", ".join(_cell(cell) for cell in cells if cell.row < header)
        rows = ", ".join(_cell(cell) for cell in cells if cell.row >= header)
        widths = _array(f"{column.width}fr" for column in table.columns)
        repeated = [f"table.header({heads})"] if heads else []
        gaps = "0pt" if table.goes_on else "8pt", "0pt" if is_gone_on else "13pt"
        is_whole = str(table.stays_whole).lower()
        parts.append(_call("grid-of", widths, is_whole, *gaps, *repeated, *([rows] if rows else [])))
        parts += [_call("note", _content(note)) for note in table.notes]
        return "".join(parts)


def _paragraph(paragraph: Paragraph) -> str:
    lead = f"#lead({_content(paragraph.lead)})" if paragraph.lead else ""
    inner = _content(paragraph.text)
    content = f"[{lead}#{inner}]"
    if paragraph.is_bold:
        content = f"bold({content})"
    if paragraph.align is not Align.LEFT:
        return _call("across", paragraph.align.value, content)
    return _call("par" if paragraph.is_indented else "plain", content)


def _picture(picture: Picture) -> str:
    # Typst takes a picture as bytes, which are written as an array; a QR code has a few thousand of them.
    data = ",".join(map(str, picture.png))
    image = f"[#image(bytes(({data},)), width: {picture.width_mm}mm)]"
    return _call("picture", image, _quoted(picture.caption))


def _cell(placed: PlacedCell) -> str:
    spans = f"x: {placed.column}, y: {placed.row}, colspan: {placed.cell.columns}, rowspan: {placed.cell.rows}"
    content = _content(placed.cell.text)
    body = f"bold({content})" if placed.is_bold else content
    # A short row stays whole; a long text may go on over the page, and so may a cell beside several rows.
    breaks = str(placed.cell.rows > 1 or len(placed.cell.text) > _LONGEST_WHOLE).lower()
    open_sides = [
        f"{side}: none" for side, is_open in (("top", placed.cell.goes_on), ("bottom", placed.is_open_below)) if is_open
    ]
    stroke = f", stroke: ({', '.join(open_sides)})" if open_sides else ""
    return f"table.cell({spans}, align: {placed.align.value} + horizon, breakable: {breaks}{stroke}, {body})"


def _drawing(shapes: Iterable[Shape]) -> str:
    return f"#drawing({WIDTH}mm, {HEIGHT}mm, {', '.join(map(_shape, shapes))})"


def _shape(shape: Shape) -> str:
    if isinstance(shape, Box):
        size = f"width: {shape.width:.3f}mm, height: {shape.height:.3f}mm"
        return f'move(dx: {shape.x:.3f}mm, dy: {shape.y:.3f}mm, rect({size}, fill: rgb("{shape.color}")))'
    if isinstance(shape, Stroke):
        start, end = map(_point, shape.points)
        return f'line(start: {start}, end: {end}, stroke: {shape.weight}pt + rgb("{shape.color}"))'
    if isinstance(shape, Area):
        return f'polygon(fill: rgb("{shape.color}"), stroke: 0.6pt + white, {", ".join(map(_point, shape.points))})'
    assert isinstance(shape, Label)
    place = f"{shape.x:.3f}mm, {shape.y:.3f}mm, {shape.align.value}, {shape.size}pt"
    return f"label-at({place}, {_quoted(shape.text)})"


def _point(point: tuple[float, float]) -> str:
    return f"({point[0]:.3f}mm, {point[1]:.3f}mm)"


def _call(function: str, *arguments: str) -> str:
    return f"#{function}({', '.join(arguments)})\n"


def _array(items: Iterable[str]) -> str:
    return f"({''.join(f'{item}, ' for item in items)})"


def _content(text: str) -> str:
    """A text as content; its line breaks stay."""
    return f"[{'#linebreak()'.join(f'#{_quoted(line)}' for line in text.split(chr(10)))}]"


def _quoted(text: str) -> str:
    return '"' + "".join(_escaped(text)) + '"'


def _escaped(text: str) -> Iterator[str]:
    for one in text:
        if one in '"\\':
            yield f"\\{one}"
        elif one >= " ":
            yield one
        else:
            yield " "
