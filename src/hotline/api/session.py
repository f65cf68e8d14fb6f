"""Signing in and out, and which hotline this is."""

from decimal import Decimal

from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Field, Router, Schema, Status

from hotline.kit.clock import now
from hotline.modules.access.public import (
    ROLES,
    Actor,
    PageToken,
    SignedIn,
    actor_from,
    actor_of,
    change_password,
    language_of,
    sign_in,
    sign_out,
)
from hotline.modules.demonstration.public import DemonstrationAccount, accounts
from hotline.modules.departments.public import department_of, present_profile

router = Router(tags=["session"])


class CredentialsInput(Schema):
    """What somebody signs in with."""

    account: str = Field(min_length=1, max_length=64)
    password: str = Field(min_length=1, max_length=256)


class PasswordInput(Schema):
    """The password so far and the one to come."""

    current: str = Field(min_length=1, max_length=256)
    new: str = Field(min_length=1, max_length=256)


class PersonOutput(Schema):
    account: str
    name: str
    staff_number: str
    must_change_password: bool


class NamedOutput(Schema):
    code: str
    name: str


class HomeOutput(NamedOutput):
    level: str


class SessionOutput(Schema):
    """Who is signed in and what he may do."""

    person: PersonOutput
    roles: list[NamedOutput]
    permissions: list[str]
    department: HomeOutput | None


class AccountOutput(Schema):
    account: str
    password: str
    name: str
    role_names: list[str]


class HotlineOutput(Schema):
    """Which hotline this is; the accounts are given for demonstrations only."""

    name: str
    title: str
    city: str
    is_demonstration: bool
    scale: str
    first_day: str | None
    last_day: str | None
    accounts: list[AccountOutput]
    needs_first_start: bool


@router.get("/hotline", response=HotlineOutput, auth=PageToken())
def read_hotline(request: HttpRequest) -> HotlineOutput:
    """The hotline that this address serves. The answer sets the cookie with the token that signing in needs."""
    get_token(request)
    hotline = present_profile()
    language = language_of(request)
    return HotlineOutput(
        name=hotline.name,
        title=hotline.title if language == "zh" else hotline.title_en,
        city=hotline.city,
        is_demonstration=hotline.is_demonstration,
        scale=str(Decimal(hotline.scale).normalize()),
        first_day=hotline.first_day.isoformat() if hotline.first_day else None,
        last_day=hotline.last_day.isoformat() if hotline.last_day else None,
        accounts=[_account(account, language) for account in accounts()] if hotline.is_demonstration else [],
        needs_first_start=hotline.pk is None,
    )


@router.get("/session", response=SessionOutput, auth=SignedIn(before_password_change=True))
def read_session(request: HttpRequest) -> SessionOutput:
    """Who is signed in."""
    return _session(request, actor_from(request))


@router.post("/session", response=SessionOutput, auth=PageToken())
def open_session(request: HttpRequest, credentials: CredentialsInput) -> SessionOutput:
    """Sign in."""
    person = sign_in(request=request, account=credentials.account, password=credentials.password, at=now())
    return _session(request, actor_of(person))


@router.post("/session/password", response=SessionOutput, auth=SignedIn(before_password_change=True))
def replace_password(request: HttpRequest, passwords: PasswordInput) -> SessionOutput:
    """Set a password of one's own. Other sessions of the account end."""
    person = change_password(
        request=request,
        account=actor_from(request).account,
        current=passwords.current,
        new=passwords.new,
        at=now(),
    )
    return _session(request, actor_of(person))


@router.delete("/session", response={204: None}, auth=SignedIn(before_password_change=True))
def close_session(request: HttpRequest) -> Status[None]:
    """Sign out."""
    sign_out(request=request, at=now())
    return Status(204, None)


def _session(request: HttpRequest, actor: Actor) -> SessionOutput:
    language = language_of(request)
    department = department_of(actor)
    return SessionOutput(
        person=PersonOutput(
            account=actor.account,
            name=actor.name,
            staff_number=actor.staff_number,
            must_change_password=actor.must_change_password,
        ),
        roles=[NamedOutput(code=code, name=ROLES[code].name(language)) for code in sorted(actor.role_codes)],
        permissions=sorted(actor.permissions),
        department=HomeOutput(code=department.code, name=department.name, level=department.level)
        if department
        else None,
    )


def _account(account: DemonstrationAccount, language: str) -> AccountOutput:
    return AccountOutput(
        account=account.account,
        password=account.password,
        name=account.name,
        role_names=[ROLES[account.role_code].name(language)],
    )
