"""Settle by which limits, and with which department, a work order is judged before it goes on to another round."""

from datetime import datetime

from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage

from .clocks import applicable

# It is open whose the matter is: what ran out meanwhile is nobody's delay.
DISPUTED_STAGES = frozenset({Stage.SENT_BACK, Stage.JOINTLY_REVIEWED})


def settle_judgement(work_order: WorkOrder, *, at: datetime) -> None:
    """Keep what is judged with the department that has a work order, before that loses it or begins another round.

    The first round counts: it is over with the first reply, or for a department whose limit ran out before it lost
    the work order. Called before anything of the next round is set; what is settled stays. The caller saves.
    """
    former = work_order.handling_department_id
    if former is None or work_order.current_stage in DISPUTED_STAGES:
        return
    has_replied = work_order.first_replied_at is not None
    if work_order.charged_department_id is None and (has_replied or _has_run_out(work_order.handling_due_at, None, at)):
        work_order.charged_department_id = former
    if work_order.response_department_id is None and (has_replied or _missed_response(work_order, at)):
        work_order.response_department_id = former


def _missed_response(work_order: WorkOrder, at: datetime) -> bool:
    needs_contact = bool(applicable(work_order, (ClockKind.CONTACT,)))
    return _has_run_out(work_order.acknowledge_due_at, work_order.acknowledged_at, at) or (
        needs_contact and _has_run_out(work_order.contact_due_at, work_order.first_contacted_at, at)
    )


def _has_run_out(due_at: datetime | None, met_at: datetime | None, at: datetime) -> bool:
    return due_at is not None and (met_at or at) > due_at
