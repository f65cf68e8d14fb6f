"""Note what has been done about a work order."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.models import PromiseTask, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.promise import is_reportable

from .take_step import Remark, begin, take_step


@transaction.atomic
def note_progress(*, number: str, note: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Write progress into the history; while a promise is kept it is also the report that is due then."""
    work_order = begin(number, Step.NOTE_PROGRESS, by=by, seen_version=seen_version)
    reported = _report(work_order, note, by=by, at=at) if work_order.promised_until else None
    details = {"reported_for": reported.due_on.isoformat()} if reported else {}
    remark = Remark(note=note, department=work_order.handling_department, details=details)
    take_step(work_order, Step.NOTE_PROGRESS, by=by, at=at, remark=remark)
    return work_order


def _report(work_order: WorkOrder, report: str, *, by: Actor, at: datetime) -> PromiseTask | None:
    """Close the task that is due now, the oldest first."""
    task = PromiseTask.objects.filter(work_order=work_order, reported_at__isnull=True).order_by("due_on").first()
    if task is None or not is_reportable(task.due_on, local_date(at), handling_policy(at)):
        return None
    task.reported_at, task.reported_by_id, task.report = at, by.person_id, report
    task.save()
    return task
