"""Give people accounts, roles and new passwords."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import (
    ROLES,
    SYSTEM_ACCOUNT,
    Actor,
    Person,
    change_person,
    change_roles,
    close_account,
    create_person,
    find_person,
    reopen_account,
    reset_password,
)
from hotline.modules.departments.public import Membership, join_department
from hotline.modules.founding.errors import DepartmentNeeded

from .open_city import Credential, one_time_password


@dataclass(frozen=True, slots=True)
class PersonToAdd:
    """Somebody who will have an account; `department_code` is empty for who works for none."""

    account: str
    name: str
    staff_number: str
    roles: tuple[str, ...]
    department_code: str


@transaction.atomic
def add_person(*, wanted: PersonToAdd, by: Actor, at: datetime) -> Credential:
    """Make an account; its one-time password is shown this once."""
    _ensure_department(wanted.roles, wanted.department_code)
    password = one_time_password()
    person = create_person(
        account=wanted.account,
        name=wanted.name,
        staff_number=wanted.staff_number,
        role_codes=wanted.roles,
        password=password,
        by=by.account,
        at=at,
    )
    if wanted.department_code:
        join_department(person=person, department_code=wanted.department_code, by=by.account, at=at)
    return Credential(wanted.account, wanted.name, password)


@transaction.atomic
def give_roles(*, account: str, roles: Sequence[str], department_code: str, by: Actor, at: datetime) -> None:
    """Replace somebody's roles, and his department where one is named."""
    person = _person(account)
    _ensure_department(roles, department_code or _department_of(person))
    change_roles(person=person, role_codes=roles, by=by.account, at=at)
    if department_code:
        join_department(person=person, department_code=department_code, by=by.account, at=at)


@transaction.atomic
def give_new_password(*, account: str, by: Actor, at: datetime) -> Credential:
    """A one-time password for who forgot his own; his sessions and his lock end."""
    person, password = _person(account), one_time_password()
    reset_password(person=person, password=password, by=by.account, at=at)
    return Credential(account, person.name, password)


@transaction.atomic
def correct_person(*, account: str, name: str, staff_number: str, by: Actor, at: datetime) -> None:
    """Write somebody's name or staff number anew."""
    change_person(person=_person(account), name=name, staff_number=staff_number, by=by.account, at=at)


@transaction.atomic
def let_go(*, account: str, reason: str, by: Actor, at: datetime) -> None:
    """Close the account of somebody who left."""
    close_account(person=_person(account), reason=reason, by=by.account, at=at)


@transaction.atomic
def let_back(*, account: str, reason: str, by: Actor, at: datetime) -> None:
    """Open the account of somebody who came back."""
    person = find_person(account)
    if person is None or account == SYSTEM_ACCOUNT:
        raise NotFound(what=account)
    reopen_account(person=person, reason=reason, by=by.account, at=at)


def _person(account: str) -> Person:
    person = find_person(account)
    if person is None or not person.is_active:
        raise NotFound(what=account)
    return person


def _department_of(person: Person) -> str:
    membership = Membership.objects.filter(person=person).select_related("department").first()
    return membership.department.code if membership else ""


def _ensure_department(roles: Sequence[str], department_code: str) -> None:
    needs_one = any(role in ROLES and ROLES[role].in_department for role in roles)
    if needs_one and not department_code:
        raise DepartmentNeeded(field="department_code")
