"""Send a work order back as not one's own."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.departments.public import find_department
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import SendBackNotPermitted
from hotline.modules.workorders.models import Approval, Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind, SendBackOutcome
from hotline.modules.workorders.selectors.circumstances import send_back_lateness

from .assign import lead_of
from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def send_back(
    *,
    number: str,
    reason: str,
    basis: str,
    proposed_department_code: str | None,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """The department says, with reason and basis, that the matter is another's. Until it is decided the clocks run on.

    Whoever asks has seen the work order: the clock of acknowledgement stops with the request.
    """
    work_order = begin(number, Step.SEND_BACK, by=by, seen_version=seen_version)
    lead = lead_of(work_order)
    _ensure_free(work_order, lead)
    lateness = send_back_lateness(work_order, lead, at=at)
    if lateness is not None:
        raise lateness
    proposed = find_department(proposed_department_code) if proposed_department_code else None
    Approval.objects.create(
        work_order=work_order,
        kind=ApprovalKind.SEND_BACK,
        department_id=lead.department_id,
        requested_at=at,
        requested_by_id=by.person_id,
        reason=reason,
        basis=basis,
        proposed_department=proposed,
    )
    stop_clocks(work_order, ClockKind.ACKNOWLEDGE, at=at, assignment=lead)
    details = {"basis": basis, "proposed": proposed.short_name if proposed else None}
    remark = Remark(note=reason, department=work_order.handling_department, details=details)
    take_step(work_order, Step.SEND_BACK, by=by, at=at, remark=remark)
    return work_order


def _ensure_free(work_order: WorkOrder, lead: Assignment) -> None:
    if work_order.is_designated:
        raise SendBackNotPermitted(
            reason_zh="承办单位由热线指定。", reason_en="its department was designated by the hotline."
        )
    refused = Approval.objects.filter(
        work_order=work_order,
        kind=ApprovalKind.SEND_BACK,
        department_id=lead.department_id,
        outcome=SendBackOutcome.REFUSED,
        requested_at__gte=lead.assigned_at,
    )
    if refused.exists():
        raise SendBackNotPermitted(reason_zh="退单申请已被驳回。", reason_en="a send-back of it was refused already.")
