"""Incidents of recordings, in pages."""

from datetime import datetime

from django.db.models import Q

from hotline.modules.telephony.models import RecordingIncident

from .recordings import incidents


def page_of_incidents(
    is_open: bool | None, *, after: tuple[datetime, int] | None, size: int
) -> list[RecordingIncident]:
    """So many incidents and one more, the newest first."""
    found = incidents().order_by("-found_at", "-id")
    if is_open is not None:
        found = found.filter(resolved_at__isnull=is_open)
    if after is not None:
        moment, identifier = after
        found = found.filter(Q(found_at=moment, id__lt=identifier) | Q(found_at__lt=moment))
    return list(found[: size + 1])


def count_open() -> int:
    """How many wait for somebody."""
    return RecordingIncident.objects.filter(resolved_at__isnull=True).count()
