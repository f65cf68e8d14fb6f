"""Give somebody an account."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from hotline.modules.access.errors import AccountTaken
from hotline.modules.access.models import Person
from hotline.modules.audit.public import record

from .change_roles import checked_roles
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
    codes = checked_roles(role_codes)
    if Person.objects.filter(account=account).exists():
        raise AccountTaken(field="account", account=account)
    person = Person(
        account=account,
        name=name,
        staff_number=staff_number,
        role_codes=codes,
        must_change_password=must_change_password,
        created_at=at,
    )
    ensure_strong(password, person)
    person.set_password(password)
    person.save()
    record(actor=by, action="create_person", subject=f"person:{account}", at=at, facts={"roles": ",".join(codes)})
    return person
