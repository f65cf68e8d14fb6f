"""Close a unit of the organisation: its people and its lines of the responsibility list go to who takes over."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.access.public import Actor
from hotline.modules.administration.errors import (
    ClosingInFuture,
    DepartmentInUse,
    SuccessorNeeded,
    SuccessorNotSuitable,
)
from hotline.modules.departments.public import (
    Department,
    Membership,
    close_department,
    find_department,
    join_department,
)
from hotline.modules.workorders.public import ResponsibilityEntry, hand_over_responsibilities, open_work_order_count


@dataclass(frozen=True, slots=True)
class Dependents:
    """What depends on a unit while it is open."""

    open_orders: int
    units_below: int
    people: int
    lines: int


def dependents_of(department: Department) -> Dependents:
    """What depends on a unit: open orders and units below forbid its closing; people and lines need a successor."""
    return Dependents(
        open_orders=open_work_order_count(department),
        units_below=department.children.filter(is_active=True).count(),
        people=Membership.objects.filter(department=department).count(),
        lines=ResponsibilityEntry.objects.filter(department=department, valid_to__isnull=True).count(),
    )


@transaction.atomic
def close_unit(*, code: str, closed_on: date, successor_code: str, reason: str, by: Actor, at: datetime) -> Department:
    """Close a unit on a day, which was its last. What it did stays under its name."""
    department = find_department(code)
    if closed_on > local_date(at):
        raise ClosingInFuture(field="closed_on", day=closed_on.isoformat())
    if department.is_hotline_centre:
        raise SuccessorNotSuitable(field="code", department=department.name)
    found = dependents_of(department)
    if found.open_orders or found.units_below:
        raise DepartmentInUse(department=department.name, open_orders=found.open_orders, units_below=found.units_below)
    successor = _successor(department, successor_code)
    if successor is None and (found.people or found.lines):
        raise SuccessorNeeded(
            field="successor_code", department=department.name, people=found.people, lines=found.lines
        )
    closed = close_department(code=code, closed_on=closed_on, successor=successor, reason=reason, by=by.account, at=at)
    if successor is not None:
        for membership in Membership.objects.filter(department=department).select_related("person"):
            join_department(person=membership.person, department_code=successor.code, by=by.account, at=at)
        hand_over_responsibilities(former=closed, successor=successor, by=by, at=at)
    return closed


def _successor(department: Department, code: str) -> Department | None:
    if not code:
        return None
    successor = find_department(code)
    if successor == department or not successor.is_active or successor.is_hotline_centre:
        raise SuccessorNotSuitable(field="successor_code", department=successor.name)
    return successor
