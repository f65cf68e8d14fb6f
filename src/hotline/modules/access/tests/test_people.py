"""Who may hold which roles, and what an account needs."""

from datetime import datetime

import pytest
from tests.support import PASSWORD

from hotline.modules.access.errors import PasswordTooWeak, RolesNotCompatible, UnknownRole
from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of, create_person
from hotline.modules.access.rules.roles import ADMINISTRATORS, ROLES, are_compatible
from hotline.modules.audit.public import AuditEntry


def make(at: datetime, *roles: str, password: str = PASSWORD) -> Person:
    return create_person(account="li", name="李某", role_codes=roles, password=password, by="test", at=at)


@pytest.mark.django_db
def test_person_may_do_what_any_of_his_roles_permits(at: datetime) -> None:
    actor = actor_of(make(at, "agent", "callback_clerk"))
    assert actor.permissions == ROLES["agent"].permissions | ROLES["callback_clerk"].permissions
    entry = AuditEntry.objects.get()
    assert (entry.actor, entry.action, entry.subject) == ("test", "create_person", "person:li")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "password", "refusal"),
    [
        (("agent", "no_such_role"), PASSWORD, UnknownRole),
        (("system_administrator", "audit_administrator"), PASSWORD, RolesNotCompatible),
        (("security_administrator", "agent"), PASSWORD, RolesNotCompatible),
        (("agent",), "short", PasswordTooWeak),
    ],
)
def test_refused_account_is_not_made(
    at: datetime, roles: tuple[str, ...], password: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        make(at, *roles, password=password)
    assert not Person.objects.exists()
    assert not AuditEntry.objects.exists()


def test_administrators_hold_one_role_only() -> None:
    for administrator in ADMINISTRATORS:
        assert are_compatible(frozenset({administrator}))
        assert not any(are_compatible(frozenset({administrator, other})) for other in set(ROLES) - {administrator})
    assert are_compatible(frozenset(set(ROLES) - ADMINISTRATORS))


def test_administrators_see_no_work_orders() -> None:
    for administrator in ADMINISTRATORS:
        assert not any("work_orders" in permission for permission in ROLES[administrator].permissions)
