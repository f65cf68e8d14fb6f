"""Where people work and what they may see from there."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import AuditEntry

from .models import Department, HotlineProfile
from .rules import DepartmentLevel
from .rules.rows import DepartmentRow


def profile() -> HotlineProfile:
    """This hotline's profile."""
    return HotlineProfile.objects.get(id=1)


def department_of(actor: Actor) -> Department | None:
    """The department that the actor works for."""
    return Department.objects.filter(memberships__person_id=actor.person_id).first()


def subtree_of(actor: Actor) -> QuerySet[Department]:
    """The actor's department and all below it; empty where he belongs to none."""
    department = department_of(actor)
    if department is None:
        return Department.objects.none()
    return Department.objects.filter(path__startswith=department.path)


def find_department(code: str) -> Department:
    """The department with that code."""
    department = Department.objects.filter(code=code).first()
    if department is None:
        raise NotFound(field="department_code", what=code)
    return department


def directory() -> QuerySet[Department]:
    """The departments that are open, each before those below it."""
    return Department.objects.filter(is_active=True).select_related("parent").order_by("path")


def department_rows() -> dict[str, DepartmentRow]:
    """Every department that is open as a city writes it down, by its code."""
    return rows_of(directory())


def rows_of(departments: Iterable[Department]) -> dict[str, DepartmentRow]:
    """Departments, read with their parents, as a city writes them down, by code."""
    return {
        one.code: DepartmentRow(
            code=one.code,
            name=one.name,
            short_name=one.short_name,
            level=DepartmentLevel(one.level),
            parent_code=one.parent.code if one.parent else "",
            division_code=one.division_code,
            remit=one.remit,
            is_hotline_centre=one.is_hotline_centre,
            agency_type=one.agency_type,
        )
        for one in departments
    }


def closed_codes() -> frozenset[str]:
    """The codes of departments that are closed: they are never given again."""
    return frozenset(Department.objects.filter(is_active=False).values_list("code", flat=True))


def whole_tree() -> QuerySet[Department]:
    """Every department there is or was, each before those below it, with how many people work there as `people`."""
    people = Count("memberships", filter=Q(memberships__person__is_active=True))
    return Department.objects.select_related("parent", "successor").annotate(people=people).order_by("path")


def history_of(code: str) -> QuerySet[AuditEntry]:
    """What was done to a department, the newest first."""
    return AuditEntry.objects.filter(subject=f"department:{find_department(code).code}").order_by("-id")


def present_profile() -> HotlineProfile:
    """This hotline's profile; one that is nowhere kept while the hotline waits for its first start."""
    title = f"12345 {settings.HOTLINE_NAME}"
    return HotlineProfile.objects.filter(id=1).first() or HotlineProfile(
        name=settings.HOTLINE_NAME, title=title, title_en=title
    )
