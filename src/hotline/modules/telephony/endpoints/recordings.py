"""Recordings over HTTP: incidents of recordings, legal holds, the policy of recordings, removals."""

from django.http import HttpRequest
from ninja import Query, Router, Status

from hotline.kit.clock import now
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.telephony.actions.expire_recordings import expire_recordings
from hotline.modules.telephony.actions.incidents import resolve_incident
from hotline.modules.telephony.actions.legal_holds import lift_legal_hold, set_legal_hold
from hotline.modules.telephony.actions.publish_recording_policy import publish_recording_policy
from hotline.modules.telephony.schemas import recordings as schemas
from hotline.modules.telephony.selectors.incidents import count_open, page_of_incidents
from hotline.modules.telephony.selectors.recording_terms import recording_policies
from hotline.modules.telephony.selectors.recordings import retention_runs

router = Router(tags=["recordings"])

RESOLVE = Permission.RESOLVE_RECORDING_INCIDENTS
HOLD = Permission.SET_LEGAL_HOLDS
ADMINISTER = Permission.ADMINISTER_POLICIES
_LISTED = 50


@router.get("/recording-incidents", response=schemas.IncidentPageOutput, auth=requires(RESOLVE))
def list_incidents(request: HttpRequest, query: Query[schemas.IncidentQuery]) -> schemas.IncidentPageOutput:
    """A page of incidents, the newest first, and how many are open."""
    found = page_of_incidents(query.is_open, after=decode_cursor(query.cursor), size=query.limit)
    shown = found[: query.limit]
    has_more = len(found) > query.limit
    return schemas.IncidentPageOutput(
        open_count=count_open(),
        items=[schemas.incident(each) for each in shown],
        next_cursor=encode_cursor(shown[-1].found_at, shown[-1].pk) if has_more else None,
    )


@router.post(
    "/recording-incidents/{int:incident_id}/resolution", response=schemas.IncidentOutput, auth=requires(RESOLVE)
)
def resolve(request: HttpRequest, incident_id: int, body: schemas.ResolutionInput) -> schemas.IncidentOutput:
    """Write down what was found out about an incident, and done."""
    return schemas.incident(
        resolve_incident(incident_id=incident_id, resolution=body.resolution, by=actor_from(request), at=now())
    )


@router.post("/calls/{reference}/legal-holds", response={201: schemas.LegalHoldOutput}, auth=requires(HOLD))
def set_hold(request: HttpRequest, reference: str, body: schemas.HoldReasonInput) -> Status[schemas.LegalHoldOutput]:
    """Keep the call's recordings until the hold is lifted."""
    held = set_legal_hold(call_reference=reference, reason=body.reason, by=actor_from(request), at=now())
    return Status(201, schemas.hold(held))


@router.post("/legal-holds/{int:hold_id}/lifting", response=schemas.LegalHoldOutput, auth=requires(HOLD))
def lift_hold(request: HttpRequest, hold_id: int, body: schemas.HoldReasonInput) -> schemas.LegalHoldOutput:
    """Let the call's recordings go when their time is over."""
    return schemas.hold(lift_legal_hold(hold_id=hold_id, reason=body.reason, by=actor_from(request), at=now()))


@router.get("/recording-policies", response=list[schemas.RecordingPolicyOutput], auth=requires(ADMINISTER))
def list_policies(request: HttpRequest) -> list[schemas.RecordingPolicyOutput]:
    """The terms of recordings, the newest first; the last are those that the platform comes with."""
    return [*(schemas.policy(each) for each in recording_policies()[:_LISTED]), schemas.shipped_policy()]


@router.post("/recording-policies", response={201: schemas.RecordingPolicyOutput}, auth=requires(ADMINISTER))
def publish_policy(request: HttpRequest, body: schemas.TermsInput) -> Status[schemas.RecordingPolicyOutput]:
    """Have other terms hold from now on."""
    published = publish_recording_policy(terms=body.terms(), note=body.note, by=actor_from(request), at=now())
    return Status(201, schemas.policy(published))


@router.get("/retention-runs", response=list[schemas.RetentionRunOutput], auth=requires(ADMINISTER))
def list_runs(request: HttpRequest) -> list[schemas.RetentionRunOutput]:
    """The latest removals and dry runs."""
    return [schemas.run(each) for each in retention_runs()[:_LISTED]]


@router.post("/retention-runs", response={201: schemas.RetentionRunOutput}, auth=requires(ADMINISTER))
def run(request: HttpRequest, body: schemas.RunInput) -> Status[schemas.RetentionRunOutput]:
    """Remove the recordings that are over and not held, or count them only."""
    done = expire_recordings(is_dry_run=body.dry_run, by=actor_from(request), at=now())
    return Status(201, schemas.run(done))
