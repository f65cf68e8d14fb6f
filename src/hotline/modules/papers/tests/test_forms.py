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


HEADINGS: list[Cell] = ["一级指标", "二级指标", "指标内容", "权重", "指标值", "完成值", "完成率", "自评分"]
GROUPS: list[list[Cell]] = [
    ["2022年度市级财政支出绩效自评表"],
    HEADINGS,
    [
        "预算执行过程（20分）",
        "预算执行率",
        "实际支出÷预算",
        5,
        "比率≥98%得5分；90%≤比率<98%得4分",
        "100.00%",
        "-",
        5.00,
    ],
    [None, "预算调整率", "调整÷批复", 15, "比率≤10%得15分；10%<比率≤15%得12分", "0.00%", "-", 15.00],
    ["预算执行过程指标得分小计（上限不超过20分）", None, None, None, None, None, None, 20.00],
    HEADINGS,
    ["产出指标（40分）", "数量指标", "1. 培训场次：114次", "40/3=13.33", 100, 100, "100.00%", 13.33],
    [None, "质量指标", "1. 质检率：99.73%", "40/3=13.33", 100, 100, "100.00%", 13.33],
    [None, "时效指标", "1. 派单率：94.82%", "40/3=13.33", 100, 60, "60.00%", 8.00],
    [None, "成本指标", "无", None, None, None, None, None],
    ["产出指标得分小计（上限不超过40分）", None, None, None, None, None, None, 34.66],
    ["效益指标（40分）", "社会效益指标", "1. 录音率：100%", 40, 100, 100, "100.00%", 40.00],
    ["效益指标得分小计", None, None, None, None, None, None, 40.00],
    ["自评分数小计", None, None, None, None, None, None, 94.66],
    ["逆向指标（-30分）", "政府采购", "未按要求-10分", -10, "-", "-", "未发生扣分", 0.00],
    ["自评分数合计", None, None, None, None, None, None, 94.66],
]


def test_form_with_weights_shared_in_a_group_and_subtotals_is_read() -> None:
    merged = ("A5:G5", "A11:G11", "A13:G13", "A14:G14", "A16:G16", "A3:A4", "A7:A10")
    rows = [list(row) for row in GROUPS]
    report, _ = read_file(book(rows, merged=merged))
    marks = {score.of: score.mark for score in report.sheets[0].scores if score.mark}
    assert (marks["产出指标",], marks[()]) == ("34.66", "94.66")
    assert {code for code, _ in found(book(rows, merged=merged))} == {Code.DEVIATION_NOT_EXPLAINED}
    rows[10][7] = 35.66
    assert (Code.MARKS_DO_NOT_ADD_UP, "自评表!H11") in found(book(rows, merged=merged))


def test_other_names_of_the_funds_columns_are_known() -> None:
    rows: list[list[Cell]] = [
        ["项目支出绩效自评表"],
        ["(2021年度)", None, None, None, "单位：万元"],
        ["项目资金", "1.年度预算数", None, "年度支出预算数", "预算完成数", "分值", "预算完成率", "得分"],
        [None, "总额", None, 13410.06, 13410.06, 10, "100%", 10],
        [None, "其中：财政拨款（市本级支出）", None, 13410.06, 13410.06],
        [None, "财政拨款（转移支付）", None, 0, 0],
        [
            "绩效指标",
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成指标值",
            "分值（权重）",
            "自评得分",
            "偏差原因分析及改进措施",
        ],
        [None, "产出", "产出数量", "工单转派及时率", "100%", "100%", 90, "90.00", "无"],
        ["总分", None, None, None, 100],
    ]
    assert found(book(rows)) == []
    rows[3][4] = 13010.06
    codes = {code for code, _ in found(book(rows))}
    assert codes == {Code.RATE_DIFFERS, Code.SUM_DIFFERS}


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
        b"code: small\nname: &n x\nyear: 2023\nsource: *n\n",
        b"code: small\nname: x\nyear: 2023\ngrades: [{name: x, at_least: 9e999999999}]\n",
        b"[" * 5000,
        b"code: small\nname: x\nyear: 2023\nfacts: {f: {name: x}}\nstatements:\n"
        + b"- {fact: f, value: 1, at: x}\n" * 5001,
        b"code: " + b"x" * 1_000_001,
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
