"""Closing a unit over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.administration.actions.close_unit import close_unit, dependents_of
from hotline.modules.administration.schemas import ClosingInput, DependentsOutput
from hotline.modules.departments.public import find_department

router = Router(tags=["organisation"])
ADMINISTER = Permission.ADMINISTER_ORGANISATION


@router.get("/organisation/departments/{code}/dependents", response=DependentsOutput, auth=requires(ADMINISTER))
def read_dependents(request: HttpRequest, code: str) -> DependentsOutput:
    """What depends on a unit, before it is closed."""
    return DependentsOutput.model_validate(dependents_of(find_department(code)), from_attributes=True)


@router.post("/organisation/departments/{code}/closings", response={204: None}, auth=requires(ADMINISTER))
def close(request: HttpRequest, code: str, body: ClosingInput) -> Status[None]:
    """Close a unit; its people and its lines go to who takes over."""
    close_unit(
        code=code,
        closed_on=body.closed_on,
        successor_code=body.successor_code,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
    )
    return Status(204, None)
