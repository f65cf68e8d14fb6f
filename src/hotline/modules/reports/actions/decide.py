"""Submit a report, approve it or return it: two people see every report before it is issued."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.reports.errors import OwnReportNotApprovable, ReportFindingsOpen
from hotline.modules.reports.models import Report
from hotline.modules.reports.rules.checks import open_findings
from hotline.modules.reports.rules.words import ReportState, ReportStep
from hotline.modules.reports.selectors.checking import explanations_of, findings_in

from .freeze import freeze_figures, release_figures
from .record import authors_of, ensure_state, lock_report, note


@transaction.atomic
def submit_report(*, report_id: int, seen_version: int, by: Actor, at: datetime) -> Report:
    """Hand a draft to whoever approves it. Its figures are frozen: what is approved is what will be issued."""
    report = lock_report(report_id, seen_version=seen_version)
    ensure_state(report, ReportStep.SUBMIT, ReportState.DRAFTED)
    ensure_checked(report)
    freeze_figures(report, by=by, at=at)
    report.state, report.submitted_at, report.submitted_by_id = ReportState.SUBMITTED, at, by.person_id
    note(report, ReportStep.SUBMIT, by=by, at=at)
    return report


@transaction.atomic
def approve_report(*, report_id: int, seen_version: int, comment: str, by: Actor, at: datetime) -> Report:
    """Approve a report that somebody else wrote."""
    report = lock_report(report_id, seen_version=seen_version)
    ensure_state(report, ReportStep.APPROVE, ReportState.SUBMITTED)
    _ensure_not_own(report, by)
    report.state, report.approved_at, report.approved_by_id = ReportState.APPROVED, at, by.person_id
    note(report, ReportStep.APPROVE, by=by, at=at, reason=comment)
    return report


@transaction.atomic
def return_report(*, report_id: int, seen_version: int, reason: str, by: Actor, at: datetime) -> Report:
    """Send a report back to be worked on, with the reason; its figures are computed anew when they are asked for."""
    report = lock_report(report_id, seen_version=seen_version)
    ensure_state(report, ReportStep.RETURN, ReportState.SUBMITTED, ReportState.APPROVED)
    _ensure_not_own(report, by)
    release_figures(report)
    report.state = ReportState.DRAFTED
    report.submitted_at = report.submitted_by = report.approved_at = report.approved_by = None
    note(report, ReportStep.RETURN, by=by, at=at, reason=reason)
    return report


def ensure_checked(report: Report) -> None:
    """Refuse to go on while something that the check found is neither resolved nor explained."""
    still = open_findings(findings_in(report), explanations_of(report))
    if still:
        raise ReportFindingsOpen(still)


def _ensure_not_own(report: Report, by: Actor) -> None:
    if by.person_id in authors_of(report):
        raise OwnReportNotApprovable
