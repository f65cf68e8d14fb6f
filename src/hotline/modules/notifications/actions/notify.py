"""Tell the pages that are open."""

import json
from datetime import datetime

from django.db import connection

from hotline.modules.notifications.models import LiveNotice

CHANNEL = "hotline_live"


def notify(*, topics: list[str], kind: str, subject: str, at: datetime) -> None:
    """Tell pages of each topic that `subject` changed; heard when the current transaction commits."""
    notices = LiveNotice.objects.bulk_create(
        LiveNotice(topic=topic, kind=kind, subject=subject, at=at) for topic in dict.fromkeys(topics)
    )
    payloads = [
        json.dumps({"id": notice.pk, "topic": notice.topic, "kind": kind, "subject": subject}) for notice in notices
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS payload", [CHANNEL, payloads])
