"""What every step has in common: permission, part, stage, version, history, notice."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Subquery, Value
from django.db.models.functions import Greatest

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import Department, department_of
from hotline.modules.notifications.public import CENTRE, notify, topics_of_path
from hotline.modules.workorders.errors import HasDuplicates, NotYourPart, StaleVersion
from hotline.modules.workorders.models import Assignment, JointReviewOpinion, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import (
    REMARKS,
    STAGES_ASIDE,
    TRANSITIONS,
    Side,
    Stage,
    Step,
    ensure_reachable,
)
from hotline.modules.workorders.rules.words import Part
from hotline.modules.workorders.selectors.changes import changes_since
from hotline.modules.workorders.selectors.visibility import lock

Details = Mapping[str, str | int | bool | None]


@dataclass(frozen=True, slots=True)
class Remark:
    """What history keeps of a step besides who and when."""

    note: str = ""
    department: Department | None = None
    details: Details = field(default_factory=dict)


def begin(number: str, step: Step, *, by: Actor, seen_version: int | None) -> WorkOrder:
    """Lock a work order for a step, or refuse before anything is written."""
    work_order = lock(number, by=by)
    ensure_permitted(work_order, step, by=by, seen_version=seen_version)
    return work_order


def take_step(
    work_order: WorkOrder, step: Step, *, by: Actor, at: datetime, seen_version: int | None = None, remark: Remark
) -> None:
    """Move a locked work order one step and save it, or refuse and change nothing.

    Fields that the step sets are set by the caller before. What `begin` has checked is not checked again.
    """
    if work_order.begun_step != step:
        ensure_permitted(work_order, step, by=by, seen_version=seen_version)
    work_order.begun_step = ""
    work_order.stage = TRANSITIONS[step].leads_from(work_order.current_stage)
    work_order.version += 1
    work_order.save_changes()
    append_to_history(work_order, step, by=by, at=at, remark=remark)


def ensure_permitted(work_order: WorkOrder, step: Step, *, by: Actor, seen_version: int | None) -> None:
    """Refuse a step that the actor, the stage, the version or the department's part does not allow.

    `seen_version` is the version that the actor's page showed; a step on an older one is refused with `StaleVersion`,
    save where the stage already tells more.
    """
    transition = TRANSITIONS[step]
    if not by.may(transition.permission):
        raise NotPermitted
    target = ensure_reachable(work_order.current_stage, step)
    if target in STAGES_ASIDE:
        _ensure_no_duplicates(work_order)
    if seen_version is not None and _has_changed_since(work_order, seen_version):
        changes = changes_since(work_order, seen_version)
        raise StaleVersion(seen=seen_version, current=work_order.version, changes=changes)
    ensure_part(work_order, transition.side, by=by)
    work_order.begun_step = step


def _has_changed_since(work_order: WorkOrder, seen: int) -> bool:
    """Whether anything but remarks was added since that version; a version that never was has changed, too."""
    if seen == work_order.version:
        return False
    if not 0 < seen < work_order.version:
        return True
    later = WorkOrderEvent.objects.filter(work_order=work_order, sequence__gt=seen)
    return later.exclude(step__in=REMARKS).exists()


def _ensure_no_duplicates(work_order: WorkOrder) -> None:
    """Refuse to lay a work order aside while others count on its handling."""
    duplicates = WorkOrder.objects.filter(merged_into=work_order, stage=Stage.MERGED).count()
    if duplicates:
        raise HasDuplicates(duplicates=duplicates)


def ensure_part(work_order: WorkOrder, side: Side, *, by: Actor) -> None:
    """Refuse with `NotYourPart` a department's step to somebody whose department has another part, or none.

    A department acts for those below it. People of the centre who hold the permission act for any.
    """
    if side is not Side.LEAD or by.may(Permission.READ_ALL_WORK_ORDERS):
        return
    own = department_of(by)
    lead = work_order.handling_department
    if own is None or lead is None or not lead.path.startswith(own.path):
        raise NotYourPart


def append_to_history(work_order: WorkOrder, step: Step, *, by: Actor, at: datetime, remark: Remark) -> None:
    """Write the step down and tell the open pages. The version counts a work order's events: it is their number."""
    WorkOrderEvent.objects.create(
        work_order=work_order,
        sequence=work_order.version,
        step=step,
        stage=work_order.stage,
        at=_not_before_the_last(work_order, at),
        actor_id=by.person_id,
        department=remark.department,
        note=remark.note,
        details=dict(remark.details),
    )
    notify(topics=_topics(work_order), kind=step, subject=work_order.number, at=at)


def _not_before_the_last(work_order: WorkOrder, at: datetime) -> datetime | Greatest:
    """The moment, or that of the event before where that is later: whoever waited for the lock read his clock first."""
    if work_order.version == 1:
        return at
    last = WorkOrderEvent.objects.filter(work_order=work_order, sequence=work_order.version - 1)
    return Greatest(Value(at), Subquery(last.values("at")[:1]))


def mark_completed(work_order: WorkOrder, *, at: datetime) -> None:
    """Set what the steps that complete a work order have in common. A requester who is known awaits a call-back."""
    work_order.completed_at = at
    work_order.awaits_callback = work_order.requester_id is not None


def _topics(work_order: WorkOrder) -> list[str]:
    """The centre, and every department that has a part or is asked for its opinion, with those above it."""
    paths: list[str] = []
    if work_order.dispatch_count:
        parts = Assignment.objects.filter(work_order=work_order, ended_at__isnull=True)
        paths += parts.exclude(part=Part.COPIED).values_list("department__path", flat=True)
    if work_order.stage == Stage.JOINTLY_REVIEWED:
        asked = JointReviewOpinion.objects.filter(joint_review__work_order=work_order)
        open_ones = asked.filter(joint_review__concluded_at__isnull=True)
        paths += open_ones.values_list("department__path", flat=True)
    return list(dict.fromkeys([CENTRE, *(topic for path in paths for topic in topics_of_path(path))]))
