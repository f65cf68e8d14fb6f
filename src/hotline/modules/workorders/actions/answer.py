"""Answer a request at once."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.events import WorkOrderCompleted
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .clocks import stop_clocks
from .complete_duplicates import complete_duplicates
from .take_step import Remark, begin, mark_completed, take_step


@transaction.atomic
def answer(*, number: str, answer: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Complete a work order with the hotline's own answer, and with it whatever is merged into it."""
    work_order = begin(number, Step.ANSWER, by=by, seen_version=seen_version)
    answer_registered(work_order, answer, by=by, at=at)
    stop_clocks(work_order, *ClockKind, at=at)
    complete_duplicates(work_order, at=at)
    return work_order


def answer_registered(work_order: WorkOrder, answer: str, *, by: Actor, at: datetime) -> None:
    """Answer a work order that is held, or that nobody else has seen yet; it is not dispatched any more."""
    work_order.answered_at_once = True
    work_order.reply = answer
    mark_completed(work_order, at=at)
    take_step(work_order, Step.ANSWER, by=by, at=at, remark=Remark(note=answer))
    publish(WorkOrderCompleted(at=at, work_order_id=work_order.pk))
