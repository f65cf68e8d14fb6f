"""Every format of a document is opened again: its figures, its grid, its pages."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import pairwise

import docx
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn

from hotline.kit.documents import (
    Align,
    Appendix,
    Cell,
    Chart,
    ChartKind,
    Column,
    Cover,
    Document,
    FontMissing,
    Format,
    FormatUnknown,
    Heading,
    Layout,
    Paragraph,
    Series,
    Signature,
    Table,
    chinese_date,
    fonts,
    format_named,
    render,
)
from hotline.kit.documents.drawing import COLORS, Box, Label, shapes_of, waterfall_steps
from hotline.kit.documents.excel_sheets import as_number
from hotline.kit.documents.numbering import HeadingCounter, chinese_number

MONTHS = tuple(f"{month}月" for month in range(1, 13))
TABLE = Table(
    (Column("月份"), Column("话务量", align=Align.RIGHT, is_figure=True), Column("接通率", is_figure=True)),
    (("1月", "18,303", "97.39%"), (Cell("合计", is_bold=True), "199,133", "97.39%")),
    title="话务量情况统计表",
    unit="通",
    notes=("注：接通率＝接通量÷话务量。",),
)
BARS = Chart(ChartKind.BAR, "各月话务量", MONTHS, (Series("话务量", tuple(map(Decimal, range(12)))),), unit="通")
LETTER = Document(
    "示例市热线绩效评价报告",
    (Heading("基本情况"), Heading("项目概况", level=2), Paragraph("接通“97.39%”的来电。", lead="概述。"), TABLE, BARS),
    issuer="示例市数据局文件",
    number="示数函〔2024〕5号",
    addressee="市财政局",
    signature=Signature(bodies=("示例市数据局",), on=date(2024, 7, 3)),
    appendices=(Appendix("评分表", (replace(TABLE, title=""),), is_landscape=True),),
    cover=Cover(kind="绩效评价报告", issuer="示例市财政局", month="2024年7月"),
    has_contents=True,
)
FORM = Document(
    "绩效自评表",
    (
        Table(
            (Column(), Column(), Column(), Column(width=2)),
            (
                (Cell("产出", rows=2), "话务量", Cell("4", is_figure=True), "无"),
                ("接通率", Cell("3.50", is_figure=True), "无"),
                (Cell("总分", columns=2), Cell("7.50", is_figure=True), ""),
            ),
        ),
    ),
    layout=Layout.FORM,
)


def pdf_texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pages:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "") for page in pages]


def test_a_letter_in_pdf_has_its_pages_numbered_after_cover_and_contents() -> None:
    cover, contents, first, *_, last = pdf_texts(render(LETTER, Format.PDF))
    assert "绩效评价报告" in cover
    assert "2024年7月" in cover.replace(" ", "")
    assert "一、基本情况" in contents
    assert "示数函〔2024〕5号" in first.replace(" ", "")
    assert "市财政局：" in first
    assert "（一）项目概况" in first
    assert first.rstrip().endswith("— 1 —")
    assert "附件" in last


def test_a_page_in_pdf_has_the_margins_and_lines_of_the_standard() -> None:
    lines = "甲" * 28 * 22
    content = render(Document("题", (Paragraph(lines, is_indented=False),)), Format.PDF)
    with pypdfium2.PdfDocument(content) as pages:
        assert [round(side / 72 * 25.4) for side in pages[0].get_size()] == [210, 297]
        second = pages[1].get_textpage()
        left, _, _, top = second.get_charbox(0)
        assert left / 72 * 25.4 == pytest.approx(28, abs=1)
        assert 297 - top / 72 * 25.4 == pytest.approx(37, abs=1)
        first = pages[0].get_textpage().get_text_bounded().splitlines()
        assert {len(line) for line in first[1:-2] if set(line) == {"甲"}} == {28}


def test_the_pages_of_a_pdf_show_ink_in_every_chart() -> None:
    for kind in ChartKind:
        chart = Chart(kind, "图", ("甲", "乙", "丙"), (Series("数", (Decimal(5), Decimal(-2), Decimal(3))),))
        with pypdfium2.PdfDocument(render(Document("题", (chart,)), Format.PDF)) as pages:
            picture = pages[0].render(scale=0.5, rev_byteorder=True).to_numpy()[:, :, :3].astype(int)
        # Coloured pixels: text is grey.
        assert (picture.max(axis=2) - picture.min(axis=2) > 40).sum() > 30, kind


def test_word_holds_headings_figures_grid_and_official_faces() -> None:
    word = docx.Document(BytesIO(render(LETTER, Format.WORD)))
    styles = {paragraph.text: paragraph.style.name for paragraph in word.paragraphs if paragraph.style}
    assert styles["一、基本情况"] == "Heading 1"
    assert styles["（一）项目概况"] == "Heading 2"
    rows = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert rows == [["月份", "话务量", "接通率"], ["1月", "18,303", "97.39%"], ["合计", "199,133", "97.39%"]]
    assert len(word.inline_shapes) == 1
    section = word.sections[1]
    sides = (section.top_margin, section.bottom_margin, section.left_margin)
    millimetres = [round(side.mm) for side in sides if side is not None]
    assert millimetres == [37, 35, 28]
    heading = word.styles["Heading 1"].element.find(f".//{qn('w:rFonts')}")
    assert heading.get(qn("w:eastAsia")) == "黑体"
    assert [paragraph.text for paragraph in word.paragraphs if "7月3日" in paragraph.text] == ["2024年7月3日"]
    assert "PAGE" in section.footer._element.xml


def test_excel_of_a_letter_has_numbers_a_chart_and_a_sheet_for_each_table() -> None:
    book = openpyxl.load_workbook(BytesIO(render(LETTER, Format.EXCEL)))
    assert book.sheetnames == ["正文", "表1 话务量情况统计表", "图1 各月话务量", "附件 评分表", "附件表"]
    sheet = book["表1 话务量情况统计表"]
    values = {cell.value: cell.number_format for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert values[199133] == "#,##0"
    assert values[0.9739] == "0.00%"
    assert len(vars(book["图1 各月话务量"])["_charts"]) == 1


def test_excel_of_a_form_is_one_sheet_with_its_merged_cells() -> None:
    book = openpyxl.load_workbook(BytesIO(render(FORM, Format.EXCEL)))
    (sheet,) = book.worksheets
    assert sheet["A1"].value == "绩效自评表"
    assert {"A1:D1", "A2:A3", "A4:B4"} == {str(area) for area in sheet.merged_cells.ranges}
    assert (sheet["C3"].value, sheet["C3"].number_format) == (3.5, "0.00")


@pytest.mark.parametrize("wanted", list(Format))
def test_the_same_document_is_the_same_file(wanted: Format) -> None:
    assert render(LETTER, wanted) == render(LETTER, wanted)


def test_text_is_text_whatever_signs_it_holds() -> None:
    text = '#let "x" \\ [*a*] $b$ @c <d> _e_ `f` //g & <w:t>'
    document = Document("题", (Paragraph(text), Table((Column(text),), ((text,),))))
    assert text.replace(" ", "") in "".join(pdf_texts(render(document, Format.PDF))).replace(" ", "")
    assert docx.Document(BytesIO(render(document, Format.WORD))).tables[0].cell(1, 0).text == text
    assert openpyxl.load_workbook(BytesIO(render(document, Format.EXCEL))).worksheets[1]["A2"].value == text


@pytest.mark.parametrize(
    "rows",
    [(("甲",),), (("甲", "乙", "丙"),), ((Cell("甲", rows=2), "乙"),), ((Cell("甲", columns=3),),)],
)
def test_a_table_that_does_not_fill_its_grid_is_a_mistake(rows: tuple[tuple[Cell | str, ...], ...]) -> None:
    with pytest.raises(ValueError, match="table"):
        render(Document("题", (Table((Column(), Column()), rows),)), Format.PDF)


def test_a_format_that_nobody_renders_is_refused_with_those_there_are() -> None:
    with pytest.raises(FormatUnknown) as caught:
        format_named("wps")
    assert "docx、xlsx、pdf" in caught.value.advice("zh")
    assert format_named("pdf") is Format.PDF


def test_without_a_chinese_font_nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    class NoFonts:
        def __init__(self, **_: object) -> None: ...

        def families(self) -> list[str]:
            return ["Libertinus Serif"]

    fonts.fonts.cache_clear()
    monkeypatch.setattr("typst.Fonts", NoFonts)
    try:
        with pytest.raises(FontMissing):
            render(FORM, Format.PDF)
    finally:
        monkeypatch.undo()
        fonts.fonts.cache_clear()


def test_headings_number_themselves_and_begin_anew_below_a_higher_one() -> None:
    counter = HeadingCounter()
    assert [counter.next(level) for level in (1, 2, 3, 4, 2, 3, 1, 2)] == [
        "一、", "（一）", "1. ", "（1）", "（二）", "1. ", "二、", "（一）",
    ]  # fmt: skip
    assert [chinese_number(number) for number in (10, 11, 20, 31)] == ["十", "十一", "二十", "三十一"]
    assert chinese_date(date(2024, 3, 8)) == "2024年3月8日"


def test_a_waterfall_goes_from_total_to_total() -> None:
    values = tuple(map(Decimal, (100, -10, 4, 94)))
    steps = [(int(start), int(end)) for start, end in waterfall_steps(values)]
    assert steps == [(0, 100), (100, 90), (90, 94), (0, 94)]


def test_a_bar_is_as_high_as_its_value() -> None:
    chart = Chart(ChartKind.BAR, "图", ("甲", "乙"), (Series("数", (Decimal(40), Decimal(10))),))
    high, low = (shape.height for shape in shapes_of(chart) if isinstance(shape, Box))
    assert high / low == pytest.approx(4)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("97.39%", (Decimal("0.9739"), "0.00%")),
        ("13,410.06", (Decimal("13410.06"), "#,##0.00")),
        ("-1.50", (Decimal("-1.50"), "0.00")),
        ("365", (Decimal(365), "0")),
        ("≥95%", None),
        ("—", None),
    ],
)
def test_a_printed_figure_becomes_the_number_that_shows_it(text: str, number: tuple[Decimal, str] | None) -> None:
    assert as_number(text) == number


@pytest.mark.parametrize("kind", list(ChartKind))
def test_a_chart_of_nothing_but_zeros_is_drawn(kind: ChartKind) -> None:
    zeros = Chart(kind, "各月超时件数", ("1月", "2月"), (Series("件", (Decimal(0), Decimal(0))),))
    assert shapes_of(zeros)


def test_a_label_stands_clear_of_the_line_that_rises_from_its_point() -> None:
    rates = Series("接通率", tuple(map(Decimal, ("97.5", "97.1", "97.6"))))
    shapes = shapes_of(Chart(ChartKind.LINE, "各月接通率", ("1月", "2月", "3月"), (rates,), places=1))
    labels = {one.text: one.y for one in shapes if isinstance(one, Label)}
    points = [one.y + one.height / 2 for one in shapes if isinstance(one, Box)]
    assert labels["97.5"] < points[0] and labels["97.6"] < points[2]
    assert labels["97.1"] > points[1]


def test_neighbouring_colours_differ_in_a_black_and_white_print() -> None:
    weights = (0.299, 0.587, 0.114)
    grey = [sum(int(c[at : at + 2], 16) * w for at, w in zip((1, 3, 5), weights, strict=True)) for c in COLORS]
    assert all(abs(one - other) > 40 for one, other in pairwise(grey))
