"""Work due moments out anew after a newer calendar was published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind, due_at
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.errors import CalendarUpToDate
from hotline.modules.workorders.models import Clock, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.selectors.clock_facts import facts_of

from .clocks import running, show_on, work_out
from .take_step import Remark, begin, take_step


@dataclass(frozen=True, slots=True)
class DueChange:
    """What a recalculation does, or would do, to a clock."""

    number: str
    clock_id: int
    kind: ClockKind
    department: str
    old_due_at: datetime
    new_due_at: datetime
    old_version: int
    new_version: int


@transaction.atomic
def recalculate(
    *,
    number: str,
    reason: str,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
    is_dry_run: bool = False,
) -> Sequence[DueChange]:
    """Move a work order's running clocks to the newest calendar, as a recorded step with its reason.

    A dry run says what would change and changes nothing. Where no clock has an older calendar: `CalendarUpToDate`.
    """
    work_order = begin(number, Step.RECALCULATE, by=by, seen_version=seen_version)
    suspensions = list(work_order.suspensions.all())
    changes: list[DueChange] = []
    for clock in running(work_order):
        calendar = working_calendar(local_date(clock.started_at))
        if clock.calendar_version == calendar.version:
            continue
        new_due_at = due_at(facts_of(clock, suspensions), calendar)
        changes.append(_change(work_order, clock, new_due_at, calendar.version))
        if not is_dry_run:
            clock.calendar_version = calendar.version
            work_out(clock, suspensions, calendar, at=at)
            clock.save()
            show_on(work_order, clock)
    if not changes:
        raise CalendarUpToDate
    if not is_dry_run:
        remark = Remark(note=reason, department=work_order.handling_department, details=_details(changes))
        take_step(work_order, Step.RECALCULATE, by=by, at=at, remark=remark)
    return changes


def _change(work_order: WorkOrder, clock: Clock, new_due_at: datetime, version: int) -> DueChange:
    department = clock.assignment.department if clock.assignment else None
    return DueChange(
        number=work_order.number,
        clock_id=clock.pk,
        kind=ClockKind(clock.kind),
        department=department.short_name if department else "",
        old_due_at=clock.due_at,
        new_due_at=new_due_at,
        old_version=clock.calendar_version,
        new_version=version,
    )


def _details(changes: Sequence[DueChange]) -> dict[str, str | int | bool | None]:
    moved = [change for change in changes if change.old_due_at != change.new_due_at]
    details: dict[str, str | int | bool | None] = {
        "calendar_version": changes[0].new_version,
        "moved": len(moved),
    }
    for change in moved:
        details[f"{change.kind}_{change.clock_id}"] = (
            f"{change.old_due_at.isoformat()} → {change.new_due_at.isoformat()}"
        )
    return details
