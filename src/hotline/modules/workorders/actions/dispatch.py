"""Hand a work order to the departments that will handle it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import DesignationRequired
from hotline.modules.workorders.events import WorkOrderDispatched
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.dispatching import MOST_FREE_DISPATCHES, needs_designation
from hotline.modules.workorders.rules.lifecycle import Step

from .assign import Parts, assign, end_parts
from .take_step import Remark, begin, take_step


@transaction.atomic
def dispatch(*, number: str, parts: Parts, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Dispatch to a department in the lead and any in support; their limits start now.

    After the third dispatch nobody is chosen freely any more: `DesignationRequired`.
    """
    work_order = begin(number, Step.DISPATCH, by=by, seen_version=seen_version)
    if needs_designation(work_order.dispatch_count):
        raise DesignationRequired(dispatches=MOST_FREE_DISPATCHES)
    return _hand_over(work_order, Step.DISPATCH, parts, by=by, at=at)


@transaction.atomic
def designate(*, number: str, parts: Parts, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Name the department that has to handle the work order; it may not send it back."""
    work_order = begin(number, Step.DESIGNATE, by=by, seen_version=seen_version)
    work_order.is_designated = True
    return _hand_over(work_order, Step.DESIGNATE, parts, by=by, at=at)


@transaction.atomic
def redispatch(*, number: str, parts: Parts, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Take a work order from one department and give it to another without a send-back."""
    work_order = begin(number, Step.REDISPATCH, by=by, seen_version=seen_version)
    if needs_designation(work_order.dispatch_count):
        raise DesignationRequired(dispatches=MOST_FREE_DISPATCHES)
    end_parts(work_order, step=Step.REDISPATCH, at=at)
    return _hand_over(work_order, Step.REDISPATCH, parts, by=by, at=at)


@transaction.atomic
def recall(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Take back a dispatch that no department has acknowledged yet."""
    work_order = begin(number, Step.RECALL, by=by, seen_version=seen_version)
    remark = Remark(note=reason, department=work_order.handling_department)
    end_parts(work_order, step=Step.RECALL, at=at)
    take_step(work_order, Step.RECALL, by=by, at=at, remark=remark)
    return work_order


def _hand_over(work_order: WorkOrder, step: Step, parts: Parts, *, by: Actor, at: datetime) -> WorkOrder:
    lead = assign(work_order, parts, by=by, at=at)
    details = {
        "due_at": work_order.handling_due_at.isoformat() if work_order.handling_due_at else None,
        "limit": work_order.limit_rule_name,
        "supporting": "、".join(parts.supporting_codes) or None,
        "basis": parts.basis or None,
    }
    remark = Remark(note=parts.instruction, department=lead, details=details)
    take_step(work_order, step, by=by, at=at, remark=remark)
    publish(WorkOrderDispatched(at=at, work_order_id=work_order.pk))
    return work_order
