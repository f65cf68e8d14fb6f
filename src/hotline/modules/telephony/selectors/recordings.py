"""Recordings of a call, what was wrong with them, who listened, and what holds them."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.telephony.errors import ListeningReasonRequired
from hotline.modules.telephony.models import Call, LegalHold, Listening, Recording, RecordingIncident, RetentionRun
from hotline.modules.telephony.rules.recordings.listening import LISTENING_HOURS

from .retention import classed


def recordings_of(call: Call) -> list[Recording]:
    """A call's recordings with their classes, in their order."""
    return list(classed(Recording.objects.filter(call=call)).order_by("id"))


def recorded_until(reference: str) -> datetime | None:
    """Until when the recording of that name goes; None where none was taken in."""
    found = Recording.objects.filter(reference=reference).first()
    return found.began_at + timedelta(seconds=float(found.duration_seconds)) if found is not None else None


def listenings_of(call: Call) -> list[Listening]:
    """Who listened, the latest first."""
    return list(Listening.objects.filter(call=call).select_related("person").order_by("-at", "-id"))


def holds_of(call: Call) -> list[LegalHold]:
    """Every legal hold there was, the latest first."""
    return list(LegalHold.objects.filter(call=call).select_related("set_by", "lifted_by").order_by("-set_at", "-id"))


def incidents() -> QuerySet[RecordingIncident]:
    """Every incident."""
    return RecordingIncident.objects.select_related("call", "resolved_by")


def retention_runs() -> QuerySet[RetentionRun]:
    """Every removal and dry run, the latest first."""
    return RetentionRun.objects.select_related("by").order_by("-id")


def recording_to_hear(recording_id: int, *, listening_id: int, by: Actor, at: datetime) -> Recording:
    """The recording, where the actor said why he listens to its call not long ago; `ListeningReasonRequired` else."""
    recording = Recording.objects.select_related("call").filter(pk=recording_id).first()
    if recording is None:
        raise NotFound(what=str(recording_id))
    said = Listening.objects.filter(
        pk=listening_id,
        call_id=recording.call_id,
        person_id=by.person_id,
        at__gt=at - timedelta(hours=LISTENING_HOURS),
    )
    if not said.exists():
        raise ListeningReasonRequired
    return recording
