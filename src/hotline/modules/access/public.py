"""What other modules may call: people, actors, permissions, and the guard that every route declares."""

from hashlib import sha256

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import SessionAuth
from ninja.throttling import SimpleRateThrottle

from hotline.kit.addresses import client_address
from hotline.kit.errors import NotPermitted

from .actions.change_password import change_password
from .actions.change_roles import change_roles
from .actions.create_person import create_person
from .actions.keep_account import change_person, close_account, reopen_account
from .actions.reset_password import reset_password, unlock
from .actions.sign_in import sign_in, sign_out
from .errors import ForgeryProtection, NotSignedIn, PasswordChangeRequired
from .models import Person
from .rules.permissions import Permission
from .rules.roles import ROLES, Role
from .selectors import (
    SYSTEM_ACCOUNT,
    Actor,
    actor_as_of_now,
    actor_of,
    actor_of_session,
    actors_of_sessions,
    find_person,
    locked_accounts,
    system_actor,
)

__all__ = [
    "ROLES",
    "SYSTEM_ACCOUNT",
    "Actor",
    "ForgeryProtection",
    "NotSignedIn",
    "PageToken",
    "PasswordChangeRequired",
    "PerAddress",
    "PerLink",
    "Permission",
    "Person",
    "Requires",
    "Role",
    "SignedIn",
    "actor_as_of_now",
    "actor_from",
    "actor_of",
    "actor_of_session",
    "actors_of_sessions",
    "change_password",
    "change_person",
    "change_roles",
    "close_account",
    "create_person",
    "find_person",
    "language_of",
    "locked_accounts",
    "reopen_account",
    "requires",
    "reset_password",
    "sign_in",
    "sign_out",
    "system_actor",
    "unlock",
]


class PageToken(SessionAuth):
    """The guard of a route that is open to everybody: a change must still come from a page of this hotline."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | bool | None:
        """Let everybody in."""
        return True

    def _get_key(self, request: HttpRequest) -> str | None:
        try:
            return super()._get_key(request)
        except HttpError as error:
            raise ForgeryProtection from error


class PerAddress(SimpleRateThrottle):
    """So many requests from one address for a purpose; a page that a person fills in makes three."""

    def __init__(self, rate: str, *, purpose: str) -> None:
        super().__init__(rate)
        self._purpose = purpose

    def get_cache_key(self, request: HttpRequest) -> str:
        """The address behind the proxies that are trusted."""
        return f"{self._purpose}_{client_address(request)}"


class PerLink(SimpleRateThrottle):
    """So many requests by one link for a purpose, from however many addresses they come; the path names its token."""

    def __init__(self, rate: str, *, purpose: str) -> None:
        super().__init__(rate)
        self._purpose = purpose

    def get_cache_key(self, request: HttpRequest) -> str:
        """The link's token as a digest, because the cache is no place for a key that opens something."""
        match = request.resolver_match
        token = str(match.kwargs.get("token", "")) if match else ""
        return f"{self._purpose}_link_{sha256(token.encode()).hexdigest()[:32]}"


class SignedIn(PageToken):
    """A route's guard: somebody is signed in, and his password is his own.

    `before_password_change` lets in somebody who has yet to replace his initial password.
    """

    permission: Permission | None = None

    def __init__(self, *, before_password_change: bool = False) -> None:
        super().__init__(csrf=True)
        self.before_password_change = before_password_change

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | bool | None:
        """The actor, or nothing when nobody is signed in."""
        user = request.user
        if not isinstance(user, Person) or not user.is_active:
            return None
        if user.must_change_password and not self.before_password_change:
            raise PasswordChangeRequired
        return actor_of(user)


class Requires(SignedIn):
    """A route's guard: `auth=requires(Permission.READ_CALLS)`."""

    def __init__(self, permission: Permission) -> None:
        super().__init__()
        self.permission = permission

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | bool | None:
        """The actor; `NotPermitted` where his roles do not allow it."""
        actor = super().authenticate(request, key)
        if isinstance(actor, Actor) and self.permission and not actor.may(self.permission):
            raise NotPermitted
        return actor


requires = Requires


def actor_from(request: HttpRequest) -> Actor:
    """The actor whom the route's guard has let in."""
    actor: Actor = request.auth  # type: ignore[attr-defined]
    return actor


def language_of(request: HttpRequest) -> str:
    """`en` where the reader asked for English, else `zh`."""
    chosen = request.COOKIES.get("language") or request.headers.get("Accept-Language", "")
    return "en" if chosen.lower().startswith("en") else "zh"
