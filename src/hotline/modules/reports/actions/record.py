"""Recording a step with its report."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.reports.errors import ReportChangedMeanwhile, ReportStateNotReachable
from hotline.modules.reports.models import Report, ReportEvent
from hotline.modules.reports.rules.words import ReportState, ReportStep

Details = Mapping[str, object]


def lock_report(report_id: int, *, seen_version: int | None = None) -> Report:
    """The report, held until the transaction ends; refused where the actor saw an older one."""
    report = Report.objects.select_for_update(no_key=True).filter(pk=report_id).first()
    if report is None:
        raise NotFound(what=str(report_id))
    if seen_version is not None and seen_version != report.version:
        raise ReportChangedMeanwhile(field="version", seen=seen_version, current=report.version)
    return report


def ensure_state(report: Report, step: ReportStep, *states: ReportState) -> None:
    """Refuse a step from a state from which it does not go on."""
    if report.state not in states:
        raise ReportStateNotReachable(current=report.state, step=step.value)


def note(
    report: Report, step: ReportStep, *, by: Actor, at: datetime, reason: str = "", details: Details | None = None
) -> ReportEvent:
    """Append the step to the report's history and to the audit, and raise the report's version."""
    report.version += 1
    report.save()
    subject = f"report:{report.pk}"
    record(actor=by.account, action=f"reports.{step.value}", subject=subject, at=at, reason=reason)
    return ReportEvent.objects.create(
        report=report, step=step, at=at, by_id=by.person_id, reason=reason, details=dict(details or {})
    )


def authors_of(report: Report) -> set[int]:
    """Who drafted, changed or submitted the report since it was begun."""
    written: Iterable[int] = ReportEvent.objects.filter(
        report=report,
        step__in=[ReportStep.DRAFT, ReportStep.REFRESH, ReportStep.EDIT, ReportStep.EXPLAIN, ReportStep.SUBMIT],
    ).values_list("by_id", flat=True)
    return set(written)
