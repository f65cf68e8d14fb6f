"""Note what is wrong with recordings, and what came of it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission, Person
from hotline.modules.audit.public import record
from hotline.modules.notifications.public import notify, person_topic
from hotline.modules.telephony.errors import IncidentResolved
from hotline.modules.telephony.models import Call, RecordingIncident
from hotline.modules.telephony.rules.recordings.words import RecordingIncidentKind

NOTICE = "recording_incident_found"
TEAM_LEADER = "team_leader"


@transaction.atomic
def note_incidents(found: Sequence[RecordingIncident]) -> int:
    """Keep the incidents that are new and tell the team leaders; gives how many were new."""
    new = 0
    for incident in found:
        kept, is_new = RecordingIncident.objects.get_or_create(
            call=incident.call,
            kind=incident.kind,
            reference=incident.reference,
            defaults={"found_at": incident.found_at},
        )
        new += is_new
        if is_new:
            _tell_team_leaders(kept)
    return new


def incident(kind: RecordingIncidentKind, *, call: Call | None, reference: str = "", at: datetime) -> RecordingIncident:
    """An incident that is not kept yet."""
    return RecordingIncident(kind=kind, call=call, reference=reference, found_at=at)


@transaction.atomic
def resolve_incident(*, incident_id: int, resolution: str, by: Actor, at: datetime) -> RecordingIncident:
    """Write down what was found out and done; an incident is resolved once."""
    if not by.may(Permission.RESOLVE_RECORDING_INCIDENTS):
        raise NotPermitted
    found = RecordingIncident.objects.select_for_update(of=("self",)).filter(pk=incident_id).first()
    if found is None:
        raise NotFound(what=str(incident_id))
    if found.resolved_at is not None:
        raise IncidentResolved(name=found.resolved_by.name if found.resolved_by else "")
    found.resolved_at, found.resolved_by_id, found.resolution = at, by.person_id, resolution
    found.save(update_fields=["resolved_at", "resolved_by", "resolution"])
    record(
        actor=by.account,
        action="telephony.resolve_recording_incident",
        subject=f"recording_incident:{found.pk}",
        at=at,
        reason=resolution,
    )
    return found


def close_incident(
    kind: RecordingIncidentKind, *, call: Call | None, reference: str | None, by: Actor, resolution: str, at: datetime
) -> None:
    """The recording came, or its call did: what was missed is resolved by itself."""
    found = RecordingIncident.objects.filter(call=call, kind=kind, resolved_at__isnull=True)
    if reference is not None:
        found = found.filter(reference=reference)
    found.update(resolved_at=at, resolved_by=by.person_id, resolution=resolution)


def _tell_team_leaders(found: RecordingIncident) -> None:
    leaders = Person.objects.filter(is_active=True, role_codes__contains=[TEAM_LEADER])
    topics = [person_topic(account) for account in leaders.values_list("account", flat=True)]
    if topics:
        subject = found.call.reference if found.call else str(found.pk)
        notify(topics=topics, kind=NOTICE, subject=subject, at=found.found_at)
