"""Withdraw a work order that is not wanted any more."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import Approval, JointReview, Suspension, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .assign import end_parts
from .clocks import stop_clocks
from .take_step import Remark, begin, take_step

# What becomes of an application that nobody decides any more.
LAPSED = "lapsed"


@transaction.atomic
def withdraw(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """End a work order at the requester's wish, or because it should not have been registered; nobody handles it.

    Its clocks are cancelled, its departments hear of it and lose it, and what was applied for lapses.
    """
    work_order = begin(number, Step.WITHDRAW, by=by, seen_version=seen_version)
    remark = Remark(note=reason, department=work_order.handling_department)
    take_step(work_order, Step.WITHDRAW, by=by, at=at, remark=remark)
    # After the step, whose notice goes to those who still have a part.
    end_parts(work_order, step=Step.WITHDRAW, at=at)
    stop_clocks(work_order, *ClockKind, at=at, was_cancelled=True)
    Suspension.objects.filter(work_order=work_order, ended_at__isnull=True).update(ended_at=at)
    Approval.objects.filter(work_order=work_order, outcome="").update(
        outcome=LAPSED, decided_at=at, decided_by_id=by.person_id, decision_note=reason
    )
    JointReview.objects.filter(work_order=work_order, concluded_at__isnull=True).update(
        concluded_at=at, concluded_by_id=by.person_id, conclusion=reason
    )
    return work_order
