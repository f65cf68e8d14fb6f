"""Reply to a work order."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def reply(*, number: str, reply: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The department says what it did. The first reply decides whether the work order was on time."""
    work_order = begin(number, Step.REPLY, by=by, seen_version=seen_version)
    work_order.reply = reply
    work_order.replied_at = at
    work_order.first_replied_at = work_order.first_replied_at or at
    work_order.rework_due_at = None
    stop_clocks(work_order, ClockKind.HANDLE, ClockKind.CONTACT, at=at)
    remark = Remark(note=reply, department=work_order.handling_department)
    take_step(work_order, Step.REPLY, by=by, at=at, remark=remark)
    return work_order
