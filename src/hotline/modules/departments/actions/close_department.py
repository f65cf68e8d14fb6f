"""Close a department on a day, and open it again."""

from datetime import date, datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.audit.public import record
from hotline.modules.departments.errors import DepartmentClosed
from hotline.modules.departments.models import Department


@transaction.atomic
def close_department(
    *, code: str, closed_on: date, successor: Department | None, reason: str, by: str, at: datetime
) -> Department:
    """Take a department out of the directory from the day after; what it did stays under its name."""
    department = _held(code)
    if not department.is_active:
        raise DepartmentClosed(department=department.name, closed_on=str(department.closed_on or ""))
    department.is_active, department.closed_on, department.successor = False, closed_on, successor
    department.save(update_fields=["is_active", "closed_on", "successor"])
    facts: dict[str, str | int | None] = {
        "closed_on": closed_on.isoformat(),
        "successor": successor.code if successor else None,
    }
    record(actor=by, action="close_department", subject=f"department:{code}", at=at, reason=reason, facts=facts)
    return department


@transaction.atomic
def reopen_department(*, code: str, reason: str, by: str, at: datetime) -> Department:
    """Put a closed department back where it was; one that is open stays as it is."""
    department = _held(code)
    if department.is_active:
        return department
    former = {"former_closed_on": str(department.closed_on or "")}
    department.is_active, department.closed_on, department.successor = True, None, None
    department.save(update_fields=["is_active", "closed_on", "successor"])
    record(actor=by, action="reopen_department", subject=f"department:{code}", at=at, reason=reason, facts=former)
    return department


def _held(code: str) -> Department:
    department = Department.objects.select_for_update().filter(code=code).first()
    if department is None:
        raise NotFound(field="department_code", what=code)
    return department
