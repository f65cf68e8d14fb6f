"""Acknowledge a work order."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .assign import lead_of
from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def acknowledge(*, number: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The department takes the work order on."""
    work_order = begin(number, Step.ACKNOWLEDGE, by=by, seen_version=seen_version)
    work_order.acknowledged_at = at
    lead = lead_of(work_order)
    lead.acknowledged_at = at
    lead.acknowledged_by_id = by.person_id
    lead.save(update_fields=["acknowledged_at", "acknowledged_by"])
    stop_clocks(work_order, ClockKind.ACKNOWLEDGE, at=at)
    remark = Remark(department=work_order.handling_department)
    take_step(work_order, Step.ACKNOWLEDGE, by=by, at=at, remark=remark)
    return work_order
