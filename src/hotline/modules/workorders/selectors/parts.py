"""Departments' parts in work orders that are not over."""

from hotline.modules.departments.public import Department
from hotline.modules.workorders.models import Assignment
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES
from hotline.modules.workorders.rules.words import Part


def open_work_order_count(department: Department) -> int:
    """How many work orders that are not over the department has a part in, besides those it only reads."""
    parts = Assignment.objects.filter(
        department=department, ended_at__isnull=True, work_order__stage__in=sorted(OPEN_STAGES)
    )
    return parts.exclude(part=Part.COPIED).values("work_order").distinct().count()
