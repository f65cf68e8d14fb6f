"""Review a department's reply."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import InvalidInput
from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import NothingToConfirm
from hotline.modules.workorders.events import WorkOrderCompleted
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .assign import lead_of
from .clocks import show_on, start_clocks, stop_clocks
from .complete_duplicates import complete_duplicates
from .take_step import Remark, begin, mark_completed, take_step


@transaction.atomic
def accept_reply(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The reply answers the request: the work order is complete, and with it every duplicate merged into it."""
    work_order = begin(number, Step.ACCEPT_REPLY, by=by, seen_version=seen_version)
    mark_completed(work_order, at=at)
    take_step(work_order, Step.ACCEPT_REPLY, by=by, at=at, remark=Remark(note=note))
    stop_clocks(work_order, *ClockKind, at=at)
    publish(WorkOrderCompleted(at=at, work_order_id=work_order.pk))
    complete_duplicates(work_order, at=at)
    return work_order


@transaction.atomic
def return_reply(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The reply does not answer the request: back to the department, which is told why and gets a limit for it.

    The moment of the first reply stays: timeliness is judged by it.
    """
    work_order = begin(number, Step.RETURN_REPLY, by=by, seen_version=seen_version)
    if not note.strip():
        raise InvalidInput(field="note", reason_zh="请写明退回重办的理由。", reason_en="Say why the reply is returned.")
    work_order.rework_count += 1
    lead = lead_of(work_order)
    started = start_clocks(
        work_order, (ClockKind.HANDLE,), at=at, assignment=lead, department=work_order.handling_department
    )
    show_on(work_order, started[ClockKind.HANDLE])
    due_at = work_order.rework_due_at
    details = {"rework": work_order.rework_count, "due_at": due_at.isoformat() if due_at else None}
    remark = Remark(note=note, department=work_order.handling_department, details=details)
    take_step(work_order, Step.RETURN_REPLY, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def confirm_result(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """A dissatisfied requester's case was looked at, and the result stands."""
    work_order = begin(number, Step.CONFIRM_RESULT, by=by, seen_version=seen_version)
    if not work_order.awaits_result_review:
        raise NothingToConfirm
    work_order.awaits_result_review = False
    take_step(work_order, Step.CONFIRM_RESULT, by=by, at=at, remark=Remark(note=note))
    return work_order
