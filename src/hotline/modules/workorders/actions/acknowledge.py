"""Acknowledge a work order."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import Part

from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def acknowledge(*, number: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The department takes the work order on: its clock for that stops, on time or late."""
    work_order = begin(number, Step.ACKNOWLEDGE, by=by, seen_version=seen_version)
    if not work_order.is_response_judged:
        work_order.acknowledged_at = at
    remark = Remark(department=work_order.handling_department)
    take_step(work_order, Step.ACKNOWLEDGE, by=by, at=at, remark=remark)
    lead = Assignment.objects.filter(work_order=work_order, part=Part.LEAD, ended_at__isnull=True)
    lead.update(acknowledged_at=at, acknowledged_by=by.person_id)
    stop_clocks(work_order, ClockKind.ACKNOWLEDGE, at=at)
    return work_order
