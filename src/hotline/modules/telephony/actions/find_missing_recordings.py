"""Miss the recordings of calls that were answered."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from hotline.modules.telephony.models import Call, Recording, RecordingIncident
from hotline.modules.telephony.rules import SWITCH, CallOutcome
from hotline.modules.telephony.rules.recordings.words import RecordingIncidentKind
from hotline.modules.telephony.selectors.recording_terms import recording_terms

from .incidents import incident, note_incidents

# Looked at again and again for so long: an outage of days is made up for.
_LOOKED_BACK = timedelta(days=30)
_BATCH = 500


def find_missing_recordings(*, at: datetime) -> int:
    """Raise an incident for every call of the switch that was answered and has no recording; gives how many are new.

    Calls of other sources are not recorded by us, and nothing is missed there.
    """
    until = at - timedelta(minutes=recording_terms().missing_after_minutes)
    recorded = Recording.objects.filter(call=OuterRef("pk"))
    known = RecordingIncident.objects.filter(
        call=OuterRef("pk"), kind__in=[RecordingIncidentKind.MISSING, RecordingIncidentKind.UNUSABLE]
    )
    missed = Call.objects.filter(
        ~Exists(recorded),
        ~Exists(known),
        source__code=SWITCH,
        outcome=CallOutcome.ANSWERED,
        talking_seconds__gt=0,
        arrived_at__gte=at - _LOOKED_BACK,
        arrived_at__lt=until,
        ended_at__lt=until,
    ).order_by("arrived_at")[:_BATCH]
    return note_incidents([incident(RecordingIncidentKind.MISSING, call=call, at=at) for call in missed])
