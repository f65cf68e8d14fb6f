"""Pass a work order on to a department below: city to county, county to town."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department, find_department
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import DepartmentNotBelow
from hotline.modules.workorders.events import WorkOrderDispatched
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import Part

from .assign import clocks_owed, end_assignments, ensure_suitable, lead_of, start_parts
from .clocks import stop_clocks
from .judge import settle_judgement
from .take_step import Remark, begin, take_step


@transaction.atomic
def dispatch_downward(
    *, number: str, department_code: str, note: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """The department in the lead gives the work order to one below it and keeps a copy, to press for it.

    The one below gets clocks of its own, but handling and first contact are due no later than they were: the requester
    was promised that moment. Passing on counts as acknowledgement, and not as a dispatch of the hotline's.
    """
    work_order = begin(number, Step.DISPATCH_DOWNWARD, by=by, seen_version=seen_version)
    lead = work_order.handling_department
    department = find_department(department_code)
    assert lead is not None, "a dispatched work order has a department"
    if department == lead or not department.path.startswith(lead.path):
        raise DepartmentNotBelow(field="department_code", department=department.name, lead=lead.name)
    ensure_suitable(work_order, department)
    remark = Remark(note=note, department=department, details={"from": lead.short_name})
    _pass_on(work_order, lead, department, note, by=by, at=at)
    take_step(work_order, Step.DISPATCH_DOWNWARD, by=by, at=at, remark=remark)
    publish(WorkOrderDispatched(at=at, work_order_id=work_order.pk))
    return work_order


def _pass_on(
    work_order: WorkOrder, lead: Department, department: Department, note: str, *, by: Actor, at: datetime
) -> None:
    former = lead_of(work_order)
    settle_judgement(work_order, at=at)
    stop_clocks(work_order, ClockKind.ACKNOWLEDGE, at=at, assignment=former)
    if former.acknowledged_at is None:
        former.acknowledged_at, former.acknowledged_by_id = at, by.person_id
        former.save(update_fields=["acknowledged_at", "acknowledged_by"])
    owed = clocks_owed(former)
    # Whoever was in support or informed before leads now: one live part for each department.
    others = Assignment.objects.filter(work_order=work_order, department=department, ended_at__isnull=True)
    end_assignments(work_order, [former, *others], step=Step.DISPATCH_DOWNWARD, at=at)
    parts = ((department, Part.LEAD), (lead, Part.COPIED))
    assignments = Assignment.objects.bulk_create(
        Assignment(
            work_order=work_order,
            department=one,
            part=part,
            dispatch_number=work_order.dispatch_count,
            assigned_at=at,
            assigned_by_id=by.person_id,
            instruction=note,
            basis=former.basis,
            responsibility_code=former.responsibility_code,
            responsibility_version=former.responsibility_version,
        )
        for one, part in parts
    )
    work_order.handling_department = department
    if not work_order.is_response_judged:
        work_order.acknowledged_at = None
    start_parts(work_order, assignments, at=at, with_citizen=False, owed=owed)
