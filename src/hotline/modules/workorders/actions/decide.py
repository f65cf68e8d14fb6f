"""What the decisions on applications have in common."""

from datetime import date, datetime

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import ApplicationOpen, NoOpenApplication, OwnApplication
from hotline.modules.workorders.models import Approval, WorkOrder
from hotline.modules.workorders.rules.words import ApprovalKind

APPROVED, REFUSED = "approved", "refused"


def apply_for(
    work_order: WorkOrder,
    kind: ApprovalKind,
    *,
    reason: str,
    by: Actor,
    at: datetime,
    level: int = 1,
    amount: int | None = None,
    unit: str = "",
    until_on: date | None = None,
    ground: str = "",
) -> Approval:
    """Write an application of the department in the lead down; `ApplicationOpen` where one is open already."""
    if Approval.objects.filter(work_order=work_order, kind=kind, outcome="").exists():
        raise ApplicationOpen
    return Approval.objects.create(
        work_order=work_order,
        kind=kind,
        department=work_order.handling_department,
        requested_at=at,
        requested_by_id=by.person_id,
        reason=reason,
        level=level,
        amount=amount,
        unit=unit,
        until_on=until_on,
        ground=ground,
    )


def open_application(work_order: WorkOrder, kind: ApprovalKind, *, by: Actor) -> Approval:
    """The open application of that kind, for somebody who did not make it himself."""
    approval = Approval.objects.filter(work_order=work_order, kind=kind, outcome="").first()
    if approval is None:
        raise NoOpenApplication
    if approval.requested_by_id == by.person_id:
        raise OwnApplication
    return approval


def close(approval: Approval, *, outcome: str, note: str, by: Actor, at: datetime) -> None:
    """Keep the decision: what, who, when and why."""
    approval.outcome = outcome
    approval.decided_at, approval.decided_by_id, approval.decision_note = at, by.person_id, note
    approval.save()
