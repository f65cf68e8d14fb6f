"""Archive a work order."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import CallbackAwaited
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .take_step import Remark, begin, take_step


@transaction.atomic
def archive(*, number: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Close the file. Nothing follows, so a call-back that is still to come is refused with `CallbackAwaited`."""
    work_order = begin(number, Step.ARCHIVE, by=by, seen_version=seen_version)
    if work_order.awaits_callback:
        raise CallbackAwaited
    work_order.archived_at = at
    take_step(work_order, Step.ARCHIVE, by=by, at=at, remark=Remark())
    return work_order
