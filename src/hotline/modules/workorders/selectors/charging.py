"""Who is charged for what ran out on a work order."""

from datetime import datetime

from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import Clock, WorkOrder
from hotline.modules.workorders.rules.charging import Charge, RunningPart, charges
from hotline.modules.workorders.rules.words import Part


def charges_on(work_order: WorkOrder, *, at: datetime) -> list[Charge]:
    """The limits of a work order that have run out, each with the department that is charged."""
    clocks = Clock.objects.filter(work_order=work_order).select_related("assignment__department")
    return charges([_running_part(clock) for clock in clocks], at=at)


def _running_part(clock: Clock) -> RunningPart:
    assignment = clock.assignment
    return RunningPart(
        ClockKind(clock.kind),
        clock.due_at,
        assignment.department.code if assignment else "",
        Part(assignment.part) if assignment else None,
        clock.stopped_at,
        clock.was_cancelled,
        assignment.assigned_at if assignment else None,
    )
