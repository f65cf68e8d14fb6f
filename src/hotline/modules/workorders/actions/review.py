"""Review a department's reply."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.events import WorkOrderCompleted
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .clocks import stop_clocks
from .take_step import Remark, begin, mark_completed, take_step


@transaction.atomic
def accept_reply(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The reply answers the request: the work order is complete."""
    work_order = begin(number, Step.ACCEPT_REPLY, by=by, seen_version=seen_version)
    mark_completed(work_order, at=at)
    stop_clocks(work_order, *ClockKind, at=at)
    take_step(work_order, Step.ACCEPT_REPLY, by=by, at=at, remark=Remark(note=note))
    publish(WorkOrderCompleted(at=at, work_order_id=work_order.pk))
    return work_order


@transaction.atomic
def return_reply(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The reply does not answer the request: back to the department, which is told why."""
    work_order = begin(number, Step.RETURN_REPLY, by=by, seen_version=seen_version)
    work_order.rework_count += 1
    remark = Remark(note=note, department=work_order.handling_department)
    take_step(work_order, Step.RETURN_REPLY, by=by, at=at, remark=remark)
    return work_order
