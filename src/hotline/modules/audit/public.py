"""What other modules may call: record an entry; answer a repeated request once."""

from collections.abc import Mapping
from datetime import datetime

from .actions.claim import claim
from .actions.keep_answer import keep_answer, release
from .errors import KeyReused, RequestInProgress
from .models import AuditEntry, RepeatableRequest

__all__ = [
    "AuditEntry",
    "KeyReused",
    "RepeatableRequest",
    "RequestInProgress",
    "claim",
    "keep_answer",
    "record",
    "release",
]


def record(
    *,
    actor: str,
    action: str,
    subject: str,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, str | int | None] | None = None,
) -> None:
    """Append an entry, in the current transaction, so that it stands exactly if the act does."""
    AuditEntry.objects.create(
        actor=actor, action=action, subject=subject, at=at, reason=reason, facts=dict(facts or {})
    )
