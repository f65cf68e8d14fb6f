"""What other modules may call: record an entry; answer a repeated request once."""

from collections.abc import Mapping
from datetime import datetime

from .models import AuditEntry, RepeatableRequest

__all__ = ["AuditEntry", "RepeatableRequest", "record"]


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
