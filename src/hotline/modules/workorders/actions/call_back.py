"""Note what the requester said when he was called back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .take_step import Remark, begin, take_step


@transaction.atomic
def note_callback(
    *,
    number: str,
    is_closed: bool,
    note: str,
    details: Mapping[str, str | int | bool | None],
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Keep an attempt in history; the one that closes the call-back moves the work order on."""
    step = Step.RECORD_CALLBACK if is_closed else Step.TRY_CALLBACK
    work_order = begin(number, step, by=by, seen_version=seen_version)
    work_order.awaits_callback = not is_closed
    take_step(work_order, step, by=by, at=at, remark=Remark(note=note, details=details))
    return work_order
