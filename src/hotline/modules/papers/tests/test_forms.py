"""Official forms in Excel are read as cities fill them in, and a slip is named by its cell."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from hotline.modules.papers.errors import ReportUnreadable
from hotline.modules.papers.public import FindingCode as Code
from hotline.modules.papers.public import check_report, read_file
from hotline.modules.papers.rules import workbook as workbooks

from .workbooks import ROWS, Cell, book, official, saved, with_value


def found(content: bytes) -> list[tuple[Code, str]]:
    report, line_of = read_file(content)
    assert line_of is None
    return [(one.code, one.places[0].at) for one in check_report(report)]


def test_official_form_in_order_has_no_findings() -> None:
    report, _ = read_file(official())
    (sheet,) = report.sheets
    leaves = {score.of: (score.target, score.actual, score.weight, score.mark) for score in sheet.scores}
    assert report.year == 2024
    assert report.name == "项目支出绩效自评表"
    assert leaves["产出指标", "质量指标", "问题解决率"] == ("≥80％", "85%", "15", "15")
    assert leaves["产出指标",] == (None, None, "50", None)
    assert leaves["满意度指标", "服务对象满意度指标", "群众和社会满意率"] == ("≥98%", "99%", "10", "10")
    assert leaves["预算执行率",] == (None, "100.00%", "10", "10")
    assert leaves[()] == (None, None, "100", "100")
    assert check_report(report) == ()


@pytest.mark.parametrize(
    ("cell", "value", "code", "place"),
    [
        ("F6", 491, Code.RATE_DIFFERS, "自评表!H6"),
        ("I6", 9, Code.MARK_DEPARTS_FROM_DEFAULT, "自评表!H6"),
        ("H13", 14, Code.DEDUCTED_THOUGH_MET, "自评表!H13"),
        ("F15", "98.9%", Code.FULL_MARK_THOUGH_MISSED, "自评表!H15"),
        ("G13", 16, Code.WEIGHTS_DO_NOT_ADD_UP, "自评表!B13"),
        ("H22", 99, Code.MARKS_DO_NOT_ADD_UP, "自评表!H22"),
        ("H21", 11, Code.MARK_OUT_OF_RANGE, "自评表!H21"),
        ("F13", "99人", Code.TARGET_UNIT_DIFFERS, "自评表!H13"),
        ("E14", "≥70%", Code.TARGET_FAR_BELOW, "自评表!H14"),
    ],
)
def test_slip_is_found_at_its_cell(cell: str, value: Cell, code: Code, place: str) -> None:
    assert (code, place) in found(with_value(cell, value))


def test_percent_sign_may_be_left_out_and_signs_may_be_full_width() -> None:
    rows = [list(row) for row in ROWS]
    rows[12][4:6] = ["＞＝９０", "９９％"]
    rows[14][4:6] = ["不低于99％", 99]
    assert found(book(rows)) == []


def test_levels_are_carried_down_where_cells_are_blank_instead_of_merged() -> None:
    report, _ = read_file(book(ROWS))
    assert [score.of for score in report.sheets[0].scores if score.of[-1:] == ("成本支出总量",)] == [
        ("产出指标", "成本指标", "成本支出总量")
    ]


def test_missing_columns_are_left_out() -> None:
    without = [[cell for index, cell in enumerate(row) if index != 8] for row in ROWS]
    assert found(book(without)) == []
    no_third = [[cell for index, cell in enumerate(row) if index != 3] if len(row) == 9 else row for row in ROWS]
    report, _ = read_file(book(no_third[11:]))
    assert ("产出指标", "数量指标") in [score.of for score in report.sheets[0].scores]


def test_rule_in_the_note_takes_the_place_of_the_default() -> None:
    rows = [list(row) for row in ROWS]
    rows[12][5:9] = ["89%", 15, 14.7, "每下降1%扣0.3分"]
    rows[21][7] = 99.7
    assert found(book(rows)) == []
    rows[12][8] = None
    assert {code for code, _ in found(book(rows))} == {Code.MARK_DEPARTS_FROM_DEFAULT, Code.DEVIATION_NOT_EXPLAINED}


def test_declaration_in_another_sheet_is_held_against_the_evaluation() -> None:
    workbook = Workbook()
    first, second = workbook.active, workbook.create_sheet("自评表")
    assert first is not None
    first.title = "申报表"
    for row in (
        ["项目支出绩效目标申报表"],
        ["（2024年度）"],
        ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "接通率", "≥80%", "数量指标", "接通率", "≥95%"],
        [None, "时效指标", "及时响应量", "及时", "时效指标", "及时响应量", "及时"],
    ):
        first.append(row)
    for line in ROWS:
        second.append(line)
    codes = {code for code, _ in found(saved(workbook))}
    assert codes == {
        Code.TARGET_CHANGED,
        Code.TARGET_NOT_MEASURABLE,
        Code.DECLARED_NOT_EVALUATED,
        Code.EVALUATED_NOT_DECLARED,
    }


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 no workbook",
        b"\xd0\xcf\x11\xe0 an old one",
        "表1\n".encode("gb18030"),
        b"- a list\n",
        b"code: [",
        b"",
        saved(Workbook()),
        b"code: small\nname: x\nyear: 2023\nstatements: [{fact: nowhere, value: '1', at: x}]\n",
        b"code: small\nname: x\nyear: 2023\nsurprise: 1\n",
    ],
)
def test_what_is_no_report_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(ReportUnreadable) as refused:
        read_file(content)
    assert refused.value.sentence("zh") and refused.value.sentence("en")
    assert refused.value.advice("zh")


def test_file_that_is_too_large_unpacked_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", "0" * 2_000_000)
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 1_000_000)
    with pytest.raises(ReportUnreadable):
        read_file(stream.getvalue())
