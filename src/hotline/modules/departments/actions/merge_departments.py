"""Add departments to a city's tree and change those that are named again."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime

from django.db import transaction

from hotline.modules.audit.public import record
from hotline.modules.departments.models import Department
from hotline.modules.departments.rules.rows import DepartmentRow
from hotline.modules.departments.rules.tree import path_of
from hotline.modules.departments.selectors import rows_of

# What a row says besides its place.
OWN_FIELDS = tuple(field.name for field in fields(DepartmentRow) if field.name not in ("code", "parent_code"))


@transaction.atomic
def merge_departments(*, rows: Sequence[DepartmentRow], by: str, at: datetime, reason: str = "") -> None:
    """Create what is new, change what is there, move what has another parent; nothing is removed.

    The rows are sound among themselves and with the departments there are. A new centre takes the old one's place.
    Every department that is added, changed or moved gets its own entry in the audit.
    """
    present = hold_tree()
    tree = rows_of(present.values()) | {row.code: row for row in rows}
    if any(row.is_hotline_centre for row in rows):
        Department.objects.filter(is_hotline_centre=True).update(is_hotline_centre=False)
    for row in sorted(rows, key=lambda one: path_of(one.code, tree)):
        _write(row, present, path_of(row.code, tree), by=by, at=at, reason=reason)
    _mend_paths(present, tree)
    record(actor=by, action="merge_departments", subject="departments", at=at, facts={"count": len(rows)})


def hold_tree() -> dict[str, Department]:
    """Every department by its code, held until the transaction ends."""
    held = Department.objects.select_for_update(of=("self",)).select_related("parent").order_by("pk")
    return {one.code: one for one in held}


def _write(
    row: DepartmentRow, present: dict[str, Department], path: str, *, by: str, at: datetime, reason: str
) -> None:
    department = present.get(row.code)
    parent = present.get(row.parent_code)
    before = None if department is None else rows_of([department])[row.code]
    if department is None:
        department = present[row.code] = Department(code=row.code, path=path)
    for name in OWN_FIELDS:
        setattr(department, name, getattr(row, name))
    if before is None or before.parent_code != row.parent_code:
        department.parent = parent
    department.save()
    _note(before, row, by=by, at=at, reason=reason)


def _note(before: DepartmentRow | None, row: DepartmentRow, *, by: str, at: datetime, reason: str) -> None:
    """What was another before, in the audit; a department that stays as it is leaves no trace."""
    subject = f"department:{row.code}"
    if before is None:
        facts: dict[str, str | int | None] = {"name": row.name, "parent": row.parent_code}
        record(actor=by, action="add_department", subject=subject, at=at, reason=reason, facts=facts)
        return
    if before.parent_code != row.parent_code:
        moved: dict[str, str | int | None] = {"former_parent": before.parent_code, "parent": row.parent_code}
        record(actor=by, action="move_department", subject=subject, at=at, reason=reason, facts=moved)
    changed: dict[str, str | int | None] = {}
    for name in OWN_FIELDS:
        former, now = str(getattr(before, name)), str(getattr(row, name))
        if former != now:
            changed |= {f"former_{name}": former, name: now}
    if changed:
        record(actor=by, action="change_department", subject=subject, at=at, reason=reason, facts=changed)


def _mend_paths(present: Mapping[str, Department], tree: Mapping[str, DepartmentRow]) -> None:
    """Whoever stands below a department that was moved has moved with it."""
    moved = []
    for department in present.values():
        path = path_of(department.code, tree)
        if department.path != path:
            department.path = path
            moved.append(department)
    Department.objects.bulk_update(moved, ["path"])
