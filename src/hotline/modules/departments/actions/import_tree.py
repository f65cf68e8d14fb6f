"""Write a city's tree of departments."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hotline.modules.audit.public import record
from hotline.modules.departments.models import Department
from hotline.modules.departments.rules.rows import DepartmentRow


@transaction.atomic
def import_tree(*, rows: Sequence[DepartmentRow], by: str, at: datetime) -> int:
    """Create the departments of an empty hotline, parents before children in any order of rows; gives their number.

    The rows are consistent: codes are unique, parents exist, and nothing is its own ancestor.
    """
    waiting = {row.code: row for row in rows}
    made: dict[str, Department] = {}
    while waiting:
        ready = [row for row in waiting.values() if not row.parent_code or row.parent_code in made]
        if not ready:
            raise ValueError("the rows contain a circle or a parent that is missing")
        for row in ready:
            made[row.code] = _create(row, made.get(row.parent_code))
            del waiting[row.code]
    record(actor=by, action="import_departments", subject="departments", at=at, facts={"count": len(made)})
    return len(made)


def _create(row: DepartmentRow, parent: Department | None) -> Department:
    return Department.objects.create(
        code=row.code,
        name=row.name,
        short_name=row.short_name,
        level=row.level,
        parent=parent,
        path=f"{parent.path if parent else ''}{row.code}/",
        division_code=row.division_code,
        remit=row.remit,
        is_hotline_centre=row.is_hotline_centre,
        agency_type=row.agency_type,
    )
