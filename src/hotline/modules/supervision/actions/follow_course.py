"""What follows for leaders' items and instructions when the work order goes to another department, or is reopened."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hotline.modules.audit.public import record
from hotline.modules.departments.public import Department
from hotline.modules.supervision.models import LeaderInstruction, LeaderItem
from hotline.modules.supervision.rules.words import InstructionState, LeaderItemState
from hotline.modules.workorders.public import Assignment, WorkOrder
from hotline.modules.workorders.rules.words import Part

from .instruct import hand_to
from .leader_items import note_registered_item
from .tell import tell

_SYSTEM = "system"
_SHOWN = 200


@transaction.atomic
def follow_dispatch(*, work_order_id: int, at: datetime) -> None:
    """Whoever leads now owes the replies that the department before owed, and reports on the leader's item himself.

    Told again of the same dispatch, nothing happens.
    """
    work_order = WorkOrder.objects.select_related("handling_department").get(pk=work_order_id)
    lead = work_order.handling_department
    if lead is None or (work_order.dispatched_at and work_order.dispatched_at > at):
        return
    owed = LeaderInstruction.objects.filter(
        work_order=work_order, notice__isnull=True, state=InstructionState.FORWARDED, forwarded_at__lt=at
    )
    for instruction in owed.exclude(department=lead).select_related("department").select_for_update(of=("self",)):
        if instruction.department is not None and _was_relieved(work_order, instruction.department):
            _pass_on(instruction, lead, at=at)
    _open_again(work_order, LeaderItem.objects.filter(state=LeaderItemState.REPORTED, reported_at__lt=at), at=at)


@transaction.atomic
def follow_reopening(*, work_order_id: int, at: datetime) -> None:
    """A leader's item is not done where its work order is not: it is to be reported on and approved anew."""
    work_order = WorkOrder.objects.get(pk=work_order_id)
    if not work_order.is_leader_assigned:
        return
    note_registered_item(work_order_id=work_order_id, at=at)
    reported = LeaderItem.objects.exclude(state=LeaderItemState.OPEN)
    _open_again(work_order, reported.filter(reported_at__lt=at).exclude(approved_at__gte=at), at=at)


def _was_relieved(work_order: WorkOrder, department: Department) -> bool:
    """Whether the department led and has no part any more; one that was asked beside the handling keeps its duty."""
    parts = Assignment.objects.filter(work_order=work_order, department=department)
    return parts.filter(part=Part.LEAD).exists() and not parts.filter(ended_at__isnull=True).exists()


def _pass_on(instruction: LeaderInstruction, lead: Department, *, at: datetime) -> None:
    before = instruction.department.code if instruction.department else ""
    hand_to(instruction, lead, at=at)
    instruction.save()
    facts = {"from": before, "to": lead.code}
    record(actor=_SYSTEM, action="pass_instruction_on", subject=_subject(instruction.work_order_id), at=at, facts=facts)
    tell("leader_instruction", instruction.work_order.number, lead, at=at)


def _open_again(work_order: WorkOrder, among: QuerySet[LeaderItem], *, at: datetime) -> None:
    for item in among.filter(work_order=work_order).select_for_update():
        facts = {"state": item.state, "report": item.report[:_SHOWN]}
        item.state = LeaderItemState.OPEN
        item.approved_at = item.approved_by = None
        item.save()
        record(actor=_SYSTEM, action="reopen_leader_item", subject=_subject(work_order.pk), at=at, facts=facts)
        tell("leader_item", work_order.number, work_order.handling_department, at=at)


def _subject(work_order_id: int) -> str:
    number: str = WorkOrder.objects.values_list("number", flat=True).get(pk=work_order_id)
    return f"work_order:{number}"
