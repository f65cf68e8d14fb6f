"""A department's replies that its leader approves before they leave it."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import NoOpenApplication, OwnApplication
from hotline.modules.workorders.models import Reply, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage, Step

from .check_reply import ensure_presentable
from .reply import ReplyText, details_of, leave_department, write
from .suspension import end_suspension
from .take_step import Remark, begin, take_step


@transaction.atomic
def submit_reply(
    *, number: str, reply: ReplyText, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Lay a reply before the department's leader; the department's clock runs on until he approves it."""
    work_order = begin(number, Step.SUBMIT_REPLY, by=by, seen_version=seen_version)
    overruled = ensure_presentable(reply.answer, reply.report, reply.basis, reply.overruled_findings)
    if work_order.current_stage is Stage.SUSPENDED:
        end_suspension(work_order, at=at)
    write(work_order, reply, overruled, by=by, at=at)
    details = details_of(reply.outcome, overruled)
    remark = Remark(note=reply.answer, department=work_order.handling_department, details=details)
    take_step(work_order, Step.SUBMIT_REPLY, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def approve_reply(
    *, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Let the reply leave the department, which is when it counts. Nobody approves what he wrote himself."""
    work_order = begin(number, Step.APPROVE_REPLY, by=by, seen_version=seen_version)
    draft = _draft(work_order)
    if draft.written_by_id == by.person_id:
        raise OwnApplication
    draft.approved_at, draft.approved_by_id = at, by.person_id
    draft.save(update_fields=["approved_at", "approved_by"])
    leave_department(work_order, answer=draft.answer, outcome=draft.outcome, at=at)
    remark = Remark(note=note, department=work_order.handling_department, details={"outcome": draft.outcome})
    take_step(work_order, Step.APPROVE_REPLY, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def return_draft(*, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Have the reply written anew; the version that was returned is kept."""
    work_order = begin(number, Step.RETURN_DRAFT, by=by, seen_version=seen_version)
    remark = Remark(note=note, department=work_order.handling_department)
    take_step(work_order, Step.RETURN_DRAFT, by=by, at=at, remark=remark)
    return work_order


def _draft(work_order: WorkOrder) -> Reply:
    draft = Reply.objects.filter(work_order=work_order, approved_at__isnull=True).order_by("-id").first()
    if draft is None:
        raise NoOpenApplication
    return draft
