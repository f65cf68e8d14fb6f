"""Keep in a work order's history that its handling was supervised: reminded, supervised, instructed."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .take_step import Details, Remark, begin, take_step


@transaction.atomic
def note_supervision(
    *,
    number: str,
    step: Step,
    note: str,
    by: Actor,
    at: datetime,
    details: Details | None = None,
    department: Department | None = None,
    seen_version: int | None = None,
) -> WorkOrder:
    """Write down a reminder, a notice or an instruction; the work order stays where it is."""
    work_order = begin(number, step, by=by, seen_version=seen_version)
    remark = Remark(note=note, department=department or work_order.handling_department, details=details or {})
    take_step(work_order, step, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def await_leader_approval(
    *, number: str, is_awaited: bool, note: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Mark a work order as a leader's item, which is not archived before its report is approved, or release it."""
    work_order = begin(number, Step.INSTRUCT, by=by, seen_version=seen_version)
    work_order.is_leader_assigned = True
    work_order.awaits_leader_approval = is_awaited
    remark = Remark(note=note, department=work_order.handling_department, details={"is_leader_item": True})
    take_step(work_order, Step.INSTRUCT, by=by, at=at, remark=remark)
    return work_order
