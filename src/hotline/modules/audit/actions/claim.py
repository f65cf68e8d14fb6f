"""Claim a key for one request, or find the answer that was given before."""

from datetime import datetime

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from hotline.modules.audit.errors import KeyReused, RequestInProgress
from hotline.modules.audit.models import RepeatableRequest


def claim(*, actor: str, key: str, fingerprint: str, at: datetime, patience_seconds: float) -> RepeatableRequest:
    """The kept request of that key: without a status, it is claimed and the caller carries it out and keeps the answer.

    Call it in the transaction that carries out the request: others with the same key wait for its end, at most
    `patience_seconds`, and are then refused with `RequestInProgress`; a key of another request is `KeyReused`.
    """
    try:
        with transaction.atomic():
            before = _set_lock_timeout(f"{round(patience_seconds * 1000)}ms")
            # Waits at the unique constraint while another transaction holds the same key.
            kept, _ = RepeatableRequest.objects.get_or_create(
                actor=actor, key=key, defaults={"fingerprint": fingerprint, "at": at}
            )
            _set_lock_timeout(before)
    except OperationalError as error:
        if isinstance(error.__cause__, LockNotAvailable):
            raise RequestInProgress from error
        raise
    if kept.fingerprint != fingerprint:
        raise KeyReused
    return kept


def _set_lock_timeout(timeout: str) -> str:
    """Set it for this transaction; return what it was."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout'), set_config('lock_timeout', %s, true)", [timeout])
        return str(cursor.fetchone()[0])
