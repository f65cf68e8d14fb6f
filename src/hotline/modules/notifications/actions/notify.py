"""Tell the pages that are open."""

import json
from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from hotline.modules.access.public import Permission
from hotline.modules.notifications.models import LiveNotice

CHANNEL = "hotline_live"
# What a page would ask for next, told with the notice, by topic. It is not kept: a page that was away asks.
Told = Mapping[str, Mapping[str, str | bool]]

# One statement however many topics hear of it: every step of every work order passes here.
_TELL = f"""
WITH kept AS (
    INSERT INTO {LiveNotice._meta.db_table} (topic, kind, subject, at)
    SELECT topic, %(kind)s, %(subject)s, %(at)s FROM unnest(%(topics)s::text[]) AS topic
    RETURNING id, topic, kind, subject
)
SELECT pg_notify(%(channel)s, (to_jsonb(kept) || coalesce(%(told)s::jsonb -> topic, '{{}}'))::text) FROM kept
"""


def notify(
    *,
    topics: list[str],
    kind: str,
    subject: str,
    at: datetime,
    told: Told | None = None,
    needs: Permission | None = None,
) -> None:
    """Tell pages of each topic that `subject` changed; heard when the current transaction commits.

    What is `told` besides is a few hundred bytes for a topic, and reaches readers with the permission `needs` alone.
    """
    besides = {topic: {"told": facts, "needs": needs or ""} for topic, facts in (told or {}).items()}
    values: dict[str, str | datetime | list[str]] = {
        "channel": CHANNEL,
        "topics": list(dict.fromkeys(topics)),
        "kind": kind,
        "subject": subject,
        "at": at,
        "told": json.dumps(besides, ensure_ascii=False),
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL, values)
