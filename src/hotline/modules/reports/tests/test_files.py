"""Reports as Word, Excel and PDF files, opened again."""

from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest

from hotline.kit.documents import Format
from hotline.modules.reports.actions.draft import draft_report
from hotline.modules.reports.models import Report
from hotline.modules.reports.selectors.files import file_of

from .city import SmallCity
from .conftest import Office
from .test_drafting import AT, OCTOBER, october
from .test_life import issued


@pytest.fixture
def report(records: SmallCity, office: Office) -> Report:
    """October's report, issued."""
    october(records)
    return issued(draft_report(wanted=OCTOBER, by=office.analyst, at=AT), office)


def test_word_has_head_text_tables_and_signature(report: Report, office: Office) -> None:
    name, content = file_of(report.pk, Format.WORD, office.analyst)

    word = docx.Document(BytesIO(content))
    lines = [paragraph.text for paragraph in word.paragraphs]

    assert name == "热线月报〔2023〕第1期-榆安市12345政务服务便民热线月报（2023年10月）.docx"
    assert "热线月报〔2023〕第1期" in "\n".join(lines)
    assert any(line.startswith("2023年10月，热线来电10个，环比增长25.00%") for line in lines)
    assert "一、总体情况" in lines
    assert any("2023年11月2日" in line for line in lines)
    first = [[cell.text for cell in row.cells] for row in word.tables[0].rows]
    assert first[0] == ["指标", "本期", "环比", "同比"]
    assert ["话务接通率", "90.00%", "+2.50个百分点", "上年同期无"] in first


def test_excel_holds_the_figures_as_numbers(report: Report, office: Office) -> None:
    _, content = file_of(report.pk, Format.EXCEL, office.analyst)
    sheets = openpyxl.load_workbook(BytesIO(content))
    rows = [row for sheet in sheets for row in sheet.iter_rows(values_only=True)]
    assert any(row[0] == "电话" and row[1] == 3 for row in rows)


def test_pdf_is_set_in_pages_with_the_same_text(report: Report, office: Office) -> None:
    _, content = file_of(report.pk, Format.PDF, office.analyst)
    pdf = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "")
    assert len(pdf) >= 2
    assert "环比上升2.50个百分点" in text.replace(" ", "")
