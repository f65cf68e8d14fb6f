"""Give somebody other roles."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hotline.modules.access.errors import RolesNotCompatible, UnknownRole
from hotline.modules.access.models import Person
from hotline.modules.access.rules.roles import ROLES, are_compatible
from hotline.modules.audit.public import record


def checked_roles(role_codes: Collection[str]) -> list[str]:
    """The roles in the order they are kept in; refused where one does not exist or they exclude each other."""
    codes = frozenset(role_codes)
    for code in codes - ROLES.keys():
        raise UnknownRole(field="roles", role=code)
    if not are_compatible(codes):
        raise RolesNotCompatible(field="roles")
    return sorted(codes)


@transaction.atomic
def change_roles(*, person: Person, role_codes: Collection[str], by: str, at: datetime) -> None:
    """Replace the person's roles; they count from his next request on."""
    former, person.role_codes = person.role_codes, checked_roles(role_codes)
    person.save(update_fields=["role_codes"])
    facts = {"former": ",".join(former), "roles": ",".join(person.role_codes)}
    record(actor=by, action="change_roles", subject=f"person:{person.account}", at=at, facts=facts)
