"""Two work orders at once: merging and splitting."""

from django.db import connection

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import WorkOrder

from .visibility import visible_to

# Any number of its own; every action on two work orders at once asks for this one.
_PAIRS = 1234501


def hold_pairs() -> None:
    """Wait until no other transaction acts on two work orders at once.

    Merging and splitting lock two rows; one such action at a time means that no two of them wait for each other, and
    that what is read of merges afterwards stays so until the transaction ends. Called before any row is locked; then
    the main work order is locked before its duplicates, as everywhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PAIRS])


def see(number: str, *, by: Actor, field: str | None = None) -> WorkOrder:
    """The work order as it is now, without holding it; `NotFound`, with the field, where the actor may not see it."""
    work_order = visible_to(by).select_related("merged_into", "split_from").filter(number=number).first()
    if work_order is None:
        raise NotFound(field=field, what=number)
    return work_order
