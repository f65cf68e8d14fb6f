"""Leave a work order out of the rates (剔除), where somebody else agrees."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import AlreadyExcluded
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.exclusion import ExclusionGround
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind

from .decide import APPROVED, REFUSED, apply_for, close, open_application
from .take_step import Remark, begin, take_step


@transaction.atomic
def request_exclusion(
    *, number: str, ground: ExclusionGround, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Apply, on one of the grounds, for the work order not to count; until it is decided it counts."""
    work_order = begin(number, Step.REQUEST_EXCLUSION, by=by, seen_version=seen_version)
    if work_order.is_excluded:
        raise AlreadyExcluded
    apply_for(work_order, ApprovalKind.EXCLUSION, reason=reason, ground=ground, by=by, at=at)
    remark = Remark(note=reason, department=work_order.handling_department, details={"ground": ground})
    take_step(work_order, Step.REQUEST_EXCLUSION, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def approve_exclusion(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The work order counts neither for nor against the department."""
    work_order = begin(number, Step.APPROVE_EXCLUSION, by=by, seen_version=seen_version)
    ground = _close(work_order, APPROVED, note=note, by=by, at=at)
    work_order.is_excluded = True
    remark = Remark(note=note, department=work_order.handling_department, details={"ground": ground})
    take_step(work_order, Step.APPROVE_EXCLUSION, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def refuse_exclusion(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The work order counts as every other."""
    work_order = begin(number, Step.REFUSE_EXCLUSION, by=by, seen_version=seen_version)
    ground = _close(work_order, REFUSED, note=note, by=by, at=at)
    remark = Remark(note=note, department=work_order.handling_department, details={"ground": ground})
    take_step(work_order, Step.REFUSE_EXCLUSION, by=by, at=at, remark=remark)
    return work_order


def _close(work_order: WorkOrder, outcome: str, *, note: str, by: Actor, at: datetime) -> str:
    """Keep the decision, which nobody takes on his own application; return the ground."""
    approval = open_application(work_order, ApprovalKind.EXCLUSION, by=by)
    close(approval, outcome=outcome, note=note, by=by, at=at)
    return approval.ground
