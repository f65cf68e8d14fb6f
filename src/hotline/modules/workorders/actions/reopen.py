"""Handle a completed work order again."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.workorders.errors import DepartmentNotSuitable, NeverDispatched, RecusalRequired
from hotline.modules.workorders.events import WorkOrderReopened
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import Part

from .assign import Parts, assign, end_parts, return_to_dispatch
from .merge import hold_main_of, leave_main, note_release
from .publish import take_down
from .reopen_duplicates import reopen_duplicates
from .take_step import Remark, begin, take_step


@transaction.atomic
def reopen(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Give the work order back to the departments that handled it, for a new round with clocks of its own.

    The moments of the first reply and of the completion stay until there are new ones.
    """
    work_order = begin(number, Step.REOPEN, by=by, seen_version=seen_version)
    parts = _parts_again(work_order, reason)
    end_parts(work_order, step=Step.REOPEN, at=at)
    taken_down = _open_again(work_order)
    reopen_duplicates(work_order, at=at)
    lead = assign(work_order, parts, by=by, at=at, step=Step.REOPEN)
    due_at = work_order.current_due_at
    details = {"rework": work_order.rework_count, "due_at": due_at.isoformat() if due_at else None} | taken_down
    remark = Remark(note=reason, department=lead, details=details)
    take_step(work_order, Step.REOPEN, by=by, at=at, remark=remark)
    publish(WorkOrderReopened(at=at, work_order_id=work_order.pk))
    return work_order


@transaction.atomic
def reopen_for_dispatch(
    *, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Have the work order dispatched anew, because the department or the answer at once was not the right one.

    What was completed with a main work order leaves it and goes its own way; both histories say so.
    """
    main = hold_main_of(number, by=by)
    work_order = begin(number, Step.REOPEN_FOR_DISPATCH, by=by, seen_version=seen_version)
    department = work_order.handling_department
    return_to_dispatch(work_order, step=Step.REOPEN_FOR_DISPATCH, at=at)
    remark = Remark(note=reason, department=department, details=_open_again(work_order))
    work_order.answered_at_once = False
    reopen_duplicates(work_order, at=at)
    if main is not None:
        leave_main(work_order, main)
    take_step(work_order, Step.REOPEN_FOR_DISPATCH, by=by, at=at, remark=remark)
    if main is not None:
        note_release(main, number, reason=reason, by=system_actor(Permission.MERGE_WORK_ORDERS), at=at)
    publish(WorkOrderReopened(at=at, work_order_id=work_order.pk))
    return work_order


@transaction.atomic
def reopen_without_choice(*, number: str, reason: str, by: Actor, at: datetime) -> WorkOrder:
    """Reopen a work order where nobody is there to choose: to the departments that handled it, and for dispatch where
    there are none or they cannot take it any more, with the reason why.
    """
    try:
        return reopen(number=number, reason=reason, by=by, at=at)
    except (NeverDispatched, DepartmentNotSuitable, RecusalRequired) as refusal:
        return reopen_for_dispatch(number=number, reason=f"{reason}（{refusal.sentence('zh')}）", by=by, at=at)


def _open_again(work_order: WorkOrder) -> dict[str, str | int | bool | None]:
    """Set what both ways of reopening have in common, and return what history keeps of it.

    What was published tells of a result that does not stand any more, so it is taken down.
    """
    work_order.awaits_callback = False
    work_order.awaits_result_review = False
    work_order.rework_count += 1
    # A leader's item is done when the matter is: its report is approved anew.
    work_order.awaits_leader_approval = work_order.is_leader_assigned
    title = take_down(work_order)
    return {"withdrawn_publication": title} if title else {}


def _parts_again(work_order: WorkOrder, instruction: str) -> Parts:
    """The live parts of the last round, as the next round's."""
    live = Assignment.objects.filter(work_order=work_order, ended_at__isnull=True).select_related("department")
    codes: dict[Part, list[str]] = {part: [] for part in Part}
    for assignment in live.order_by("id"):
        codes[Part(assignment.part)].append(assignment.department.code)
    if not codes[Part.LEAD]:
        raise NeverDispatched
    return Parts(codes[Part.LEAD][0], codes[Part.SUPPORTING], codes[Part.COPIED], instruction)
