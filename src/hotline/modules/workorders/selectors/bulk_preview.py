"""Which of many work orders would take a step, without taking it."""

from collections.abc import Sequence

from hotline.kit.errors import NotFound, Refusal
from hotline.modules.workorders.errors import (
    CallbackAwaited,
    DesignationRequired,
    NotYourPart,
    ResultReviewAwaited,
    StageNotReachable,
    StepNotOffered,
)
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.dispatching import MOST_FREE_DISPATCHES
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Side, Step, is_offered

from .offers import situation_of
from .visibility import Sight


def preview(sight: Sight, step: Step, numbers: Sequence[str]) -> dict[str, Refusal | None]:
    """For each number the refusal that the step would meet; none where it would be taken. A few queries for all."""
    visible = {
        work_order.number: work_order
        for work_order in sight.work_orders.filter(number__in=numbers)
        .defer("content", "reply", "published_text")
        .prefetch_related("duplicates", "approvals", "assignments__department")
    }
    return {number: _refusal(sight, step, number, visible.get(number)) for number in numbers}


def _refusal(sight: Sight, step: Step, number: str, work_order: WorkOrder | None) -> Refusal | None:
    if work_order is None:
        return NotFound(what=number)
    transition = TRANSITIONS[step]
    if work_order.current_stage not in transition.sources:
        return StageNotReachable(current=work_order.stage, step=step)
    leads = sight.is_everywhere or work_order.handling_department_id in sight.department_ids
    if transition.side is Side.LEAD and not leads:
        return NotYourPart()
    return None if is_offered(step, situation_of(work_order)) else _why_not(step, work_order)


def _why_not(step: Step, work_order: WorkOrder) -> Refusal:
    match step:
        case Step.ARCHIVE if work_order.awaits_callback:
            return CallbackAwaited()
        case Step.ARCHIVE if work_order.awaits_result_review:
            return ResultReviewAwaited()
        case Step.DISPATCH:
            return DesignationRequired(dispatches=MOST_FREE_DISPATCHES)
    return StepNotOffered(step=step)
