"""People's accounts over HTTP, for the security administrator."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import ROLES, Permission, actor_from, language_of, requires
from hotline.modules.founding.actions import keep_people
from hotline.modules.founding.schemas import (
    CredentialOutput,
    PersonInput,
    PersonReasonInput,
    PersonWordingInput,
    RoleOutput,
    RolesInput,
    StaffOutput,
)
from hotline.modules.founding.selectors import staff

router = Router(tags=["organisation"])
ADMINISTER = Permission.ADMINISTER_PEOPLE


@router.get("/roles", response=list[RoleOutput], auth=requires(ADMINISTER))
def roles(request: HttpRequest) -> list[RoleOutput]:
    """The roles that can be given."""
    language = language_of(request)
    return [
        RoleOutput(code=role.code, name=role.name(language), in_department=role.in_department)
        for role in ROLES.values()
    ]


@router.get("/people", response=list[StaffOutput], auth=requires(ADMINISTER))
def people(request: HttpRequest) -> list[StaffOutput]:
    """Everybody who has an account."""
    return _staff(now())


@router.post("/people", response={201: CredentialOutput}, auth=requires(ADMINISTER))
def add(request: HttpRequest, response: HttpResponse, body: PersonInput) -> Status[CredentialOutput]:
    """Give somebody an account; answers his one-time password, this once."""
    response["Cache-Control"] = "no-store"
    added = keep_people.add_person(wanted=body.wanted(), by=actor_from(request), at=now())
    return Status(201, CredentialOutput.of(added))


@router.post("/people/{account}/roles", response=list[StaffOutput], auth=requires(ADMINISTER))
def change(request: HttpRequest, account: str, body: RolesInput) -> list[StaffOutput]:
    """Replace somebody's roles."""
    keep_people.give_roles(
        account=account, roles=body.roles, department_code=body.department_code, by=actor_from(request), at=now()
    )
    return _staff(now())


@router.post("/people/{account}/password-resets", response={201: CredentialOutput}, auth=requires(ADMINISTER))
def reset(request: HttpRequest, response: HttpResponse, account: str) -> Status[CredentialOutput]:
    """A one-time password for who forgot his own, shown this once."""
    response["Cache-Control"] = "no-store"
    given = keep_people.give_new_password(account=account, by=actor_from(request), at=now())
    return Status(201, CredentialOutput.of(given))


@router.post("/people/{account}/changes", response={204: None}, auth=requires(ADMINISTER))
def correct(request: HttpRequest, account: str, body: PersonWordingInput) -> Status[None]:
    """Correct somebody's name or staff number."""
    keep_people.correct_person(
        account=account, name=body.name, staff_number=body.staff_number, by=actor_from(request), at=now()
    )
    return Status(204, None)


@router.post("/people/{account}/closings", response={204: None}, auth=requires(ADMINISTER))
def close(request: HttpRequest, account: str, body: PersonReasonInput) -> Status[None]:
    """Close somebody's account."""
    keep_people.let_go(account=account, reason=body.reason, by=actor_from(request), at=now())
    return Status(204, None)


@router.post("/people/{account}/reopenings", response={204: None}, auth=requires(ADMINISTER))
def reopen(request: HttpRequest, account: str, body: PersonReasonInput) -> Status[None]:
    """Open somebody's account again."""
    keep_people.let_back(account=account, reason=body.reason, by=actor_from(request), at=now())
    return Status(204, None)


def _staff(at: datetime) -> list[StaffOutput]:
    return [
        StaffOutput(
            account=person.account,
            name=person.name,
            staff_number=person.staff_number,
            roles=list(person.role_codes),
            department_code=department.code if department else None,
            department=department.name if department else None,
            must_change_password=person.must_change_password,
            is_locked=is_locked,
            is_active=person.is_active,
        )
        for person, department, is_locked in staff(at)
    ]
