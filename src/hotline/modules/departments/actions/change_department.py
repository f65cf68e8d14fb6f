"""Rename a department, change what is written about it, or put it under another one."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.departments.errors import DepartmentClosed, DepartmentNotSound
from hotline.modules.departments.models import Department
from hotline.modules.departments.rules import DepartmentLevel
from hotline.modules.departments.rules.rows import DepartmentRow
from hotline.modules.departments.rules.tree import flaw_of
from hotline.modules.departments.selectors import rows_of

from .merge_departments import hold_tree, merge_departments

SHORT_NAME_LENGTH = 32


@dataclass(frozen=True, slots=True)
class DepartmentWording:
    """What is written about a department besides its place in the tree."""

    name: str
    short_name: str
    level: DepartmentLevel
    division_code: str
    remit: str
    agency_type: str


@transaction.atomic
def add_department(*, row: DepartmentRow, by: str, at: datetime) -> None:
    """Add one department below another, or at the top; a code is never given twice."""
    tree = rows_of(hold_tree().values())
    if row.code in tree:
        raise DepartmentNotSound(
            field="code", reason_zh=f"编码“{row.code}”已经使用", reason_en=f"the code “{row.code}” is taken"
        )
    _save(replace(row, short_name=row.short_name or row.name[:SHORT_NAME_LENGTH]), tree, by=by, at=at, reason="")


@transaction.atomic
def change_department(*, code: str, wording: DepartmentWording, reason: str, by: str, at: datetime) -> None:
    """Give a department another name, level, division, remit or agency type; its code stays."""
    held = hold_tree()
    row = rows_of([_open(held.get(code), code)])[code]
    changed = replace(
        row,
        name=wording.name,
        short_name=wording.short_name or wording.name[:SHORT_NAME_LENGTH],
        level=wording.level,
        division_code=wording.division_code,
        remit=wording.remit,
        agency_type=wording.agency_type,
    )
    _save(changed, rows_of(held.values()), by=by, at=at, reason=reason)


@transaction.atomic
def move_department(*, code: str, parent_code: str, reason: str, by: str, at: datetime) -> None:
    """Put a department, with all below it, under another one or at the top; its records stay with it."""
    held = hold_tree()
    row = rows_of([_open(held.get(code), code)])[code]
    _save(replace(row, parent_code=parent_code), rows_of(held.values()), by=by, at=at, reason=reason)


def _save(row: DepartmentRow, tree: dict[str, DepartmentRow], *, by: str, at: datetime, reason: str) -> None:
    if row.parent_code and Department.objects.filter(code=row.parent_code, is_active=False).exists():
        raise DepartmentNotSound(
            field="parent_code", reason_zh="上级机构已经撤销", reason_en="its parent is closed already"
        )
    flaw = flaw_of(row.code, tree | {row.code: row})
    if flaw is not None:
        raise DepartmentNotSound(field=flaw.field, reason_zh=flaw.zh, reason_en=flaw.en)
    merge_departments(rows=[row], by=by, at=at, reason=reason)


def _open(department: Department | None, code: str) -> Department:
    if department is None:
        raise NotFound(field="department_code", what=code)
    if not department.is_active:
        raise DepartmentClosed(department=department.name, closed_on=str(department.closed_on or ""))
    return department
