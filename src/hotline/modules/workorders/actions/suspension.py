"""Let a department's clock stand still, and run on."""

import logging
from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.models import Suspension, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage, Step
from hotline.modules.workorders.rules.suspension import latest_end
from hotline.modules.workorders.selectors.circumstances import suspension_excess
from hotline.modules.workorders.selectors.visibility import lock

from .clocks import work_out_again
from .take_step import Details, Remark, begin, take_step

logger = logging.getLogger(__name__)


@transaction.atomic
def suspend(
    *, number: str, reason: str, days: int, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Wait for something outside the department's hands, for so many working days at most.

    The department's clock stands still; the citizen's runs on.
    """
    work_order = begin(number, Step.SUSPEND, by=by, seen_version=seen_version)
    excess = suspension_excess(list(Suspension.objects.filter(work_order=work_order)), days=days, at=at)
    if excess is not None:
        raise excess
    ends_at = latest_end(at, days, working_calendar(local_date(at)))
    Suspension.objects.create(
        work_order=work_order, reason=reason, started_at=at, started_by_id=by.person_id, ends_at=ends_at
    )
    work_out_again(work_order, at=at)
    details: Details = {"days": days, "ends_at": ends_at.isoformat()}
    remark = Remark(note=reason, department=work_order.handling_department, details=details)
    take_step(work_order, Step.SUSPEND, by=by, at=at, remark=remark)
    return work_order


@transaction.atomic
def resume(*, number: str, note: str = "", by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Go on handling: the clock runs again from now, or from the latest end where that has passed."""
    work_order = begin(number, Step.RESUME, by=by, seen_version=seen_version)
    end_suspension(work_order, at=at)
    due_at = work_order.current_due_at
    details: Details = {"due_at": due_at.isoformat() if due_at else None}
    remark = Remark(note=note, department=work_order.handling_department, details=details)
    take_step(work_order, Step.RESUME, by=by, at=at, remark=remark)
    return work_order


def end_suspension(work_order: WorkOrder, *, at: datetime) -> None:
    """Have the clock run again, where it stands still; the caller saves the work order."""
    suspension = Suspension.objects.filter(work_order=work_order, ended_at__isnull=True).first()
    if suspension is None:
        return
    suspension.ended_at = min(at, suspension.ends_at)
    suspension.save(update_fields=["ended_at"])
    work_out_again(work_order, at=at)


def resume_expired(*, at: datetime) -> int:
    """Resume what was suspended up to now at the latest, and return how many; each in a transaction of its own.

    One that fails stops no other: it is logged and told to the caller at the end, all in one `ExceptionGroup`. As it
    is still suspended, the next run tries it again.
    """
    expired = Suspension.objects.filter(ended_at__isnull=True, ends_at__lte=at).order_by("ends_at")
    by = system_actor(Permission.REPLY_TO_WORK_ORDERS, Permission.READ_WORK_ORDERS, Permission.READ_ALL_WORK_ORDERS)
    resumed = 0
    failures: list[Exception] = []
    for number in expired.values_list("work_order__number", flat=True):
        try:
            resumed += _resume_expired(number, by=by, at=at)
        except Exception as failure:
            logger.exception("Work order %s could not be resumed.", number)
            failures.append(failure)
    if failures:
        raise ExceptionGroup(f"{len(failures)} suspended work orders could not be resumed", failures)
    return resumed


@transaction.atomic
def _resume_expired(number: str, *, by: Actor, at: datetime) -> bool:
    work_order = lock(number, by=by)
    if work_order.current_stage is Stage.SUSPENDED:
        resume(number=number, note="挂起期限届满，自动恢复办理。", by=by, at=at)
        return True
    # It left the stage another way, as by a withdrawal: nothing is left to resume.
    end_suspension(work_order, at=at)
    return False
