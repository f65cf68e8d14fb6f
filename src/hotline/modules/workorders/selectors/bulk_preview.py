"""Which of many work orders would take a step, without taking it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from hotline.kit.errors import NotFound, Refusal
from hotline.modules.workorders.errors import NotYourPart, StageNotReachable
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Side, Step

from .circumstances import situation_of
from .offers import refusal_for
from .visibility import Sight

# What the words of a step, as the department that is chosen, let a work order meet.
Foresight = Callable[[WorkOrder], None]


def preview(
    sight: Sight, step: Step, numbers: Sequence[str], *, at: datetime, foresee: Foresight | None = None
) -> dict[str, Refusal | None]:
    """For each number the refusal that the step would meet; none where it would be taken. A few queries for all."""
    visible = {
        work_order.number: work_order
        for work_order in sight.work_orders.filter(number__in=numbers)
        .defer("content", "reply", "published_text")
        .select_related("handling_department", "accused_department", "split_from")
        .prefetch_related("duplicates", "approvals", "assignments__department")
    }
    return {number: _refusal(sight, step, number, visible.get(number), foresee, at=at) for number in numbers}


def _refusal(
    sight: Sight, step: Step, number: str, work_order: WorkOrder | None, foresee: Foresight | None, *, at: datetime
) -> Refusal | None:
    if work_order is None:
        return NotFound(what=number)
    transition = TRANSITIONS[step]
    if work_order.current_stage not in transition.sources:
        return StageNotReachable(current=work_order.stage, step=step)
    leads = sight.is_everywhere or work_order.handling_department_id in sight.department_ids
    if transition.side is Side.LEAD and not leads:
        return NotYourPart()
    standing = refusal_for(step, situation_of(work_order, sight.actor, at=at), work_order, sight.actor, at=at)
    if standing is not None or foresee is None:
        return standing
    try:
        foresee(work_order)
    except Refusal as refusal:
        return refusal
    return None
