"""Note what came of a call-back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step

from .take_step import Remark, begin, take_step

_Details = Mapping[str, str | int | bool | None]


@transaction.atomic
def note_callback(
    *,
    number: str,
    is_closed: bool,
    awaits_result_review: bool = False,
    note: str,
    details: _Details,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Keep an attempt in history; the one that closes the call-back moves the work order on.

    With `awaits_result_review` somebody has to look at the case before the file is closed.
    """
    step = Step.RECORD_CALLBACK if is_closed else Step.TRY_CALLBACK
    work_order = begin(number, step, by=by, seen_version=seen_version)
    work_order.awaits_callback = not is_closed
    work_order.awaits_result_review = awaits_result_review
    take_step(work_order, step, by=by, at=at, remark=Remark(note=note, details=details))
    return work_order


@transaction.atomic
def note_vote(
    *, number: str, awaits_result_review: bool, note: str, details: _Details, by: Actor, at: datetime
) -> WorkOrder:
    """Keep an answer that came after the call-back was closed. A review that is called for stays called for."""
    work_order = begin(number, Step.RECORD_VOTE, by=by, seen_version=None)
    work_order.awaits_result_review = work_order.awaits_result_review or awaits_result_review
    take_step(work_order, Step.RECORD_VOTE, by=by, at=at, remark=Remark(note=note, details=details))
    return work_order


@transaction.atomic
def waive_callback(*, number: str, details: _Details, by: Actor, at: datetime) -> WorkOrder:
    """Nobody is called back about this work order; `details` says why, for whoever asks later."""
    work_order = begin(number, Step.WAIVE_CALLBACK, by=by, seen_version=None)
    work_order.awaits_callback = False
    take_step(work_order, Step.WAIVE_CALLBACK, by=by, at=at, remark=Remark(details=details))
    return work_order
