"""What other modules may call: people, actors, permissions, and the guard that every route declares."""

from django.http import HttpRequest
from ninja.security import SessionAuth

from hotline.kit.errors import NotPermitted

from .actions.create_person import create_person
from .actions.sign_in import sign_in, sign_out
from .errors import ForgeryProtection, NotSignedIn, PasswordChangeRequired
from .models import Person
from .rules.permissions import Permission
from .rules.roles import ROLES, Role
from .selectors import Actor, actor_of, actor_of_session, find_person

__all__ = [
    "ROLES",
    "Actor",
    "ForgeryProtection",
    "NotSignedIn",
    "PasswordChangeRequired",
    "Permission",
    "Person",
    "Role",
    "SignedIn",
    "actor_from",
    "actor_of",
    "actor_of_session",
    "create_person",
    "find_person",
    "language_of",
    "requires",
    "sign_in",
    "sign_out",
]


class SignedIn(SessionAuth):
    """A route's guard: somebody is signed in. CSRF is checked too."""

    permission: Permission | None = None

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The actor, or nothing when nobody is signed in."""
        user = request.user
        return actor_of(user) if isinstance(user, Person) and user.is_active else None


class Requires(SignedIn):
    """A route's guard: `auth=requires(Permission.READ_CALLS)`."""

    def __init__(self, permission: Permission) -> None:
        super().__init__(csrf=True)
        self.permission = permission

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The actor; `NotPermitted` where his roles do not allow it."""
        actor = super().authenticate(request, key)
        if actor and self.permission and not actor.may(self.permission):
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
