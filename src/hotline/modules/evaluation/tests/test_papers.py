"""Every paper in every format: opened again, with the right figures, and refused where something is missing."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import docx
import openpyxl
import pypdfium2
import pytest

from hotline.kit.documents import Document, Format, render
from hotline.modules.evaluation.errors import (
    DeviationReasonsMissing,
    PaperDetailsMissing,
    PaperDetailsUnreadable,
    PaperUnknown,
)
from hotline.modules.evaluation.rules.printing.details import PaperDetails
from hotline.modules.evaluation.rules.printing.papers import paper, paper_named
from hotline.modules.evaluation.rules.printing.printing import PaperKind, falls_short
from hotline.modules.evaluation.rules.printing.reading import read_details
from hotline.modules.evaluation.rules.printing.vendor_assessment import payable, share_to_pay
from hotline.modules.papers import public as papers
from hotline.modules.scoring.public import EnteredValue, Text, Values, read_scheme, score

from .seed_papers import SEEDS, full_details, seed_contents

FORM, REPORT = PaperKind.SELF_EVALUATION_FORM, PaperKind.EVALUATION_REPORT


def pdf_text(content: bytes) -> str:
    """The text of a PDF without line breaks and spaces."""
    with pypdfium2.PdfDocument(content) as pages:
        texts = [page.get_textpage().get_text_bounded() for page in pages]
    return "".join("".join(texts).split())


def word_text(content: bytes) -> str:
    word = docx.Document(BytesIO(content))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "".join("".join([*(one.text for one in word.paragraphs), *cells]).split())


def excel_text(content: bytes) -> str:
    book = openpyxl.load_workbook(BytesIO(content))
    return "".join(
        "".join(str(cell.value).split()) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value
    )


READERS = {Format.PDF: pdf_text, Format.WORD: word_text, Format.EXCEL: excel_text}
# What must stand in each paper of a project with all its details; Excel holds numbers as numbers.
FIGURES = {
    PaperKind.SELF_EVALUATION_FORM: (
        "市大数据服务中心", "199133通", "自评等级：良", "高峰时段人手不足", "按评分规则扣1.80分",
    ),
    PaperKind.DECLARATION: ("中期目标（2023年—2025年）", "≥96%", "≥15万条", "延续性项目"),
    PaperKind.SELF_EVALUATION_REPORT: ("绩效自评得分为87.70分", "全年预算270.00万元", "193932÷", "高峰时段人手不足"),
    PaperKind.EVALUATION_REPORT: (
        "一级指标4项、二级指标12项、三级指标31项", "综合评价得分为87.70分", "2023年12月", "预算执行率98.52%",
        "发放问卷60份，有效问卷58份", "本项未提供", "填表单位：外包服务单位", "2024年5月21日",
    ),
    PaperKind.VENDOR_ASSESSMENT: ("满分100分，得89.50分", "按约定支付95.00%", "本期应付19,766.66元", "扣8.50分"),
    PaperKind.RECTIFICATION_NOTICE: ("数服整〔2023〕3号", "问题2项", "2023年7月31日前完成", "93.20%"),
    PaperKind.RECTIFICATION_REPLY: ("已完成", "2023年7月18日", "增加坐席6个", "〔2023〕3号"),
}  # fmt: skip


def built(kind: PaperKind, code: str = "hanzhong-2023", details: PaperDetails | None = None) -> Document:
    return paper(kind, seed_contents(code, details))


@pytest.mark.parametrize("kind", list(PaperKind))
@pytest.mark.parametrize("wanted", list(Format))
def test_each_paper_in_each_format_carries_its_figures(kind, wanted):
    text = READERS[wanted](render(built(kind, details=full_details()), wanted))
    assert [figure for figure in FIGURES[kind] if figure not in text] == []


@pytest.mark.parametrize("code", SEEDS)
def test_the_form_of_each_seed_has_the_official_columns_and_its_total(code):
    contents = seed_contents(code)
    (sheet,) = openpyxl.load_workbook(BytesIO(render(paper(FORM, contents), Format.EXCEL))).worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = next(row for row in rows if "三级指标" in row)
    assert [str(head).replace("\n", "") for head in heads[1:]] == [
        "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施",
    ]  # fmt: skip
    total = next(row for row in rows if row[0] == "总分")
    assert total[6:8] == [100, float(contents.scorecard.total_by_rule)]
    marks = [row[7] for row in rows[rows.index(heads) + 1 : rows.index(total)] if row[3] and row[7] is not None]
    funds = next(row for row in rows if row[1] == "年度资金总额")
    executed = [funds[8]] if isinstance(funds[8], int | float) else []
    assert sum(map(Decimal, map(str, marks + executed))) == contents.scorecard.total_by_rule


@pytest.mark.parametrize("kind", [FORM, PaperKind.DECLARATION])
def test_each_page_of_a_form_that_lists_indicators_begins_with_their_header(kind):
    document = built(kind, details=full_details())
    with pypdfium2.PdfDocument(render(document, Format.PDF)) as pages:
        texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    assert len(texts) > 1
    assert all("一级指标二级指标三级指标" in text for text in texts)
    word = docx.Document(BytesIO(render(document, Format.WORD)))
    repeated = [row.cells[1].text for table in word.tables for row in table.rows if row._tr.xpath("w:trPr/w:tblHeader")]
    assert repeated == ["一级指标"]
    (sheet,) = openpyxl.load_workbook(BytesIO(render(document, Format.EXCEL))).worksheets
    first, last = map(int, str(sheet.print_title_rows).replace("$", "").split(":"))
    assert first == last
    assert sheet.cell(first, 2).value == "一级指标"


TRUE_OF_THE_SCHEME = {
    "guangzhou-2021": {("target_far_below", "≥80%")},
    "hanzhong-2023": {
        ("target_far_below", "≥15条"),
        ("target_far_below", "≥90%"),
        ("target_unit_differs", "100.00%"),
        ("target_unit_differs", "2项完全符合"),
    },
    "zizhou-2023": {("target_far_below", "≥300件")},
}


@pytest.mark.parametrize("code", SEEDS)
def test_our_own_form_is_read_back_by_the_checker_without_an_alarm(code):
    content = render(built(FORM, code), Format.EXCEL)
    report, _ = papers.read_file(content)
    found = {(one.code.value, one.stated) for one in papers.check_report(report)}
    # Each is true, and the scheme's own: a target that was set far too low, or in another unit than the value.
    assert found == TRUE_OF_THE_SCHEME.get(code, set())
    assert papers.checked_figures(report) > 10


def test_a_mark_that_was_changed_by_hand_in_our_form_is_found():
    book = openpyxl.load_workbook(BytesIO(render(built(FORM), Format.EXCEL)))
    cell = next(row[7] for row in book.worksheets[0].iter_rows() if row[0].value == "总分")
    cell.value = 97.7
    changed = BytesIO()
    book.save(changed)
    report, _ = papers.read_file(changed.getvalue())
    assert papers.check_report(report)


SMALL = """
code: small-2025
name: {zh: 小城热线项目绩效自评, en: A small city}
year: 2025
version: 1
source: {zh: 示例, en: An example}
hotline: small
period: {first_day: 2025-01-01, last_day: 2025-12-31}
weight: 100
grades:
  - {name: {zh: 优, en: excellent}, at_least: 90}
  - {name: {zh: 良, en: good}, at_least: 80}
  - {name: {zh: 差, en: poor}}
