"""Which recordings are over, and what holds them."""

from datetime import datetime

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When

from hotline.modules.telephony.models import CallLeg, LegalHold, LongerRetention, Recording
from hotline.modules.telephony.rules import CallParty
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms
from hotline.modules.telephony.rules.recordings.words import RecordingClass


def classed(recordings: QuerySet[Recording]) -> QuerySet[Recording]:
    """Recordings with `recording_class`: what an emergency service heard, what is disputed, all others."""
    longer = LongerRetention.objects.filter(call=OuterRef("call_id"))
    emergency = CallLeg.objects.filter(call=OuterRef("call_id"), party=CallParty.EMERGENCY_SERVICE)
    return recordings.annotate(
        recording_class=Case(
            When(
                Exists(emergency) | Exists(longer.filter(recording_class=RecordingClass.EMERGENCY)),
                then=Value(RecordingClass.EMERGENCY.value),
            ),
            When(
                Exists(longer.filter(recording_class=RecordingClass.DISPUTED)),
                then=Value(RecordingClass.DISPUTED.value),
            ),
            default=Value(RecordingClass.ORDINARY.value),
        )
    )


def over(terms: RecordingTerms, at: datetime) -> QuerySet[Recording]:
    """Recordings that are kept and whose time is over, held ones among them."""
    kept = Recording.objects.filter(removed_at__isnull=True)
    # The shortest time alone bounds what is looked at.
    oldest = kept.filter(began_at__lt=max(terms.kept_since(each, at) for each in RecordingClass))
    is_over = Q()
    for each in RecordingClass:
        is_over |= Q(recording_class=each, began_at__lt=terms.kept_since(each, at))
    return classed(oldest).filter(is_over)


def is_held(call_field: str = "call_id") -> Exists:
    """Whether a legal hold is in force on the call."""
    return Exists(LegalHold.objects.filter(call=OuterRef(call_field), lifted_at__isnull=True))
