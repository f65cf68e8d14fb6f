"""Publish the terms of recordings."""

from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.telephony.models import RecordingPolicy
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms


@transaction.atomic
def publish_recording_policy(*, terms: RecordingTerms, note: str, by: Actor, at: datetime) -> RecordingPolicy:
    """Have these terms hold from now on, also for recordings that are there; what was removed stays removed."""
    if not by.may(Permission.ADMINISTER_POLICIES):
        raise NotPermitted
    terms.ensure_in_order()
    # Two publications at once: the second waits, and its number follows the first one's.
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {RecordingPolicy._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    newest = RecordingPolicy.objects.order_by("-number").first()
    published = RecordingPolicy.objects.create(
        number=newest.number + 1 if newest else 1,
        published_at=at,
        published_by_id=by.person_id,
        note=note,
        **asdict(terms),
    )
    record(
        actor=by.account,
        action="telephony.publish_recording_policy",
        subject=f"recording_policy:{published.number}",
        at=at,
        reason=note,
    )
    return published
