"""The life of a report: edited, checked, approved by another, issued, delivered, corrected."""

import re
from datetime import timedelta

import pytest

from hotline.modules.analytics.public import FrozenFigure, frozen, indicator_document
from hotline.modules.reports.actions.decide import approve_report, return_report, submit_report
from hotline.modules.reports.actions.draft import correct_report, draft_report, refresh_report
from hotline.modules.reports.actions.edit import edit_text, explain_finding
from hotline.modules.reports.actions.issue import Delivery, deliver_report, issue_report, receive_report
from hotline.modules.reports.errors import (
    FigureNotInReport,
    FigureTypedOver,
    OwnReportNotApprovable,
    PersonalDataInReport,
    ReportAlreadyDrafted,
    ReportChangedMeanwhile,
    ReportFiguresOutdated,
    ReportFindingsOpen,
    ReportStateNotReachable,
)
from hotline.modules.reports.models import Report, ReportEvent
from hotline.modules.reports.rules.editing import to_text
from hotline.modules.reports.rules.words import DeliveryMeans, ReportState
from hotline.modules.reports.selectors.checking import findings_in
from hotline.modules.reports.selectors.figures import figures_of

from .city import SmallCity, local
from .conftest import Office
from .test_drafting import AT, OCTOBER, october, texts


@pytest.fixture
def report(records: SmallCity, office: Office) -> Report:
    """October's draft."""
    october(records)
    return draft_report(wanted=OCTOBER, by=office.analyst, at=AT)


def editable(report: Report, section: str = "overview") -> str:
    """A section's first text as it is edited."""
    found = next(block for each, _, block in report.read_content.texts() if each.code == section)
    return to_text(found, figures_of(report))


def edit(report: Report, text: str, office: Office) -> Report:
    return edit_text(
        report_id=report.pk, section="overview", block=0, text=text, seen_version=report.version, by=office.analyst,
        at=AT,
    )  # fmt: skip


def number_of(report: Report, indicator: str) -> int:
    """The number of the figure that shows an indicator's whole value of the period."""
    return report.figures.get(indicator=indicator, when="", dimension="", kind="value").number


def issued(report: Report, office: Office, at: object = AT) -> Report:
    """Submitted, approved and issued."""
    report = submit_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=AT)
    report = approve_report(report_id=report.pk, seen_version=report.version, comment="", by=office.head, at=AT)
    return issue_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=at)  # type: ignore[arg-type]


def test_the_shipped_templates_draft_reports_in_which_nothing_contradicts_itself(report: Report) -> None:
    assert findings_in(report) == ()


def test_a_sentence_can_be_moved_with_its_figures_and_the_edit_is_kept(report: Report, office: Office) -> None:
    first, _, rest = editable(report).partition("；")

    changed = edit(report, f"本月运行平稳。{rest}{first}。", office)

    assert texts(changed)["overview"][0].startswith("本月运行平稳。接通9个，接通率90.00%")
    event = ReportEvent.objects.get(step="edit")
    assert event.by_id == office.analyst.person_id
    assert event.details["before"].startswith("2023年10月，热线来电[[10|1]]个")
    assert findings_in(changed) == ()


def test_a_figure_cannot_be_typed_over(report: Report, office: Office) -> None:
    written = editable(report)
    with pytest.raises(FigureTypedOver) as refused:
        edit(report, re.sub(r"\[\[90\.00%\|\d+\]\]", "99.00%", written), office)
    assert refused.value.facts == {"number": "99.00", "figure": "90.00%"}
    with pytest.raises(FigureNotInReport):
        edit(report, written.replace("[[90.00%|", "[[99.00%|"), office)
    report.refresh_from_db()
    assert editable(report) == written, "nothing changed"


def test_a_typed_number_is_marked_and_must_be_explained_before_the_report_goes_on(
    report: Report, office: Office
) -> None:
    changed = edit(report, editable(report) + "较年度目标高5个百分点。", office)

    (finding,) = findings_in(changed)
    assert (finding.code, finding.stated) == ("typed_number", "5")
    with pytest.raises(ReportFindingsOpen):
        submit_report(report_id=changed.pk, seen_version=changed.version, by=office.analyst, at=AT)
    explained = explain_finding(
        report_id=changed.pk, finding_key=finding.key, reason="年度目标85%，见目标申报表。", by=office.analyst, at=AT
    )
    submitted = submit_report(report_id=explained.pk, seen_version=explained.version, by=office.analyst, at=AT)
    assert submitted.state == ReportState.SUBMITTED


def test_no_citizen_s_number_gets_into_a_report(report: Report, office: Office) -> None:
    with pytest.raises(PersonalDataInReport) as refused:
        edit(report, editable(report) + "来电人13812345678。", office)
    assert refused.value.facts["masked"] == "138…78"


def test_whoever_wrote_a_report_cannot_approve_it(report: Report, office: Office) -> None:
    report = refresh_report(report_id=report.pk, seen_version=report.version, by=office.head, at=AT)
    report = submit_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=AT)

    for own in (office.analyst, office.head):
        with pytest.raises(OwnReportNotApprovable):
            approve_report(report_id=report.pk, seen_version=report.version, comment="", by=own, at=AT)
    approved = approve_report(report_id=report.pk, seen_version=report.version, comment="同意", by=office.leader, at=AT)

    assert (approved.state, approved.approved_by_id) == (ReportState.APPROVED, office.leader.person_id)


