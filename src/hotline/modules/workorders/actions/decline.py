"""Decline a request."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.declining import lawful_way as named_way
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import DeclineGround

from .clocks import stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def decline(
    *,
    number: str,
    ground: DeclineGround,
    lawful_way: str,
    explanation: str,
    by: Actor,
    at: datetime,
    seen_version: int | None = None,
) -> WorkOrder:
    """Not a matter for the hotline: its ground is one of a closed list, and the lawful way is named."""
    work_order = begin(number, Step.DECLINE, by=by, seen_version=seen_version)
    way = named_way(ground, lawful_way)
    # The centre has decided what becomes of the request: its own limit is met.
    stop_clocks(work_order, ClockKind.DISPATCH, at=at)
    stop_clocks(work_order, *ClockKind, at=at, was_cancelled=True)
    remark = Remark(note=explanation or way, details={"ground": ground, "lawful_way": way})
    take_step(work_order, Step.DECLINE, by=by, at=at, remark=remark)
    return work_order
