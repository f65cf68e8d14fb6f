"""Have a person work for a department."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Person
from hotline.modules.audit.public import record
from hotline.modules.departments.models import Membership
from hotline.modules.departments.selectors import find_department


@transaction.atomic
def join_department(*, person: Person, department_code: str, by: str, at: datetime) -> Membership:
    """Make the person a member; somebody who worked elsewhere moves."""
    department = find_department(department_code)
    membership, _ = Membership.objects.update_or_create(person=person, defaults={"department": department})
    record(
        actor=by,
        action="join_department",
        subject=f"person:{person.account}",
        at=at,
        facts={"department": department_code},
    )
    return membership
