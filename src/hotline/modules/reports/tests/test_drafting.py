"""What is drafted of a small city's month."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.modules.reports.actions.draft import Wanted, draft_report
from hotline.modules.reports.actions.draft_due import draft_due_reports
from hotline.modules.reports.actions.publish_template import preview_template
from hotline.modules.reports.errors import ReportAlreadyDrafted, ReportPeriodMismatch, ReportPeriodOpen
from hotline.modules.reports.models import Report
from hotline.modules.reports.rules.content import ListBlock, TableBlock
from hotline.modules.reports.rules.editing import as_read
from hotline.modules.reports.rules.reading import packaged_source
from hotline.modules.reports.rules.spans import span_of
from hotline.modules.reports.rules.words import ListKind, ReportState, ReportType
from hotline.modules.reports.selectors.figures import figures_of

from .city import SmallCity, local
from .conftest import Office

AT = local("2023-11-02 08:00:00")
OCTOBER = Wanted(ReportType.MONTHLY, local("2023-10-01 00:00").date(), local("2023-10-31 00:00").date())


def october(records: SmallCity) -> None:
    """September: 8 calls and 4 work orders. October: 10 calls, 9 answered, and 6 work orders, 2 answered at once."""
    records.calls("2023-09-10", answered=7, abandoned=1)
    records.orders("2023-09-11", 3, completed="2023-09-13")
    records.orders("2023-09-12", 1, department=None, category="02")
    records.calls("2023-10-10", answered=9, abandoned=1)
    records.orders("2023-10-11", 3, completed="2023-10-13")
    records.orders("2023-10-11", 1, department="market", category="0201", channel="wechat")
    records.orders("2023-10-12", 2, department=None, category="0201", channel="wechat")


def texts(report: Report) -> dict[str, list[str]]:
    """Every text as it is read, by section."""
    figures = figures_of(report)
    found: dict[str, list[str]] = {}
    for section, _, block in report.read_content.texts():
        found.setdefault(section.code, []).append(as_read(block.pieces, figures))
    return found


def table(report: Report, title: str) -> TableBlock:
    blocks = [block for section in report.read_content.sections for block in section.blocks]
    return next(block for block in blocks if isinstance(block, TableBlock) and title in block.title)


def listed(report: Report, kind: ListKind) -> ListBlock:
    blocks = [block for section in report.read_content.sections for block in section.blocks]
    return next(block for block in blocks if isinstance(block, ListBlock) and block.of is kind)


def test_a_month_s_text_says_exactly_what_the_records_say(records: SmallCity, office: Office) -> None:
    october(records)

    report = draft_report(wanted=OCTOBER, by=office.analyst, at=AT)

    assert report.title == "榆安市12345政务服务便民热线月报（2023年10月）"
    assert texts(report)["overview"] == [
        "2023年10月，热线来电10个，环比增长25.00%，上年同期无；接通9个，接通率90.00%，环比上升2.50个百分点，上年同期无。"
        "全口径受理诉求6件，环比增长50.00%，上年同期无；即时答复率33.33%。"
    ]
    assert texts(report)["sources"] == [
        "从渠道看，电话受理3件，占50.00%。从类别看，诉求集中在城乡建设（3件，占50.00%）、市场监管（3件，占50.00%）。"
    ]
    assert texts(report)["overdue"] == ["截至2023年11月2日8时00分，超期未办结、未签收的工单共1件。"]
    assert (report.state, report.template_version, report.due_at) == (
        ReportState.DRAFTED, 0, local("2023-11-06 00:00:00"),
    )  # fmt: skip


def test_tables_tie_and_name_the_base_of_their_shares(records: SmallCity, office: Office) -> None:
    october(records)

    channels = table(draft_report(wanted=OCTOBER, by=office.analyst, at=AT), "受理渠道")

    assert channels.columns == ["渠道", "接单数", "占比", "环比", "同比"]
    assert [[cell.text for cell in row] for row in channels.rows] == [
        ["电话", "3", "50.00%", "-25.00%", "上年同期无"],
        ["微信", "3", "50.00%", "上期无", "上年同期无"],
    ]
    assert [cell.text for cell in channels.total or []] == ["合计", "6", "100.00%", "+50.00%", "上年同期无"]
    assert channels.note == "占比以接单数6为基数。"


def test_overdue_work_orders_are_listed_by_department_with_their_numbers(records: SmallCity, office: Office) -> None:
    october(records)
    (secret,) = records.orders("2023-10-11", 1, department="market", is_confidential=True)

    found = listed(draft_report(wanted=OCTOBER, by=office.analyst, at=AT), ListKind.OVERDUE_ORDERS)

    (row,) = found.rows
    assert row.cells == ["市市场监督管理局", "2", "14天"]
    assert (row.count, len(row.orders)) == (2, 1), "what is confidential is counted and not named"
    assert secret.number not in row.orders


def test_a_second_report_on_a_period_an_open_period_and_half_a_month_are_refused(
    records: SmallCity, office: Office
) -> None:
    draft_report(wanted=OCTOBER, by=office.analyst, at=AT)
    with pytest.raises(ReportAlreadyDrafted):
        draft_report(wanted=OCTOBER, by=office.analyst, at=AT)
    with pytest.raises(ReportPeriodOpen):
        november = span_of(ReportType.MONTHLY, AT.date())
        wanted = Wanted(ReportType.MONTHLY, november.first_day, november.last_day)
        draft_report(wanted=wanted, by=office.analyst, at=AT)
    with pytest.raises(ReportPeriodMismatch) as mismatch:
        half = Wanted(ReportType.MONTHLY, OCTOBER.first_day, OCTOBER.first_day)
        draft_report(wanted=half, by=office.analyst, at=AT)
    assert mismatch.value.advice("zh") == "请选择2023-10-01至2023-10-31。"
    assert Report.objects.count() == 1


def test_every_period_that_ended_is_drafted_by_itself_once(records: SmallCity) -> None:
    october(records)

    first = draft_due_reports(at=AT)

    assert {(report.kind, report.first_day.isoformat()) for report in first} == {
        ("daily", "2023-11-01"), ("weekly", "2023-10-23"), ("monthly", "2023-10-01"),
    }, "nothing was registered in 2022"  # fmt: skip
    assert draft_due_reports(at=AT) == []


def test_a_draft_takes_as_many_queries_for_many_records_as_for_few(records: SmallCity) -> None:
    october(records)
    counted = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            preview_template(
                kind=ReportType.MONTHLY, source=packaged_source(ReportType.MONTHLY), day=OCTOBER.first_day, at=AT
            )
        counted.append(len(captured))
        for category in ("010101", "0102", "0201"):
            for department in ("housing", "market", "dongshan"):
                records.orders("2023-10-20", 4, department=department, category=category, title="阳光花园噪音扰民")
        records.calls("2023-10-20", answered=20)
    assert counted[1] == counted[2]
    assert counted[1] <= counted[0] + 2, "two more where words rise at all"
