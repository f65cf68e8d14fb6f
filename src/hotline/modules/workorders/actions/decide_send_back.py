"""Decide whether a department may send a work order back."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import DeciderIsDispatcher, OwnApplication
from hotline.modules.workorders.models import Approval, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind, SendBackOutcome

from .assign import lead_of, return_to_dispatch
from .take_step import Remark, begin, take_step


@transaction.atomic
def uphold_send_back(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The department is right: the work order waits for dispatch again, one bounce more; its citizen waits on."""
    work_order = begin(number, Step.UPHOLD_SEND_BACK, by=by, seen_version=seen_version)
    approval = decide(work_order, SendBackOutcome.UPHELD, note, by=by, at=at)
    return_to_dispatch(work_order, step=Step.UPHOLD_SEND_BACK, at=at)
    work_order.send_back_count += 1
    take_step(work_order, Step.UPHOLD_SEND_BACK, by=by, at=at, remark=_remark(approval, note))
    return work_order


@transaction.atomic
def refuse_send_back(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The department has to handle it: acknowledged from the moment it asked, and no day won."""
    work_order = begin(number, Step.REFUSE_SEND_BACK, by=by, seen_version=seen_version)
    approval = decide(work_order, SendBackOutcome.REFUSED, note, by=by, at=at)
    lead = lead_of(work_order)
    if lead.acknowledged_at is None:
        lead.acknowledged_at, lead.acknowledged_by_id = approval.requested_at, approval.requested_by_id
        lead.save(update_fields=["acknowledged_at", "acknowledged_by"])
    if not work_order.is_response_judged:
        work_order.acknowledged_at = lead.acknowledged_at
    take_step(work_order, Step.REFUSE_SEND_BACK, by=by, at=at, remark=_remark(approval, note))
    return work_order


def decide(work_order: WorkOrder, outcome: SendBackOutcome, note: str, *, by: Actor, at: datetime) -> Approval:
    """Close the open send-back of a locked work order.

    Never by whoever dispatched it (`DeciderIsDispatcher`), nor by whoever asked for it (`OwnApplication`).
    """
    if by.person_id == work_order.dispatched_by_id:
        raise DeciderIsDispatcher
    approval = (
        Approval.objects.select_related("department", "proposed_department")
        .filter(work_order=work_order, kind=ApprovalKind.SEND_BACK, outcome="")
        .get()
    )
    if approval.requested_by_id == by.person_id:
        raise OwnApplication
    approval.outcome, approval.decision_note = outcome, note
    approval.decided_at, approval.decided_by_id = at, by.person_id
    approval.save(update_fields=["outcome", "decision_note", "decided_at", "decided_by"])
    return approval


def _remark(approval: Approval, note: str) -> Remark:
    proposed = approval.proposed_department
    return Remark(
        note=note, department=approval.department, details={"proposed": proposed.short_name if proposed else None}
    )
