"""Open and close sessions."""

from datetime import datetime

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest

from hotline.modules.access.errors import AccountLocked, WrongCredentials
from hotline.modules.access.models import Person
from hotline.modules.audit.public import record


def sign_in(*, request: HttpRequest, account: str, password: str, at: datetime) -> Person:
    """Open a session under a new key; `WrongCredentials`, or `AccountLocked` from the fifth wrong password on."""
    person = verify_password(request=request, account=account, password=password, at=at)
    login(request, person)
    record(actor=person.account, action="sign_in", subject=f"person:{person.account}", at=at)
    return person


def verify_password(*, request: HttpRequest, account: str, password: str, at: datetime) -> Person:
    """Whose account and password these are; every refusal is recorded and counts towards the lock."""
    person = None if _is_locked(request, account) else authenticate(request, account=account, password=password)
    if isinstance(person, Person):
        return person
    # Not in a transaction: the count of wrong passwords must outlive the refusal.
    is_locked = _is_locked(request, account)
    reason = "locked" if is_locked else "wrong credentials"
    record(actor=account, action="sign_in_refused", subject=f"person:{account}", at=at, reason=reason)
    raise AccountLocked if is_locked else WrongCredentials(field="password")


def sign_out(*, request: HttpRequest, at: datetime) -> None:
    """Close the session."""
    if isinstance(request.user, Person):
        record(actor=request.user.account, action="sign_out", subject=f"person:{request.user.account}", at=at)
    logout(request)


def _is_locked(request: HttpRequest, account: str) -> bool:
    return bool(AxesProxyHandler.is_locked(request, {"account": account}))
