"""The terms of recordings that hold."""

from django.db.models import QuerySet

from hotline.modules.telephony.models import RecordingPolicy
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms


def recording_terms() -> RecordingTerms:
    """Those of the newest policy, or those that the platform comes with."""
    newest = recording_policies().first()
    return newest.terms if newest else RecordingTerms()


def recording_policies() -> QuerySet[RecordingPolicy]:
    """Every publication, the newest first."""
    return RecordingPolicy.objects.select_related("published_by").order_by("-number")
