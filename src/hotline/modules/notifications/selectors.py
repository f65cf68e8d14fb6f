"""Who hears of what, what a page missed, and which messages were sent about something."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import connection

from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import department_of

from .models import LiveNotice, OutgoingMessage
from .rules import CENTRE, KEPT_HOURS, SEATS_TOPIC, department_topic, person_topic

# Notices of transactions that ran side by side may be committed in another order than they were numbered, so catching
# up begins a little earlier. A page does the same thing again when it hears the same notice twice.
_OVERLAP = 200
# A page that missed more than this loads everything anew faster than it would catch up.
_MOST_CAUGHT_UP = 500


def topics_of(actor: Actor) -> frozenset[str]:
    """What somebody hears of: the whole centre for those who read all work orders, else his department's part."""
    own = {person_topic(actor.account)} | ({SEATS_TOPIC} if actor.may(Permission.WATCH_SEATS) else set())
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        return frozenset(own | {CENTRE})
    if actor.may(Permission.READ_WORK_ORDERS):
        department = department_of(actor)
        return frozenset(own | ({department_topic(department.code)} if department else set()))
    return frozenset(own)


def last_notice_id() -> int:
    """The number of the newest notice, whether it is still kept or not; zero before the first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')::regclass), 0)",
            [LiveNotice._meta.db_table],
        )
        return int(cursor.fetchone()[0])


def notices_since(notice_id: int, *, topics: Collection[str] | None, at: datetime) -> list[LiveNotice] | None:
    """The notices after that one, oldest first, each matter once; of every topic where none is named.

    Nothing (`None`) where they cannot be told completely: the notice is not of this hotline, is older than what is
    kept, or too much has happened since.
    """
    newest = last_notice_id()
    if notice_id == newest:
        return []
    kept = LiveNotice.objects.filter(at__gte=at - timedelta(hours=KEPT_HOURS))
    # Whatever lies before the oldest notice that is kept may have been removed.
    if not 0 <= notice_id < newest or not kept.filter(id__lte=notice_id + 1).exists():
        return None
    missed = kept.filter(id__gt=notice_id - _OVERLAP)
    if topics is not None:
        missed = missed.filter(topic__in=topics)
    found = list(missed.order_by("id")[: _MOST_CAUGHT_UP + _OVERLAP])
    if len(found) >= _MOST_CAUGHT_UP + _OVERLAP:
        return None
    latest = {(notice.topic, notice.kind, notice.subject): notice for notice in found}
    return sorted(latest.values(), key=lambda notice: notice.id)


def messages_about(subject: str) -> list[OutgoingMessage]:
    """The messages about something, such as `work_order:2023050800001`, in their order."""
    return list(OutgoingMessage.objects.filter(subject=subject).order_by("created_at", "id"))
