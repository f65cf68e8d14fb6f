"""Where people work and what they may see from there."""

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor

from .models import Department, HotlineProfile


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
