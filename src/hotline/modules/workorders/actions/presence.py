"""Say that one has a work order open, and that one has left it."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import Presence
from hotline.modules.workorders.selectors.visibility import visible_to

_FORGOTTEN_AFTER = timedelta(minutes=5)


@transaction.atomic
def note_presence(*, number: str, is_editing: bool, by: Actor, at: datetime) -> None:
    """Say that one has the work order open, or writes on it; `NotFound` where one may not see it."""
    work_order_id = visible_to(by).filter(number=number).values_list("pk", flat=True).first()
    if work_order_id is None:
        raise NotFound(what=number)
    Presence.objects.bulk_create(
        [Presence(work_order_id=work_order_id, person_id=by.person_id, is_editing=is_editing, seen_at=at)],
        update_conflicts=True,
        unique_fields=["person", "work_order"],
        update_fields=["is_editing", "seen_at"],
    )


def leave(*, number: str, by: Actor) -> None:
    """Say that one has left it, also where it went out of one's sight meanwhile; `NotFound` where one never saw it."""
    left, _ = Presence.objects.filter(work_order__number=number, person_id=by.person_id).delete()
    if not left and not visible_to(by).filter(number=number).exists():
        raise NotFound(what=number)


def forget_presences(*, at: datetime) -> int:
    """Remove what expired; return how many."""
    return Presence.objects.filter(seen_at__lt=at - _FORGOTTEN_AFTER).delete()[0]
