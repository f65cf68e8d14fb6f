"""Keep for how long the switch was watched and could be reached."""

from datetime import datetime, timedelta

from hotline.modules.telephony.models import WatchedSpan
from hotline.modules.telephony.rules.availability import BRIDGED

# A span is written on so often; a process that ends leaves no more than that unseen.
WRITTEN_EVERY = timedelta(seconds=10)


def keep_watch(*, is_reachable: bool, at: datetime) -> None:
    """Write the last span on, or begin another: where the switch is lost or back, or nobody watched it meanwhile."""
    last = WatchedSpan.objects.order_by("-ended_at", "-pk").first()
    if last is None or at - last.ended_at > BRIDGED:
        WatchedSpan.objects.create(is_reachable=is_reachable, began_at=at, ended_at=at)
    elif last.is_reachable != is_reachable:
        WatchedSpan.objects.filter(pk=last.pk).update(ended_at=at)
        WatchedSpan.objects.create(is_reachable=is_reachable, began_at=at, ended_at=at)
    elif at - last.ended_at >= WRITTEN_EVERY:
        WatchedSpan.objects.filter(pk=last.pk).update(ended_at=at)