levels:
  - code: budget
    name: {zh: 预算执行, en: Budget}
    weight: 10
    groups:
      - code: execution
        name: {zh: 预算执行率, en: Execution}
        weight: 10
        leaves:
          - code: budget_execution_rate
            name: {zh: 预算执行率, en: Execution rate}
            weight: 10
            target: {text: {zh: 100%, en: 100%}, at_least: 1}
            display: {unit: percentage}
            rule_text: {zh: 执行率×分值。, en: rate times weight}
            rule: {kind: rate_times_weight}
  - code: output
    name: {zh: 产出指标, en: Output}
    weight: 90
    groups:
      - code: quality
        name: {zh: 质量指标, en: Quality}
        weight: 90
        leaves:
          - code: completion
            name: {zh: 按时办结率, en: Completed on time}
            weight: 90
            target: {text: {zh: ≥95%, en: at least 95%}, at_least: 0.95}
            display: {unit: percentage}
            rule_text: {zh: 达到目标得满分，否则按比例。, en: in proportion}
            rule: {kind: proportional}
"""


def small_contents():
    """Scenario 40: budget 150, executed 125.25."""
    evidence = Text(zh="预算150万元，执行125.25万元。", en="150 budgeted, 125.25 spent")
    execution = EnteredValue(
        leaf="budget_execution_rate", numerator=Decimal("125.25"), denominator=Decimal(150), evidence=evidence
    )
    completion = EnteredValue(leaf="completion", value=Decimal("0.97"), evidence=evidence)
    card = score(read_scheme(SMALL), Values(entered=(execution, completion)))
    leaves = dict.fromkeys(("budget_execution_rate", "completion"), "")
    return replace(seed_contents("zizhou-2023"), scorecard=card, deviations={}, evidence=leaves, sources={})


def test_a_budget_of_150_with_125_25_executed_scores_8_35_of_10():
    explained = replace(
        small_contents(),
        deviations={"budget_execution_rate": next(iter(seed_contents("zizhou-2023").deviations.values()))},
    )
    (sheet,) = openpyxl.load_workbook(BytesIO(render(paper(FORM, explained), Format.EXCEL))).worksheets
    funds = next(row for row in sheet.iter_rows() if row[1].value == "年度资金总额")
    assert [cell.value for cell in funds[4:9]] == [150, 125.25, 10, 0.835, 8.35]
    assert funds[7].number_format == "0.00%"
    total = next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == "总分")
    assert total[6:] == [100, 98.35, "自评等级：优"]


@pytest.mark.parametrize("kind", [PaperKind.SELF_EVALUATION_FORM, PaperKind.SELF_EVALUATION_REPORT])
def test_without_a_reason_for_each_shortfall_the_form_is_refused(kind):
    with pytest.raises(DeviationReasonsMissing) as caught:
        paper(kind, small_contents())
    assert "预算执行率" in caught.value.sentence("zh")
    contents = seed_contents("hanzhong-2023")
    some = dict(list(contents.deviations.items())[1:])
    with pytest.raises(DeviationReasonsMissing):
        paper(kind, replace(contents, deviations=some))


SAID_OF_AN_EMPTY_REPORT = (
    "项目单位未报送项目背景。", "没有登记本年度的合同、采购和考核。", "没有登记预算批复文件。",
    "本年度没有经批复的绩效目标表，指标值取自评价方案。",
    "没有登记评价目的。", "没有登记评价原则。", "没有登记评价方法。", "本次评价没有登记工作阶段。",
    "项目单位未报送主要经验及做法。", "评价中未提出建议。",
    "评价期间没有已结束的问卷调查。", "外包服务单位未填报基础数据。",
)  # fmt: skip


def test_what_was_not_given_is_said_to_be_missing_and_nothing_is_invented():
    text = pdf_text(render(built(REPORT), Format.PDF))
    assert [sentence for sentence in SAID_OF_AN_EMPTY_REPORT if sentence not in text] == []
    assert text.count("本项未提供") == 2
    with pytest.raises(PaperDetailsMissing):
        built(PaperKind.VENDOR_ASSESSMENT)
    with pytest.raises(PaperDetailsMissing):
        built(PaperKind.RECTIFICATION_NOTICE)
    lacking = replace(full_details(), reply=replace(full_details().reply, measures=full_details().reply.measures[:1]))
    with pytest.raises(PaperDetailsMissing):
        built(PaperKind.RECTIFICATION_REPLY, details=lacking)


def test_a_report_without_survey_and_base_data_has_neither_empty_appendices_nor_a_page_with_their_list_alone():
    for code in SEEDS:
        with pypdfium2.PdfDocument(render(built(REPORT, code), Format.PDF)) as pages:
            texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]
        whole = "".join(texts)
        assert "得分过程见附件。" in whole
        assert "满分-" not in whole
        assert "满意度调查问卷及分析报告" not in whole
        (listed,) = [text for text in texts if "附件：绩效评价指标体系评分表" in text]
        assert "外包服务单位未填报基础数据。" in listed


def test_a_paper_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(PaperUnknown) as caught:
        paper_named("poem")
    assert "self-evaluation-form" in caught.value.advice("en")


@pytest.mark.parametrize(
    "text", ["project: {nom: x}", "funds: {budget: many, executed: 1}", "project: [", "survey: {title: x}"]
)
def test_details_that_are_not_as_they_must_be_are_refused_with_their_place(text):
    with pytest.raises(PaperDetailsUnreadable):
        read_details(text)


def test_the_full_report_has_its_eight_chapters_in_order_with_months_and_charts():
    word = docx.Document(BytesIO(render(built(REPORT, details=full_details()), Format.WORD)))
    chapters = [one.text for one in word.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    assert chapters[0] == "摘要"
    assert [chapter[2:] for chapter in chapters[1:]] == [
        "基本情况", "绩效评价工作开展情况", "综合评价情况及评价结论", "绩效评价指标分析", "主要经验及做法",
        "存在的问题及原因分析", "有关建议", "其他需要说明的问题",
    ]  # fmt: skip
    monthly = [table for table in word.tables if len(table.rows) == 14 and "月份" in table.rows[0].cells[1].text]
    assert [row.cells[-1].text for row in monthly[0].rows[1:]] == [
        "18303", "16111", "17022", "15636", "15930", "16875", "16663", "16679", "16968", "15556", "16355", "17035",
        "199133",
    ]  # fmt: skip
    # The marks' waterfall, two series that change by the month and not the third one, two questions with options.
    assert len(word.inline_shapes) == 1 + 2 + 2


def test_the_pages_of_the_full_report_are_neither_empty_nor_overfull():
    with pypdfium2.PdfDocument(render(built(REPORT, details=full_details()), Format.PDF)) as pages:
        for page in pages:
            width, height = page.get_size()
            picture = page.render(scale=0.4, rev_byteorder=True).to_numpy()[:, :, 0]
            ink_rows, ink_columns = (picture < 128).any(axis=1), (picture < 128).any(axis=0)
            assert ink_rows.sum() > 10
            # Nothing is printed into the outer 10 mm.
            edge = round(28 * 0.4)
            assert not ink_columns[:edge].any()
            assert not ink_columns[-edge:].any()
            assert min(width, height) > 590


def test_nobody_signs_a_page_without_text_and_the_contents_list_the_appendices():
    with pypdfium2.PdfDocument(render(built(REPORT, details=full_details()), Format.PDF)) as pages:
        texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    signed = next(text for text in texts if "2024年7月31日" in text)
    assert "附件：1.绩效评价指标体系评分表" in signed
    assert "八、其他需要说明的问题" in signed
    for name in ("附件1绩效评价指标体系评分表", "附件2满意度调查问卷及分析报告", "附件3基础数据采集表"):
        assert name in texts[1]
        assert sum(name in text for text in texts) == 2


def test_a_year_of_months_stands_on_one_page():
    with pypdfium2.PdfDocument(render(built(REPORT, details=full_details()), Format.PDF)) as pages:
        texts = ["".join(page.get_textpage().get_text_bounded().split()) for page in pages]
    assert sum("12023年1月" in text for text in texts) == 3
    assert all(("12023年1月" in text) == ("122023年12月" in text) for text in texts)


def test_the_payment_follows_the_total_by_the_terms():
    fee = full_details().vendor_assessment.fee
    shares = [share_to_pay(fee, Decimal(total)) for total in ("100", "95", "94.99", "85", "84.99", "0")]
    assert shares == [Decimal(share) for share in ("1", "1", "0.95", "0.95", "0.8", "0.8")]
    assert payable(fee, Decimal("89.5")) == Decimal("19766.66")
    assert payable(replace(fee, amount=Decimal(100)), Decimal(95)) == 0


def test_a_leaf_at_its_full_mark_is_not_asked_for_a_reason():
    short = [leaf.leaf.code for leaf in seed_contents("guangzhou-2021").scorecard.leaves() if falls_short(leaf)]
    assert short == ["answer_rate"]
