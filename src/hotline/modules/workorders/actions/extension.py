"""Give a department more time."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.kit.clock import LOCAL, deadline_words
from hotline.modules.access.public import Actor, Permission
from hotline.modules.sla.public import ClockKind, LimitUnit, handling_policy
from hotline.modules.workorders.errors import (
    AlreadyPromised,
    ExtensionTooLate,
    ExtensionTooLong,
    HigherApproverRequired,
    NoFurtherExtension,
)
from hotline.modules.workorders.models import Approval, Clock, WorkOrder
from hotline.modules.workorders.rules.extensions import HIGHER_LEVEL, level_of
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind

from .clocks import work_out_again
from .decide import APPROVED, REFUSED, apply_for, close, open_application
from .take_step import Details, Remark, begin, take_step
from .tell import tell_requester


@transaction.atomic
def request_extension(
    *, number: str, amount: int, reason: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Apply, before the limit runs out, for so much more of its unit. The clock runs on until it is granted."""
    work_order = begin(number, Step.REQUEST_EXTENSION, by=by, seen_version=seen_version)
    policy = handling_policy(at)
    level = level_of(work_order.extension_count, policy)
    if level is None:
        raise NoFurtherExtension(extensions=work_order.extension_count)
    clock = handling_clock(work_order)
    if clock.fixed_due_at is not None:
        raise AlreadyPromised(until_on=str(work_order.promised_until))
    if at > clock.due_at:
        raise ExtensionTooLate(due_at=deadline_words(clock.due_at))
    most = policy.most_extension(LimitUnit(clock.limit_unit))
    if amount > most:
        raise ExtensionTooLong(field="amount", most=most)
    apply_for(
        work_order,
        ApprovalKind.EXTENSION,
        reason=reason,
        by=by,
        at=at,
        level=level,
        amount=amount,
        unit=clock.limit_unit,
    )
    details: Details = {"amount": amount, "unit": clock.limit_unit, "level": level}
    remark = Remark(note=reason, department=work_order.handling_department, details=details)
    take_step(work_order, Step.REQUEST_EXTENSION, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def approve_extension(
    *, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Add the time to the limit: the due moment follows anew from it, and the requester is told."""
    work_order = begin(number, Step.APPROVE_EXTENSION, by=by, seen_version=seen_version)
    approval = _application(work_order, by=by)
    close(approval, outcome=APPROVED, note=note, by=by, at=at)
    work_order.extension_count += 1
    clock = handling_clock(work_order)
    clock.extensions = [*clock.extensions, f"{approval.amount} {approval.unit}"]
    clock.save(update_fields=["extensions"])
    work_out_again(work_order, at=at)
    due_at = work_order.current_due_at
    assert due_at is not None, "a department handles the work order"
    was_told = tell_requester(work_order, handling_policy(at).signed(_text(work_order.number, due_at)), at=at)
    details: Details = {
        "amount": approval.amount,
        "unit": approval.unit,
        "due_at": due_at.isoformat(),
        "requester_told": was_told,
    }
    remark = Remark(note=note, department=work_order.handling_department, details=details)
    take_step(work_order, Step.APPROVE_EXTENSION, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def refuse_extension(
    *, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Leave the limit as it is."""
    work_order = begin(number, Step.REFUSE_EXTENSION, by=by, seen_version=seen_version)
    close(_application(work_order, by=by), outcome=REFUSED, note=note, by=by, at=at)
    remark = Remark(note=note, department=work_order.handling_department)
    take_step(work_order, Step.REFUSE_EXTENSION, by=by, at=at, remark=remark)
    return work_order


def handling_clock(work_order: WorkOrder) -> Clock:
    """The clock of the department in the lead, which runs as long as it has not replied."""
    return Clock.objects.get(work_order=work_order, kind=ClockKind.HANDLE, stopped_at__isnull=True)


def _application(work_order: WorkOrder, *, by: Actor) -> Approval:
    approval = open_application(work_order, ApprovalKind.EXTENSION, by=by)
    if approval.level >= HIGHER_LEVEL and not by.may(Permission.DECIDE_SECOND_EXTENSIONS):
        raise HigherApproverRequired
    return approval


def _text(number: str, due_at: datetime) -> str:
    local = due_at.astimezone(LOCAL)
    # A limit that ends at midnight ends with the day before: nobody should read the next day.
    is_midnight = (local.hour, local.minute) == (0, 0)
    until = f"{local - timedelta(minutes=1):%Y年%m月%d日}24时" if is_midnight else f"{local:%Y年%m月%d日%H时%M分}"
    return f"您反映的事项（工单{number}）因办理需要延期，将于{until}前答复，敬请谅解。"
