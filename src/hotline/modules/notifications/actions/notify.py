"""Tell the pages that are open."""

from datetime import datetime

from django.db import connection

from hotline.modules.notifications.models import LiveNotice

CHANNEL = "hotline_live"

# One statement however many topics hear of it: every step of every work order passes here.
_TELL = f"""
WITH kept AS (
    INSERT INTO {LiveNotice._meta.db_table} (topic, kind, subject, at)
    SELECT topic, %(kind)s, %(subject)s, %(at)s FROM unnest(%(topics)s::text[]) AS topic
    RETURNING id, topic, kind, subject
)
SELECT pg_notify(%(channel)s, row_to_json(kept)::text) FROM kept
"""


def notify(*, topics: list[str], kind: str, subject: str, at: datetime) -> None:
    """Tell pages of each topic that `subject` changed; heard when the current transaction commits."""
    told: dict[str, str | datetime | list[str]] = {
        "channel": CHANNEL,
        "topics": list(dict.fromkeys(topics)),
        "kind": kind,
        "subject": subject,
        "at": at,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL, told)
