"""Work orders over HTTP: who has one open."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.workorders.actions import presence
from hotline.modules.workorders.schemas import presence as schemas
from hotline.modules.workorders.selectors.presence import present_at

router = Router(tags=["work orders"])

READ = Permission.READ_WORK_ORDERS


@router.get("/work-orders/presences", response=list[schemas.OrderPresenceOutput], auth=requires(READ))
def list_presences(request: HttpRequest, query: Query[schemas.PresencesQuery]) -> list[schemas.OrderPresenceOutput]:
    """Who else has the work orders of a list open."""
    found = present_at(query.numbers, by=actor_from(request), at=now())
    return schemas.presences_output(found, language_of(request))


@router.put("/work-orders/{number}/presence", response=list[schemas.PresentOutput], auth=requires(READ))
def note_presence(request: HttpRequest, number: str, body: schemas.PresenceInput) -> list[schemas.PresentOutput]:
    """Say that the page is open; answers who else has it open. Said anew at least every 30 seconds."""
    by, at = actor_from(request), now()
    presence.note_presence(number=number, is_editing=body.is_editing, by=by, at=at)
    return schemas.present_output(present_at([number], by=by, at=at).get(number, []), language_of(request))


@router.delete("/work-orders/{number}/presence", response={204: None}, auth=requires(READ))
def leave(request: HttpRequest, number: str) -> Status[None]:
    """Say that the page was left."""
    presence.leave(number=number, by=actor_from(request))
    return Status(204, None)
