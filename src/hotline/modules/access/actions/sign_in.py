"""Open and close sessions."""

from datetime import datetime

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest

from hotline.modules.access.errors import AccountLocked, WrongCredentials
from hotline.modules.access.models import Person
from hotline.modules.audit.public import record


def sign_in(*, request: HttpRequest, account: str, password: str, at: datetime) -> Person:
    """Open a session; `WrongCredentials`, or `AccountLocked` after five wrong passwords."""
    credentials = {"username": account, "password": password}
    if AxesProxyHandler.is_locked(request, credentials):
        record(actor=account, action="sign_in_refused", subject=f"person:{account}", at=at, reason="locked")
        raise AccountLocked
    person = authenticate(request, **credentials)
    if not isinstance(person, Person):
        record(actor=account, action="sign_in_refused", subject=f"person:{account}", at=at, reason="wrong credentials")
        raise WrongCredentials(field="password")
    login(request, person)
    record(actor=person.account, action="sign_in", subject=f"person:{person.account}", at=at)
    return person


def sign_out(*, request: HttpRequest, at: datetime) -> None:
    """Close the session."""
    if isinstance(request.user, Person):
        record(actor=request.user.account, action="sign_out", subject=f"person:{request.user.account}", at=at)
    logout(request)
