"""What every step has in common: permission, stage, version, history, notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department
from hotline.modules.notifications.public import CENTRE, notify, topics_of_path
from hotline.modules.workorders.errors import StaleVersion
from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step, ensure_reachable


@dataclass(frozen=True, slots=True)
class Remark:
    """What history keeps of a step besides who and when."""

    note: str = ""
    department: Department | None = None
    details: Mapping[str, str | int | bool | None] = field(default_factory=dict)


def take_step(
    work_order: WorkOrder, step: Step, *, by: Actor, at: datetime, seen_version: int | None, remark: Remark
) -> None:
    """Move a locked work order one step and save it, or refuse and change nothing.

    `seen_version` is the version that the actor's page showed; a step on an older one is refused with `StaleVersion`,
    save where the stage already tells more. Fields that the step sets are set by the caller before.
    """
    if not by.may(TRANSITIONS[step].permission):
        raise NotPermitted
    target = ensure_reachable(work_order.current_stage, step)
    if seen_version is not None and seen_version != work_order.version:
        raise StaleVersion(seen=seen_version, current=work_order.version)
    work_order.stage = target
    work_order.version += 1
    work_order.save()
    append_to_history(work_order, step, by=by, at=at, remark=remark)


def mark_completed(work_order: WorkOrder, *, at: datetime) -> None:
    """Set what the steps that complete a work order have in common. A requester who is known awaits a call-back."""
    work_order.completed_at = at
    work_order.awaits_callback = work_order.requester_id is not None


def append_to_history(work_order: WorkOrder, step: Step, *, by: Actor, at: datetime, remark: Remark) -> None:
    """Write the step down and tell the open pages. The version counts a work order's events: it is their number."""
    WorkOrderEvent.objects.create(
        work_order=work_order,
        sequence=work_order.version,
        step=step,
        at=at,
        actor_id=by.person_id,
        department=remark.department,
        note=remark.note,
        details=dict(remark.details),
    )
    notify(topics=_topics(work_order), kind=step, subject=work_order.number, at=at)


def _topics(work_order: WorkOrder) -> list[str]:
    department = work_order.handling_department
    return [CENTRE, *(topics_of_path(department.path) if department else ())]
