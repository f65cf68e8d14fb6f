"""Hand a work order to the department that will handle it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import find_department
from hotline.modules.sla.public import ClockKind, LimitCriteria, limit_for
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.errors import DepartmentNotSuitable
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.selectors.visibility import lock

from .take_step import Remark, take_step


@transaction.atomic
def dispatch(
    *, number: str, department_code: str, note: str, by: Actor, at: datetime, seen_version: int | None = None
) -> WorkOrder:
    """Dispatch to a department; its limit starts now and the due moment is frozen on the work order."""
    work_order = lock(number, by=by)
    department = find_department(department_code)
    if department.is_hotline_centre or not department.is_active:
        raise DepartmentNotSuitable(field="department_code", department=department.name)
    limit = limit_for(ClockKind.HANDLE, LimitCriteria(work_order.request_type, work_order.urgency), on=local_date(at))
    work_order.handling_department = department
    work_order.dispatched_at = at
    work_order.limit_amount = limit.amount
    work_order.limit_unit = limit.unit
    work_order.limit_rule_name = limit.rule_name
    work_order.handling_due_at = limit.due_at(at, working_calendar(local_date(at)))
    take_step(
        work_order,
        Step.DISPATCH,
        by=by,
        at=at,
        seen_version=seen_version,
        remark=Remark(
            note=note,
            department=department,
            details={"due_at": work_order.handling_due_at.isoformat(), "limit": limit.rule_name},
        ),
    )
    return work_order
