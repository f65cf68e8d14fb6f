"""What an administrator does for somebody else's account."""

from datetime import datetime

import pytest
from axes.models import AccessAttempt
from tests.support import PASSWORD

from hotline.kit.clock import now
from hotline.modules.access.errors import AccountTaken, RolesNotCompatible
from hotline.modules.access.models import Person
from hotline.modules.access.public import change_roles, create_person, locked_accounts, reset_password, unlock
from hotline.modules.audit.public import AuditEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(at: datetime) -> Person:
    return create_person(account="li", name="李某", role_codes=["agent"], password=PASSWORD, by="test", at=at)


def lock(account: str) -> None:
    AccessAttempt.objects.create(username=account, failures_since_start=5, attempt_time=now())


def test_new_password_is_to_be_changed_and_ends_the_lock(person: Person, at: datetime) -> None:
    lock("li")
    reset_password(person=person, password="fog-lantern-58213", by="head", at=at)
    person.refresh_from_db()
    assert person.check_password("fog-lantern-58213")
    assert person.must_change_password
    assert locked_accounts(now()) == set()
    assert AuditEntry.objects.filter(actor="head", action="reset_password", subject="person:li").exists()


def test_lock_is_ended(person: Person, at: datetime) -> None:
    lock("li")
    assert locked_accounts(now()) == {"li"}
    unlock(person=person, by="head", at=at)
    assert locked_accounts(now()) == set()
    assert AuditEntry.objects.filter(actor="head", action="unlock", subject="person:li").exists()


def test_roles_are_replaced_unless_they_exclude_each_other(person: Person, at: datetime) -> None:
    with pytest.raises(RolesNotCompatible):
        change_roles(person=person, role_codes=["agent", "audit_administrator"], by="head", at=at)
    change_roles(person=person, role_codes=["dispatcher"], by="head", at=at)
    person.refresh_from_db()
    assert person.role_codes == ["dispatcher"]
    assert AuditEntry.objects.get(action="change_roles").facts == {"former": "agent", "roles": "dispatcher"}


def test_account_belongs_to_one_person(person: Person, at: datetime) -> None:
    with pytest.raises(AccountTaken):
        create_person(account="li", name="李四", role_codes=["agent"], password=PASSWORD, by="head", at=at)
