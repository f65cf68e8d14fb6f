"""Give somebody an account."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hotline.modules.access.errors import RolesNotCompatible, UnknownRole
from hotline.modules.access.models import Person
from hotline.modules.access.rules.roles import ROLES, are_compatible
from hotline.modules.audit.public import record

from .strength import ensure_strong


@transaction.atomic
def create_person(
    *,
    account: str,
    name: str,
    role_codes: Collection[str],
    password: str,
    by: str,
    at: datetime,
    staff_number: str = "",
    must_change_password: bool = True,
) -> Person:
    """Create an account with its roles; refused where the roles exclude each other or the password is weak."""
    codes = frozenset(role_codes)
    for code in codes - ROLES.keys():
        raise UnknownRole(field="roles", role=code)
    if not are_compatible(codes):
        raise RolesNotCompatible(field="roles")
    person = Person(
        account=account,
        name=name,
        staff_number=staff_number,
        role_codes=sorted(codes),
        must_change_password=must_change_password,
        created_at=at,
    )
    ensure_strong(password, person)
    person.set_password(password)
    person.save()
    record(
        actor=by, action="create_person", subject=f"person:{account}", at=at, facts={"roles": ",".join(sorted(codes))}
    )
    return person
