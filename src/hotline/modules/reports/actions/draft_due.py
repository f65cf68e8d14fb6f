"""Draft by itself what the last period of each kind calls for."""

from datetime import datetime

from hotline.kit.clock import end_of_day, local_date
from hotline.modules.access.public import system_actor
from hotline.modules.departments.public import HotlineProfile
from hotline.modules.reports.errors import ReportAlreadyDrafted
from hotline.modules.reports.models import Report
from hotline.modules.reports.rules.spans import last_ended
from hotline.modules.reports.rules.words import PERIODIC, ReportType
from hotline.modules.workorders.public import WorkOrder

from .draft import Wanted, draft_report


def draft_due_reports(*, at: datetime) -> list[Report]:
    """Draft each report whose period has ended and that nobody drafted; run again, nothing more comes of it."""
    return [report for kind in PERIODIC if (report := _draft(kind, at)) is not None]


def _draft(kind: ReportType, at: datetime) -> Report | None:
    period = last_ended(kind, local_date(at))
    if Report.objects.filter(kind=kind, first_day=period.first_day, corrects__isnull=True).exists():
        return None
    # A year that is loaded as a demonstration, or a hotline before its first day, has nothing to report on.
    facts = HotlineProfile.objects.filter(id=1).first()
    if facts is None or (facts.last_day is not None and facts.last_day < period.first_day):
        return None
    if not WorkOrder.objects.filter(registered_at__lt=end_of_day(period.last_day)).exists():
        return None
    wanted = Wanted(kind, period.first_day, period.last_day)
    try:
        return draft_report(wanted=wanted, by=system_actor(), at=at)
    except ReportAlreadyDrafted:
        # Somebody drafted it at the same moment.
        return None
