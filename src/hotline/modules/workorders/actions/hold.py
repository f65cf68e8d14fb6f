"""Hold a file: nothing of it is erased while a dispute, a case or an audit needs it."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.errors import FileHeld, FileNotHeld
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .take_step import Remark, begin, take_step


@transaction.atomic
def hold_file(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Keep the file whatever its class says, until somebody releases it."""
    work_order = begin(number, Step.HOLD_FILE, by=by, seen_version=seen_version)
    if work_order.is_held:
        raise FileHeld
    work_order.is_held = True
    take_step(work_order, Step.HOLD_FILE, by=by, at=at, remark=Remark(note=reason))
    return work_order


@transaction.atomic
def release_file(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Let the file be kept as long as its class says again."""
    work_order = begin(number, Step.RELEASE_FILE, by=by, seen_version=seen_version)
    if not work_order.is_held:
        raise FileNotHeld
    work_order.is_held = False
    take_step(work_order, Step.RELEASE_FILE, by=by, at=at, remark=Remark(note=reason))
    return work_order
