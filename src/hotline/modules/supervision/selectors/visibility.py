"""What of supervision somebody may see and answer: the one place that decides it."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import Department, department_of
from hotline.modules.supervision.errors import NotAddressedToYou
from hotline.modules.workorders.public import concealed_from

Record = TypeVar("Record", bound=Model)


def addressed_to(records: QuerySet[Record], actor: Actor, *, department: str = "department") -> QuerySet[Record]:
    """All of them for the hotline's own people; for a department, those addressed to it or to one below it.

    What was addressed to a department stays readable to it after the work order went elsewhere: it has to answer for
    its own time. Nobody sees what belongs to a work order that is concealed from him.
    """
    if not actor.may(Permission.READ_ALL_WORK_ORDERS):
        own = department_of(actor) if actor.may(Permission.READ_WORK_ORDERS) else None
        if own is None:
            return records.none()
        records = records.filter(**{f"{department}__path__startswith": own.path})
    return records.exclude(work_order__in=concealed_from(actor))


def lock_addressed(records: QuerySet[Record], identifier: int, *, by: Actor, department: str = "department") -> Record:
    """One of them, held until the transaction ends; `NotFound` where the actor may not see it."""
    found = addressed_to(records.filter(pk=identifier), by, department=department)
    # Rows that refer to it may be written meanwhile: whoever holds the work order need not wait for this.
    record = found.select_for_update(of=("self",), no_key=True).first()
    if record is None:
        raise NotFound(what=str(identifier))
    return record


def find_addressed(records: QuerySet[Record], identifier: int, *, by: Actor, department: str = "department") -> Record:
    """One of them, to be read; `NotFound` where the actor may not see it."""
    record = addressed_to(records.filter(pk=identifier), by, department=department).first()
    if record is None:
        raise NotFound(what=str(identifier))
    return record


def ensure_addressee(department: Department, *, by: Actor) -> None:
    """Refuse to let anybody answer in a department's place but its own people, or those of one above it."""
    own = department_of(by)
    if own is None or not department.path.startswith(own.path):
        raise NotAddressedToYou(department=department.name)
