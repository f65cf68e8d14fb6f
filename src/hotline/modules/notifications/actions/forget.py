"""Remove live notices that no page can still be waiting for."""

from datetime import datetime, timedelta

from hotline.modules.notifications.models import LiveNotice
from hotline.modules.notifications.rules import KEPT_HOURS


def forget_notices(*, at: datetime) -> int:
    """Remove the notices that are older than pages catch up with; return how many."""
    removed, _ = LiveNotice.objects.filter(at__lt=at - timedelta(hours=KEPT_HOURS)).delete()
    return removed
