"""Who is asking."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, get_user
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from hotline.kit.clock import now

from .errors import NotSignedIn, PasswordChangeRequired
from .models import Person
from .rules.permissions import Permission
from .rules.roles import permissions_of


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts, with what he may do."""

    person_id: int
    account: str
    name: str
    staff_number: str
    must_change_password: bool
    role_codes: frozenset[str]
    permissions: frozenset[Permission]

    def may(self, permission: Permission) -> bool:
        """Whether his roles permit it."""
        return permission in self.permissions


def actor_of(person: Person) -> Actor:
    """The person as an actor."""
    codes = frozenset(person.role_codes)
    return Actor(
        person.pk,
        person.account,
        person.name,
        person.staff_number,
        person.must_change_password,
        codes,
        permissions_of(codes),
    )


def actor_as_of_now(person_id: int) -> Actor:
    """Somebody who asked for what is done later, with what he may do by now: nothing where his account is closed."""
    person = Person.objects.get(pk=person_id)
    actor = actor_of(person)
    return actor if person.is_active else replace(actor, role_codes=frozenset(), permissions=frozenset())


SYSTEM_ACCOUNT = "system"


def system_actor(*permissions: Permission) -> Actor:
    """Whoever acts when nobody does: what happens by itself is recorded as done by the system."""
    person, _ = Person.objects.get_or_create(
        account=SYSTEM_ACCOUNT, defaults={"name": "系统", "is_active": False, "created_at": now()}
    )
    return Actor(person.pk, person.account, person.name, "", False, frozenset(), frozenset(permissions))


def find_person(account: str) -> Person | None:
    """The person with that account."""
    return Person.objects.filter(account=account).first()


def locked_accounts(at: datetime) -> set[str]:
    """The accounts that cannot sign in at that moment, after too many wrong passwords."""
    since = at - timedelta(hours=settings.AXES_COOLOFF_TIME)
    attempts = AccessAttempt.objects.filter(
        failures_since_start__gte=settings.AXES_FAILURE_LIMIT, attempt_time__gte=since
    )
    return set(attempts.values_list("username", flat=True))


def actor_of_session(session_key: str) -> Actor:
    """Whose session that is; `NotSignedIn` where there is none, it has expired or was ended by a new password."""
    request = HttpRequest()
    request.session = SessionStore(session_key)
    person = get_user(request)
    if not isinstance(person, Person) or not person.is_active:
        raise NotSignedIn
    if person.must_change_password:
        raise PasswordChangeRequired
    return actor_of(person)


def actors_of_sessions(session_keys: Collection[str]) -> dict[str, Actor]:
    """Whose sessions those are, in two queries however many; those that `actor_of_session` refuses are left out."""
    store = SessionStore()
    kept = Session.objects.filter(session_key__in=session_keys, expire_date__gt=now())
    facts = {session.session_key: store.decode(session.session_data) for session in kept}
    people = Person.objects.in_bulk([int(told[SESSION_KEY]) for told in facts.values() if SESSION_KEY in told])
    found: dict[str, Actor] = {}
    for key, told in facts.items():
        person = people.get(int(told.get(SESSION_KEY, 0)))
        if person is not None and _is_open(person, str(told.get(HASH_SESSION_KEY, ""))):
            found[key] = actor_of(person)
    return found


def _is_open(person: Person, session_hash: str) -> bool:
    is_own = constant_time_compare(session_hash, person.get_session_auth_hash())
    return is_own and person.is_active and not person.must_change_password
