"""Keep the recordings of a call longer, because of what came of it."""

from datetime import datetime

from django.db import connection

from hotline.modules.telephony.models import LongerRetention
from hotline.modules.telephony.rules.recordings.words import RecordingClass

_KEEP = f"""
INSERT INTO {LongerRetention._meta.db_table} (call_id, recording_class, decided_at) VALUES (%s, %s, %s)
ON CONFLICT (call_id) DO UPDATE SET recording_class = EXCLUDED.recording_class, decided_at = EXCLUDED.decided_at
WHERE {LongerRetention._meta.db_table}.recording_class = %s
"""


def keep_longer(*, call_id: int, recording_class: RecordingClass, at: datetime) -> None:
    """From a class upward only: what an emergency service heard stays that, also where it is disputed."""
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [call_id, recording_class.value, at, RecordingClass.DISPUTED.value])
