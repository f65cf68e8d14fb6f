"""Reply to a work order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Case, Q, When

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import ApprovalRequired
from hotline.modules.workorders.models import Clock, Reply, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.rules.words import Outcome

from .assign import lapse_applications
from .attach import attach_to
from .check_reply import ensure_presentable
from .suspension import end_suspension
from .take_step import Details, Remark, begin, take_step


@dataclass(frozen=True, slots=True)
class ReplyText:
    """A reply in its four parts, with the files that prove it and the warnings that its writer overrules."""

    answer: str
    report: str = ""
    basis: str = ""
    outcome: Outcome = Outcome.SOLVED
    attachment_ids: Sequence[int] = ()
    overruled_findings: Sequence[str] = ()


@transaction.atomic
def reply(*, number: str, reply: ReplyText, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """The department says what it did. The first reply decides whether the work order was on time.

    Where its replies need a leader's approval nobody replies directly, the leader as little as anybody: what he writes
    himself, another leader approves.
    """
    work_order = begin(number, Step.REPLY, by=by, seen_version=seen_version)
    lead = work_order.handling_department
    if lead and lead.replies_need_approval:
        raise ApprovalRequired
    overruled = ensure_presentable(reply.answer, reply.report, reply.basis, reply.overruled_findings)
    leave_department(work_order, answer=reply.answer, outcome=reply.outcome, at=at)
    remark = Remark(note=reply.answer, department=lead, details=details_of(reply.outcome, overruled))
    take_step(work_order, Step.REPLY, by=by, at=at, remark=remark)
    write(work_order, reply, overruled, by=by, at=at)
    return work_order


def leave_department(work_order: WorkOrder, *, answer: str, outcome: str, at: datetime) -> None:
    """Set what a reply that leaves the department changes, and stop its clocks; the caller takes the step.

    A supporting department that is late by now is charged with it; one that had time left, and the contact that
    was never made, are neither on time nor late.
    """
    if work_order.current_stage is Stage.SUSPENDED:
        end_suspension(work_order, at=at)
    work_order.reply = answer
    work_order.outcome = outcome
    work_order.replied_at = at
    work_order.first_replied_at = work_order.first_replied_at or at
    work_order.rework_due_at = None
    lapse_applications(work_order, at=at)
    in_vain = Q(kind=ClockKind.CONTACT) | Q(kind=ClockKind.SUPPORT, due_at__gte=at)
    Clock.objects.filter(
        work_order=work_order,
        stopped_at__isnull=True,
        kind__in=[ClockKind.HANDLE, ClockKind.CONTACT, ClockKind.SUPPORT],
    ).update(stopped_at=at, next_warning_at=None, was_cancelled=Case(When(in_vain, then=True), default=False))


def write(work_order: WorkOrder, reply: ReplyText, overruled: Sequence[str], *, by: Actor, at: datetime) -> Reply:
    """Keep this version of the reply, with its files."""
    lead = work_order.handling_department
    assert lead is not None, "a department handles the work order"
    written = Reply.objects.create(
        work_order=work_order,
        department=lead,
        answer=reply.answer,
        report=reply.report,
        basis=reply.basis,
        outcome=reply.outcome,
        written_at=at,
        written_by_id=by.person_id,
        overruled_findings=list(overruled),
    )
    attach_to(written, reply.attachment_ids)
    return written


def details_of(outcome: str, overruled: Sequence[str]) -> Details:
    """What history keeps of a reply besides its answer."""
    return {"outcome": outcome} | ({"overruled": "、".join(overruled)} if overruled else {})