def test_a_returned_report_is_a_draft_again_with_the_reason(report: Report, office: Office) -> None:
    report = submit_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=AT)
    with pytest.raises(ReportStateNotReachable):
        edit(report, "改", office)

    returned = return_report(
        report_id=report.pk, seen_version=report.version, reason="请补充重点企业情况", by=office.head, at=AT
    )

    assert (returned.state, returned.submitted_at) == (ReportState.DRAFTED, None)
    assert ReportEvent.objects.get(step="return").reason == "请补充重点企业情况"


def test_two_people_do_not_overwrite_each_other(report: Report, office: Office) -> None:
    seen = report.version
    edit(report, editable(report), office)
    with pytest.raises(ReportChangedMeanwhile):
        refresh_report(report_id=report.pk, seen_version=seen, by=office.head, at=AT)


def test_an_edited_text_keeps_its_words_when_the_figures_are_computed_anew(
    report: Report, office: Office, records: SmallCity
) -> None:
    report = edit(report, "本月平稳：" + editable(report), office)
    records.orders("2023-10-30", 4, category="0102")

    again = refresh_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=AT)

    (overview,) = texts(again)["overview"]
    assert overview.startswith("本月平稳：2023年10月")
    assert "全口径受理诉求10件，环比增长150.00%" in overview


def test_issued_reports_are_numbered_without_gaps_and_a_late_issue_is_measured(
    report: Report, office: Office, records: SmallCity
) -> None:
    due = local("2023-11-06 00:00:00")

    late = issued(report, office, due + timedelta(seconds=1))

    assert (late.number, late.is_late) == ("热线月报〔2023〕第1期", True)
    year = (local("2023-01-01 00:00").date(), local("2023-12-31 00:00").date())
    rows = {
        code: indicator_document(code, *year)["rows"][0]["numerator"] for code in ("reports_issued", "late_reports")
    }
    assert rows == {"reports_issued": 1, "late_reports": 1}
    with pytest.raises(ReportStateNotReachable):
        issue_report(report_id=late.pk, seen_version=late.version, by=office.analyst, at=due)


def test_issued_figures_stay_when_records_change_afterwards(report: Report, office: Office, records: SmallCity) -> None:
    before = issued(report, office)
    said = texts(before)

    records.orders("2023-10-30", 40)

    after = Report.objects.get(pk=before.pk)
    assert texts(after) == said
    rows = list(after.figures.filter(kind__in=["value", "numerator", "denominator"]))
    stands = frozen([row.frozen_figure_id or 0 for row in rows])
    assert [row.shown for row in rows] == [each.shown for each in stands]
    assert {each.publication for each in stands} == {f"report:monthly:2023-10-01:{after.pk}.1"}
    with pytest.raises(ReportStateNotReachable):
        refresh_report(report_id=after.pk, seen_version=after.version, by=office.analyst, at=AT)


def test_figures_that_moved_since_the_draft_are_looked_at_before_it_is_submitted(
    report: Report, office: Office, records: SmallCity
) -> None:
    records.orders("2023-10-30", 4)
    with pytest.raises(ReportFiguresOutdated) as refused:
        submit_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=AT)
    assert "草稿为6，现为10" in refused.value.sentence("zh")
    assert not FrozenFigure.objects.exists(), "nothing is frozen that nobody saw"

    again = refresh_report(report_id=report.pk, seen_version=report.version, by=office.analyst, at=AT)
    assert submit_report(report_id=again.pk, seen_version=again.version, by=office.analyst, at=AT).submitted_at == AT


def test_a_delivery_is_recorded_with_its_receipt(report: Report, office: Office) -> None:
    sent = issued(report, office)
    delivery = Delivery("市政府办公室", DeliveryMeans.DOCUMENT_SYSTEM)

    deliver_report(report_id=sent.pk, delivery=delivery, by=office.analyst, at=AT)
    (row,) = sent.deliveries.all()
    for _ in range(2):
        receive_report(
            report_id=sent.pk, delivery_id=row.pk, received_by="值班室", received_at=AT, by=office.analyst, at=AT
        )

    row.refresh_from_db()
    assert (row.recipient, row.received_by, row.received_at) == ("市政府办公室", "值班室", AT)
    assert list(sent.events.order_by("id").values_list("step", flat=True)) == [
        "draft", "submit", "approve", "issue", "deliver", "receive",
    ]  # fmt: skip


def test_a_correction_is_a_report_of_its_own_that_points_to_the_wrong_one(
    report: Report, office: Office, records: SmallCity
) -> None:
    wrong = issued(report, office)
    said = texts(wrong)
    records.orders("2023-10-30", 4)

    correction = correct_report(report_id=wrong.pk, reason="补录4件", by=office.analyst, at=AT)
    with pytest.raises(ReportAlreadyDrafted):
        correct_report(report_id=wrong.pk, reason="再来一次", by=office.analyst, at=AT)
    correction = issued(correction, office)

    old = {each.number: each.frozen_figure_id for each in wrong.figures.filter(kind="value")}
    (volume,) = frozen([old[number_of(wrong, "work_orders")] or 0])
    (stands,) = frozen([volume.corrected_by_id or 0])
    assert (volume.shown, stands.shown, stands.reason) == ("6", "10", "补录4件")
    assert (correction.corrects, correction.number, correction.due_at) == (wrong, "热线月报〔2023〕第2期", None)
    assert "受理诉求10件" in texts(correction)["overview"][0]
    assert texts(Report.objects.get(pk=wrong.pk)) == said
