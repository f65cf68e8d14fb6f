"""Keep how queues, trunks and the connection with the switch stand now."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from hotline.modules.notifications.public import SEATS_TOPIC, notify
from hotline.modules.telephony.models import QueueStanding, SwitchStanding, TrunkStanding
from hotline.modules.telephony.ports import TrunkSnapshot
from hotline.modules.telephony.rules.live_picture import Waiting

from .keep_seats import LIVE_VIEW
from .keep_watch import keep_watch


@transaction.atomic
def keep_waiting(*, queues: Iterable[str], waiting: Iterable[Waiting]) -> None:
    """Write how many wait in each queue and since when; a queue that is no more goes."""
    since: dict[str, list[datetime]] = {code: [] for code in queues}
    for caller in waiting:
        since.setdefault(caller.face.queue, []).append(caller.since)
    standings = [
        QueueStanding(queue_code=code, waiting=len(moments), longest_since=min(moments, default=None))
        for code, moments in sorted(since.items())
        if code
    ]
    QueueStanding.objects.exclude(queue_code__in=since).delete()
    if standings:
        QueueStanding.objects.bulk_create(
            standings,
            update_conflicts=True,
            unique_fields=["queue_code"],
            update_fields=["waiting", "longest_since"],
        )


def tell_live_view(*, at: datetime) -> None:
    """Tell the pages that show seats and queues to read them again."""
    notify(topics=[SEATS_TOPIC], kind=LIVE_VIEW, subject="", at=at)


@transaction.atomic
def keep_trunks(*, trunks: Sequence[TrunkSnapshot]) -> None:
    """Write how the trunks stand; one that is no more goes."""
    TrunkStanding.objects.exclude(code__in=[trunk.code for trunk in trunks]).delete()
    TrunkStanding.objects.bulk_create(
        [
            TrunkStanding(code=one.code, is_reachable=one.is_reachable, running_calls=one.running_calls)
            for one in trunks
        ],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["is_reachable", "running_calls"],
    )


@transaction.atomic
def keep_connection(*, source: str, is_simulated: bool, is_reachable: bool, at: datetime) -> None:
    """Write that the switch was heard at that moment, or cannot be reached since; only the latter is told at once."""
    before = SwitchStanding.objects.filter(id=1).first()
    heard_at = at if is_reachable or before is None else before.heard_at
    SwitchStanding.objects.update_or_create(
        id=1,
        defaults={
            "source": source,
            "is_simulated": is_simulated,
            "is_reachable": is_reachable,
            "heard_at": heard_at,
        },
    )
    if not is_simulated:
        keep_watch(is_reachable=is_reachable, at=at)
    if before is None or before.is_reachable != is_reachable:
        notify(topics=[SEATS_TOPIC], kind=LIVE_VIEW, subject="", at=at)
