"""The directory of departments over HTTP, what is set for one, and how administrators keep the tree."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, SignedIn, actor_from, requires

from .actions import change_department as changing
from .actions import close_department as closing
from .actions import require_approval
from .schemas import (
    DepartmentChangeInput,
    DepartmentChangeOutput,
    DepartmentInput,
    DepartmentOutput,
    MoveInput,
    OrganisationUnitOutput,
    ReplyApprovalInput,
    UnitReasonInput,
)
from .selectors import directory, history_of, whole_tree

router = Router(tags=["organisation"])
ADMINISTER = Permission.ADMINISTER_ORGANISATION


@router.get("/departments", response=list[DepartmentOutput], auth=SignedIn())
def list_departments(request: HttpRequest) -> list[DepartmentOutput]:
    """Every department that is open, each before those below it."""
    return [DepartmentOutput.of(department) for department in directory()]


@router.post("/departments/{code}/reply-approvals", response=DepartmentOutput, auth=requires(ADMINISTER))
def require_reply_approval(request: HttpRequest, code: str, body: ReplyApprovalInput) -> DepartmentOutput:
    """Say whether a department's replies need its leader's approval."""
    department = require_approval.require_reply_approval(
        department_code=code, is_needed=body.is_needed, by=actor_from(request).account, at=now()
    )
    return DepartmentOutput.of(department)


@router.get("/organisation/departments", response=list[OrganisationUnitOutput], auth=requires(ADMINISTER))
def list_units(request: HttpRequest) -> list[OrganisationUnitOutput]:
    """Every unit there is or was, each before those below it."""
    return [OrganisationUnitOutput.of(department) for department in whole_tree()]


@router.post("/organisation/departments", response={204: None}, auth=requires(ADMINISTER))
def add(request: HttpRequest, body: DepartmentInput) -> Status[None]:
    """Add a unit."""
    changing.add_department(row=body.row(), by=actor_from(request).account, at=now())
    return Status(204, None)


@router.post("/organisation/departments/{code}/changes", response={204: None}, auth=requires(ADMINISTER))
def change(request: HttpRequest, code: str, body: DepartmentChangeInput) -> Status[None]:
    """Rename a unit, or change what is written about it."""
    changing.change_department(
        code=code, wording=body.wording(), reason=body.reason, by=actor_from(request).account, at=now()
    )
    return Status(204, None)


@router.post("/organisation/departments/{code}/moves", response={204: None}, auth=requires(ADMINISTER))
def move(request: HttpRequest, code: str, body: MoveInput) -> Status[None]:
    """Put a unit, with all below it, under another one."""
    changing.move_department(
        code=code, parent_code=body.parent_code, reason=body.reason, by=actor_from(request).account, at=now()
    )
    return Status(204, None)


@router.post("/organisation/departments/{code}/reopenings", response={204: None}, auth=requires(ADMINISTER))
def reopen(request: HttpRequest, code: str, body: UnitReasonInput) -> Status[None]:
    """Put a closed unit back where it was."""
    closing.reopen_department(code=code, reason=body.reason, by=actor_from(request).account, at=now())
    return Status(204, None)


@router.get(
    "/organisation/departments/{code}/history", response=list[DepartmentChangeOutput], auth=requires(ADMINISTER)
)
def read_history(request: HttpRequest, code: str) -> list[DepartmentChangeOutput]:
    """What was done to a unit, the newest first."""
    return [
        DepartmentChangeOutput(action=one.action, by=one.actor, at=one.at, reason=one.reason, facts=one.facts)
        for one in history_of(code)
    ]
