"""Take a dispatch back."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .assign import return_to_dispatch
from .take_step import Remark, begin, take_step


@transaction.atomic
def recall(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Take back a dispatch that no department has acknowledged yet. It counts as a dispatch all the same."""
    work_order = begin(number, Step.RECALL, by=by, seen_version=seen_version)
    remark = Remark(note=reason, department=work_order.handling_department)
    return_to_dispatch(work_order, step=Step.RECALL, at=at)
    take_step(work_order, Step.RECALL, by=by, at=at, remark=remark)
    return work_order
