"""Support the department in the lead."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.departments.public import department_of
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import NotSupporting, SupportAcknowledged
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import Part

from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def acknowledge_support(*, number: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """A supporting department takes its part on."""
    work_order = begin(number, Step.ACKNOWLEDGE_SUPPORT, by=by, seen_version=seen_version)
    part = _part_of(work_order, by=by)
    if part.acknowledged_at is not None:
        raise SupportAcknowledged
    part.acknowledged_at, part.acknowledged_by_id = at, by.person_id
    part.save(update_fields=["acknowledged_at", "acknowledged_by"])
    remark = Remark(department=part.department)
    take_step(work_order, Step.ACKNOWLEDGE_SUPPORT, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def reply_in_support(*, number: str, reply: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Tell the department in the lead what one's own department did; the first time decides whether it was on time."""
    work_order = begin(number, Step.REPLY_IN_SUPPORT, by=by, seen_version=seen_version)
    part = _part_of(work_order, by=by)
    if part.acknowledged_at is None:
        part.acknowledged_at, part.acknowledged_by_id = at, by.person_id
    part.replied_at = part.replied_at or at
    part.reply = reply
    part.save()
    stop_clocks(work_order, ClockKind.SUPPORT, at=at, assignment=part)
    remark = Remark(note=reply, department=part.department)
    take_step(work_order, Step.REPLY_IN_SUPPORT, by=by, at=at, remark=remark)
    return work_order


def _part_of(work_order: WorkOrder, *, by: Actor) -> Assignment:
    """The actor's department's part in support, or that of the nearest one below it."""
    own = department_of(by)
    parts = Assignment.objects.filter(work_order=work_order, part=Part.SUPPORTING, ended_at__isnull=True)
    found = (
        parts.filter(department__path__startswith=own.path)
        .select_related("department")
        .order_by("department__path")
        .first()
        if own
        else None
    )
    if found is None:
        raise NotSupporting
    return found
