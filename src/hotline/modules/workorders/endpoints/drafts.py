"""Work orders over HTTP: what somebody has written of a registration and not sent. Kept by no cache on the way."""

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import keep_draft as keeping
from hotline.modules.workorders.schemas import drafts as schemas
from hotline.modules.workorders.selectors.drafts import drafts_of

router = Router(tags=["registration"])

REGISTER = Permission.REGISTER_WORK_ORDERS


@router.get("/registration-drafts", response=schemas.RegistrationDraftsOutput, auth=requires(REGISTER))
def list_drafts(request: HttpRequest, response: HttpResponse) -> schemas.RegistrationDraftsOutput:
    """The reader's own drafts, the newest first."""
    response["Cache-Control"] = "no-store"
    return schemas.RegistrationDraftsOutput(
        items=[schemas.RegistrationDraftOutput.of(draft) for draft in drafts_of(actor_from(request))]
    )


@router.post("/registration-drafts", response=schemas.RegistrationDraftOutput, auth=requires(REGISTER))
def keep_draft(
    request: HttpRequest, response: HttpResponse, body: schemas.RegistrationDraftInput
) -> schemas.RegistrationDraftOutput:
    """Keep the draft of a call, or the one without a call."""
    response["Cache-Control"] = "no-store"
    kept = keeping.keep_draft(
        call_reference=body.call_reference,
        fields=body.fields,
        seen_version=body.version,
        by=actor_from(request),
        at=now(),
    )
    return schemas.RegistrationDraftOutput.of(kept)


@router.post("/registration-drafts/removals", response={204: None}, auth=requires(REGISTER))
def remove_draft(request: HttpRequest, body: schemas.RegistrationDraftRemovalInput) -> Status[None]:
    """Remove a draft that was sent or given up."""
    keeping.remove_draft(call_reference=body.call_reference, by=actor_from(request))
    return Status(204, None)
