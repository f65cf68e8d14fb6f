"""Record that a report was issued."""

from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.analytics.errors import ReportAlreadyIssued
from hotline.modules.analytics.models import IssuedReport
from hotline.modules.analytics.rules.periods import period_of
from hotline.modules.analytics.rules.reports import ReportKind, counted_on, due_at
from hotline.modules.audit.public import record


@transaction.atomic
def issue_report(*, kind: ReportKind, first_day: date, last_day: date, by: Actor, at: datetime) -> IssuedReport:
    """Record that the report on a period was issued now; a period has one report of each kind."""
    period = period_of(first_day, last_day)
    report, is_new = IssuedReport.objects.get_or_create(
        kind=kind,
        first_day=period.first_day,
        defaults={
            "last_day": period.last_day,
            "counted_on": counted_on(kind, period.last_day, at),
            "due_at": due_at(kind, period.last_day),
            "issued_at": at,
        },
    )
    if not is_new:
        raise ReportAlreadyIssued(first_day=first_day.isoformat(), issued_on=local_date(report.issued_at).isoformat())
    record(actor=by.account, action="issue_report", subject=f"report:{kind}:{first_day.isoformat()}", at=at)
    return report
