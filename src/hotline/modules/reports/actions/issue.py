"""Issue a report, and record whom it reached."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotFound
from hotline.modules.access.public import Actor
from hotline.modules.analytics.public import issue_report as record_issue
from hotline.modules.analytics.rules.reports import ReportKind
from hotline.modules.reports.models import Report, ReportDelivery, ReportSeries
from hotline.modules.reports.rules.words import DeliveryMeans, ReportState, ReportStep, ReportType

from .decide import ensure_checked
from .record import ensure_state, lock_report, note


@transaction.atomic
def issue_report(*, report_id: int, seen_version: int, by: Actor, at: datetime) -> Report:
    """Issue an approved report under the year's next number, and measure whether it is on time.

    A correction gets a number of its own; the period's first issue stays the one that is measured.
    """
    report = lock_report(report_id, seen_version=seen_version)
    ensure_state(report, ReportStep.ISSUE, ReportState.APPROVED)
    ensure_checked(report)
    if report.kind != ReportType.SPECIAL and report.corrects_id is None:
        record_issue(kind=ReportKind(report.kind), first_day=report.first_day, last_day=report.last_day, by=by, at=at)
    report.number = _next_number(report, at)
    report.state, report.issued_at, report.issued_by_id = ReportState.ISSUED, at, by.person_id
    details = {
        "number": report.number,
        "due_at": report.due_at.isoformat() if report.due_at else None,
        "is_late": report.is_late,
        "corrects": report.corrects.number if report.corrects else None,
    }
    note(report, ReportStep.ISSUE, by=by, at=at, details=details)
    return report


@dataclass(frozen=True, slots=True)
class Delivery:
    """To whom a report went, and how."""

    recipient: str
    means: DeliveryMeans


@transaction.atomic
def deliver_report(*, report_id: int, delivery: Delivery, by: Actor, at: datetime) -> Report:
    """Record that an issued report was handed over."""
    report = lock_report(report_id)
    ensure_state(report, ReportStep.DELIVER, ReportState.ISSUED)
    ReportDelivery.objects.create(
        report=report,
        recipient=delivery.recipient,
        means=delivery.means,
        delivered_at=at,
        delivered_by_id=by.person_id,
    )
    details = {"recipient": delivery.recipient, "means": delivery.means.value}
    note(report, ReportStep.DELIVER, by=by, at=at, details=details)
    return report


@transaction.atomic
def receive_report(
    *, report_id: int, delivery_id: int, received_by: str, received_at: datetime, by: Actor, at: datetime
) -> Report:
    """Record that a delivery was received, by whom and when; once."""
    report = lock_report(report_id)
    delivery = ReportDelivery.objects.select_for_update().filter(report=report, pk=delivery_id).first()
    if delivery is None:
        raise NotFound(what=str(delivery_id))
    if delivery.received_at is not None:
        return report
    if not delivery.delivered_at <= received_at <= at:
        raise InvalidInput(
            field="received_at",
            reason_zh="签收时间须在送达之后、现在之前。",
            reason_en="it is received after it was delivered and before now.",
        )
    delivery.received_at, delivery.received_by = received_at, received_by
    delivery.save(update_fields=["received_at", "received_by"])
    details = {"recipient": delivery.recipient, "received_by": received_by, "received_at": received_at.isoformat()}
    note(report, ReportStep.RECEIVE, by=by, at=at, details=details)
    return report


def _next_number(report: Report, at: datetime) -> str:
    """The year and its next running number. The row of the year makes simultaneous issues wait, so none is lost."""
    year = local_date(at).year
    table = connection.ops.quote_name(ReportSeries._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS series (kind, year, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (kind, year) DO UPDATE SET last = series.last + 1 RETURNING last",
            [report.kind, year],
        )
        (running,) = cursor.fetchone()
    return f"{report.series}〔{year}〕第{running}期"
