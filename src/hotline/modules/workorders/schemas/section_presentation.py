"""From the parts of a work order to what pages get."""

from datetime import datetime

from hotline.modules.departments.public import Department
from hotline.modules.sla.public import ClockKind, percent_elapsed
from hotline.modules.workorders.models import Approval, Assignment, Attachment, Clock, Reply, WorkOrder
from hotline.modules.workorders.selectors.clock_facts import PAUSED_BY_SUSPENSION, calendars, facts_of

from .sections import (
    ApprovalOutput,
    AssignmentOutput,
    AttachmentOutput,
    ClockOutput,
    LimitOutput,
    NamedOutput,
    ReplyOutput,
    SuspensionOutput,
    WorkOrderReferenceOutput,
)


def named(department: Department) -> NamedOutput:
    """A department by the short name that lists use."""
    return NamedOutput(code=department.code, name=department.short_name)


def reference(work_order: WorkOrder | None) -> WorkOrderReferenceOutput | None:
    """Another work order, as a link."""
    return WorkOrderReferenceOutput(number=work_order.number, title=work_order.title) if work_order else None


def assignment(part: Assignment) -> AssignmentOutput:
    """A department's part."""
    return AssignmentOutput(
        id=part.id,
        department=named(part.department),
        part=part.part,
        dispatch_number=part.dispatch_number,
        assigned_at=part.assigned_at,
        acknowledged_at=part.acknowledged_at,
        replied_at=part.replied_at,
        reply=part.reply,
        ended_at=part.ended_at,
        instruction=part.instruction,
        basis=part.basis,
    )


def clocks(work_order: WorkOrder, *, at: datetime) -> list[ClockOutput]:
    """The clocks of a work order as they stand at a moment."""
    suspensions, calendar_for = list(work_order.suspensions.all()), calendars()
    is_suspended = any(one.ended_at is None for one in suspensions)
    return [
        _clock(
            one,
            percent=percent_elapsed(facts_of(one, suspensions), calendar_for(one), one.stopped_at or at),
            is_paused=is_suspended and one.stopped_at is None and ClockKind(one.kind) in PAUSED_BY_SUSPENSION,
            at=at,
        )
        for one in work_order.clocks.all()
    ]


def _clock(of: Clock, *, percent: int, is_paused: bool, at: datetime) -> ClockOutput:
    until = of.stopped_at or at
    return ClockOutput(
        id=of.id,
        kind=of.kind,
        department=named(of.assignment.department) if of.assignment else None,
        started_at=of.started_at,
        due_at=of.due_at,
        stopped_at=of.stopped_at,
        was_cancelled=of.was_cancelled,
        limit=LimitOutput(
            amount=of.limit_amount, unit=of.limit_unit, rule_name=of.limit_rule_name, basis=of.limit_basis
        ),
        percent_elapsed=percent,
        is_late=until > of.due_at and not of.was_cancelled,
        is_paused=is_paused,
    )


def approval(application: Approval) -> ApprovalOutput:
    """An application with its decision."""
    proposed = application.proposed_department
    return ApprovalOutput(
        id=application.id,
        kind=application.kind,
        department=named(application.department) if application.department else None,
        requested_at=application.requested_at,
        requested_by_name=application.requested_by.name,
        reason=application.reason,
        basis=application.basis,
        proposed_department=named(proposed) if proposed else None,
        amount=application.amount,
        unit=application.unit,
        until_on=application.until_on,
        ground=application.ground,
        level=application.level,
        outcome=application.outcome,
        decided_at=application.decided_at,
        decided_by_name=application.decided_by.name if application.decided_by else None,
        decision_note=application.decision_note,
    )


def attachment(file: Attachment) -> AttachmentOutput:
    """A file's name and size; its bytes have an address of their own."""
    return AttachmentOutput(
        id=file.id, name=file.name, content_type=file.content_type, size=file.size, added_at=file.added_at
    )


def reply(version: Reply, files: list[Attachment]) -> ReplyOutput:
    """A version of the reply with the files that came with it."""
    return ReplyOutput(
        answer=version.answer,
        report=version.report,
        basis=version.basis,
        outcome=version.outcome,
        written_at=version.written_at,
        written_by_name=version.written_by.name,
        approved_by_name=version.approved_by.name if version.approved_by else None,
        attachments=[attachment(file) for file in files if file.reply_id == version.id],
    )


def suspension(work_order: WorkOrder) -> SuspensionOutput | None:
    """The suspension that holds now."""
    open_ones = [one for one in work_order.suspensions.all() if one.ended_at is None]
    return (
        SuspensionOutput(reason=open_ones[0].reason, started_at=open_ones[0].started_at, ends_at=open_ones[0].ends_at)
        if open_ones
        else None
    )
