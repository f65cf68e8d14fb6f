"""Reports issued are records."""

from datetime import date, datetime

import pytest
from tests.support import PersonFactory

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import actor_of
from hotline.modules.analytics.errors import PeriodReversed, ReportAlreadyIssued
from hotline.modules.analytics.models import IssuedReport
from hotline.modules.analytics.public import ReportToLoad, indicator_document, issue_report, load_issued_reports
from hotline.modules.analytics.rules.reports import ReportKind
from hotline.modules.audit.public import AuditEntry

pytestmark = pytest.mark.django_db

WEEK = date(2023, 5, 22), date(2023, 5, 28)
ON_TIME = datetime(2023, 6, 1, tzinfo=LOCAL)
LATE = datetime(2023, 6, 1, 0, 0, 1, tzinfo=LOCAL)


def test_a_report_is_recorded_with_the_moment_it_was_due(person: PersonFactory) -> None:
    analyst = actor_of(person("analyst"))

    report = issue_report(kind=ReportKind.WEEKLY, first_day=WEEK[0], last_day=WEEK[1], by=analyst, at=ON_TIME)

    report.refresh_from_db()
    assert (report.due_at, report.issued_at, report.counted_on) == (ON_TIME, ON_TIME, WEEK[1])
    entry = AuditEntry.objects.get(action="issue_report")
    assert (entry.actor, entry.subject) == (analyst.account, "report:weekly:2023-05-22")


def test_a_second_report_on_the_same_period_is_refused_and_changes_nothing(person: PersonFactory) -> None:
    analyst = actor_of(person("analyst"))
    issue_report(kind=ReportKind.WEEKLY, first_day=WEEK[0], last_day=WEEK[1], by=analyst, at=ON_TIME)

    with pytest.raises(ReportAlreadyIssued) as refusal:
        issue_report(kind=ReportKind.WEEKLY, first_day=WEEK[0], last_day=WEEK[1], by=analyst, at=LATE)

    assert refusal.value.sentence("zh") == "2023-05-22 起的该期报告已于 2023-06-01 印发。"
    assert IssuedReport.objects.get().issued_at == ON_TIME
    assert AuditEntry.objects.filter(action="issue_report").count() == 1


def test_a_period_that_runs_backwards_is_refused(person: PersonFactory) -> None:
    with pytest.raises(PeriodReversed):
        issue_report(
            kind=ReportKind.WEEKLY, first_day=WEEK[1], last_day=WEEK[0], by=actor_of(person("analyst")), at=ON_TIME
        )
    assert not IssuedReport.objects.exists()


def test_many_reports_are_loaded_and_their_lateness_found() -> None:
    rows = [ReportToLoad(ReportKind.WEEKLY, *WEEK, LATE), ReportToLoad(ReportKind.MONTHLY, *WEEK, LATE)]

    assert load_issued_reports(rows) == 2

    (row,) = indicator_document("late_reports", date(2023, 5, 1), date(2023, 5, 31))["rows"]
    assert row["numerator"] == 1
