"""Correct somebody's name, close his account, open it again."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.models import Person
from hotline.modules.audit.public import record


@transaction.atomic
def change_person(*, person: Person, name: str, staff_number: str, by: str, at: datetime) -> None:
    """Write another name or staff number; one that is the same leaves no trace."""
    if (person.name, person.staff_number) == (name, staff_number):
        return
    facts = {"former_name": person.name, "name": name, "staff_number": staff_number}
    person.name, person.staff_number = name, staff_number
    person.save(update_fields=["name", "staff_number"])
    record(actor=by, action="change_person", subject=f"person:{person.account}", at=at, facts=facts)


@transaction.atomic
def close_account(*, person: Person, reason: str, by: str, at: datetime) -> None:
    """Let somebody in no more, from this moment on; what he did stays under his name. Nobody closes his own."""
    if person.account == by:
        raise NotPermitted
    _set_active(person, is_active=False, action="close_account", reason=reason, by=by, at=at)


@transaction.atomic
def reopen_account(*, person: Person, reason: str, by: str, at: datetime) -> None:
    """Let somebody in again, with the roles and the password that he had."""
    _set_active(person, is_active=True, action="reopen_account", reason=reason, by=by, at=at)


def _set_active(person: Person, *, is_active: bool, action: str, reason: str, by: str, at: datetime) -> None:
    if person.is_active == is_active:
        return
    person.is_active = is_active
    person.save(update_fields=["is_active"])
    record(actor=by, action=action, subject=f"person:{person.account}", at=at, reason=reason)
