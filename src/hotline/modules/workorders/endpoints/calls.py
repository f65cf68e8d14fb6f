"""Calls over HTTP: the list, one call, and listening to it."""

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Query, Router, Status

from hotline.kit.clock import now
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.telephony.public import find_call, recording_to_hear, recordings_of
from hotline.modules.workorders.actions import listen as listening
from hotline.modules.workorders.schemas import call_presentation as presentation
from hotline.modules.workorders.schemas import calls as schemas
from hotline.modules.workorders.schemas.sound import sound_answer
from hotline.modules.workorders.selectors import calls, details

router = Router(tags=["calls"])

READ = Permission.READ_CALLS
LISTEN = Permission.LISTEN_TO_RECORDINGS


@router.get("/calls", response=schemas.CallPageOutput, auth=requires(READ))
def list_calls(request: HttpRequest, query: Query[schemas.CallQuery]) -> schemas.CallPageOutput:
    """A page of calls, the newest first."""
    found = calls.page_of_calls(query.filters(), after=decode_cursor(query.cursor), size=query.limit)
    shown = found[: query.limit]
    has_more = len(found) > query.limit
    return schemas.CallPageOutput(
        items=[presentation.item(call) for call in shown],
        next_cursor=encode_cursor(shown[-1].arrived_at, shown[-1].pk) if has_more else None,
    )


@router.get("/calls/{reference}", response=schemas.CallFactsOutput, auth=requires(READ))
def read_call(request: HttpRequest, reference: str) -> schemas.CallFactsOutput:
    """A call, and the work orders that came of it."""
    return presentation.facts(find_call(reference), details.work_orders_of_call(reference, by=actor_from(request)))


@router.get("/calls/{reference}/recordings", response=schemas.CallRecordingsOutput, auth=requires(LISTEN))
def read_recordings(request: HttpRequest, reference: str) -> schemas.CallRecordingsOutput:
    """A call's recordings with their waveforms, and whether the reader may listen."""
    actor = actor_from(request)
    call = calls.call_in_sight(reference, by=actor)
    return presentation.recordings(recordings_of(call), may_listen=calls.is_heard_by(call, actor))


@router.post("/calls/{reference}/listenings", response={201: schemas.ListeningOutput}, auth=requires(LISTEN))
def listen(request: HttpRequest, reference: str, body: schemas.ListeningInput) -> Status[schemas.ListeningOutput]:
    """Give the reason for listening; it is recorded with person, call and moment, and holds for some hours."""
    said = listening.listen(call_reference=reference, reason=body.reason, by=actor_from(request), at=now())
    return Status(201, presentation.listening(said))


@router.get("/recordings/{int:recording_id}/sound", auth=requires(LISTEN))
def read_sound(request: HttpRequest, recording_id: int, listening: int = 0) -> StreamingHttpResponse:
    """A recording as WAV, whole or the range that is asked for, to whoever gave a reason; it is kept nowhere."""
    actor = actor_from(request)
    recording = recording_to_hear(recording_id, listening_id=listening, by=actor, at=now())
    calls.ensure_heard_by(recording.call, actor)
    return sound_answer(recording, request.headers.get("Range", ""))
