"""Hand a work order to the departments that will handle it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.errors import DesignationRequired
from hotline.modules.workorders.events import WorkOrderDispatched
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.dispatching import needs_designation
from hotline.modules.workorders.rules.lifecycle import Step

from .assign import Handover, Parts, hand_over
from .take_step import Details, Remark, begin, take_step


@transaction.atomic
def dispatch(*, number: str, parts: Parts, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Dispatch to a department in the lead and any in support; their limits start now.

    After so many dispatches as the policy says nobody is chosen freely any more: `DesignationRequired`.
    """
    work_order = begin(number, Step.DISPATCH, by=by, seen_version=seen_version)
    _ensure_free(work_order, at=at)
    # An earlier designation was of another department, or was recalled.
    work_order.is_designated = False
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
    _ensure_not_designated(work_order)
    _ensure_free(work_order, at=at)
    return _hand_over(work_order, Step.REDISPATCH, parts, by=by, at=at)


def _ensure_free(work_order: WorkOrder, *, at: datetime) -> None:
    if needs_designation(work_order.dispatch_count, handling_policy(at)):
        raise DesignationRequired(dispatches=work_order.dispatch_count)


def _ensure_not_designated(work_order: WorkOrder) -> None:
    """Refuse to undo by a plain redispatch what a designation or a joint review has bound."""
    if work_order.is_designated:
        raise DesignationRequired(dispatches=work_order.dispatch_count)


def _hand_over(work_order: WorkOrder, step: Step, parts: Parts, *, by: Actor, at: datetime) -> WorkOrder:
    handover = hand_over(work_order, parts, by=by, at=at, step=step)
    remark = Remark(note=parts.instruction, department=handover.chosen.lead, details=details_of(work_order, handover))
    take_step(work_order, step, by=by, at=at, remark=remark)
    publish(WorkOrderDispatched(at=at, work_order_id=work_order.pk))
    return work_order


def details_of(work_order: WorkOrder, handover: Handover) -> Details:
    """What history keeps of a dispatch: when it is due and by which rule, who else has a part, and why this one."""
    chosen, entry = handover.chosen, handover.entry
    copied = [*chosen.copied, *([chosen.county] if chosen.county else [])]
    return {
        "due_at": work_order.current_due_at.isoformat() if work_order.current_due_at else None,
        "limit": work_order.limit_rule_name,
        "supporting": "、".join(one.short_name for one in chosen.supporting) or None,
        "copied": "、".join(one.short_name for one in copied) or None,
        "basis": handover.basis or None,
        "responsibility": f"{entry.code} v{entry.version}" if entry else None,
    }
