"""Remove answers that nobody repeats a request for any more."""

from datetime import datetime, timedelta

from hotline.modules.audit.models import RepeatableRequest

KEPT_HOURS = 48


def forget_answers(*, at: datetime) -> int:
    """Remove the answers that were kept long enough; return how many."""
    removed, _ = RepeatableRequest.objects.filter(at__lt=at - timedelta(hours=KEPT_HOURS)).delete()
    return removed
