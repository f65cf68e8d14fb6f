"""Transfer an emergency to 110, 119, 120 or 122, and take back what they return."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind, handling_policy
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import EmergencyService, Urgency

from .clocks import start_clocks, stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def transfer(
    *,
    number: str,
    service: EmergencyService,
    note: str,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Hand an emergency over with its facts; the duty officer is to be telephoned by the moment noted."""
    work_order = begin(number, Step.TRANSFER, by=by, seen_version=seen_version)
    old_urgency, work_order.urgency = work_order.urgency, Urgency.EMERGENCY
    work_order.transferred_to = service
    stop_clocks(work_order, ClockKind.DISPATCH, at=at)
    details = {
        "service": service,
        "old_urgency": old_urgency,
        "title": work_order.title,
        "address": work_order.address or (work_order.division.name if work_order.division else None),
        "duty_phone_due_at": (at + timedelta(minutes=handling_policy(at).duty_phone_minutes)).isoformat(),
    }
    take_step(work_order, Step.TRANSFER, by=by, at=at, remark=Remark(note=note, details=details))
    return work_order


@transaction.atomic
def take_back(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The service returned it as not its own: it is dispatched before everything else, under its old number.

    It is as urgent as it was before: an emergency only where the registrar had called it one.
    """
    work_order = begin(number, Step.TAKE_BACK, by=by, seen_version=seen_version)
    details = {"service": work_order.transferred_to}
    work_order.urgency = _urgency_before(work_order)
    work_order.transferred_to = ""
    work_order.is_first_in_queue = True
    start_clocks(work_order, (ClockKind.DISPATCH,), at=at)
    take_step(work_order, Step.TAKE_BACK, by=by, at=at, remark=Remark(note=reason, details=details))
    return work_order


def _urgency_before(work_order: WorkOrder) -> str:
    """How urgent it was when it was transferred; as it is where an older transfer did not note that."""
    transfers = WorkOrderEvent.objects.filter(work_order=work_order, step=Step.TRANSFER).order_by("-sequence")
    details = transfers.values_list("details", flat=True).first() or {}
    return str(details.get("old_urgency") or work_order.urgency)
