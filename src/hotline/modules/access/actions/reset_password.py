"""Replace a forgotten password, and let a locked account try again."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from hotline.modules.access.models import Person
from hotline.modules.audit.public import record

from .strength import ensure_strong


@transaction.atomic
def reset_password(*, person: Person, password: str, by: str, at: datetime) -> None:
    """Give the account a password that its owner must change at the next sign-in; its sessions and its lock end."""
    ensure_strong(password, person)
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    reset(username=person.account)
    record(actor=by, action="reset_password", subject=f"person:{person.account}", at=at)


@transaction.atomic
def unlock(*, person: Person, by: str, at: datetime) -> None:
    """Forget the wrong passwords entered for the account."""
    reset(username=person.account)
    record(actor=by, action="unlock", subject=f"person:{person.account}", at=at)
