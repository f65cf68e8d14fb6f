"""Merge a work order into another one about the same matter, and undo it."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hotline.modules.access.public import Actor, Permission, system_actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.errors import MainIsClosed, MainIsMerged, MergedIntoItself, SecrecyDiffers
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.groups import people_joined
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES, Stage, Step, ensure_reachable
from hotline.modules.workorders.selectors.pairs import hold_pairs, see
from hotline.modules.workorders.selectors.visibility import lock

from .clocks import start_clocks, stop_clocks
from .take_step import Remark, begin, take_step


@transaction.atomic
def merge(
    *, number: str, into: str, by: Actor, at: datetime, note: str = "", seen_version: int | None = None
) -> WorkOrder:
    """Merge a registered work order into an open one: handled once, counted twice, each requester called back."""
    if number == into:
        raise MergedIntoItself(field="into")
    main = hold_main(into, by=by, field="into")
    work_order = begin(number, Step.MERGE, by=by, seen_version=seen_version)
    join_main(work_order, main, by=by, at=at, note=note)
    return work_order


@transaction.atomic
def unmerge(*, number: str, reason: str, by: Actor, at: datetime, seen_version: int | None = None) -> WorkOrder:
    """Undo a merge: both work orders are what they were before it, and both remember it."""
    hold_pairs()
    seen = see(number, by=by)
    ensure_reachable(seen.current_stage, Step.UNMERGE)
    assert seen.merged_into is not None  # Held by a constraint: merged work orders have a main one.
    main = begin(seen.merged_into.number, Step.RELEASE_DUPLICATE, by=by, seen_version=None)
    work_order = begin(number, Step.UNMERGE, by=by, seen_version=seen_version)
    leave_main(work_order, main)
    start_clocks(work_order, (ClockKind.DISPATCH,), at=at)
    take_step(work_order, Step.UNMERGE, by=by, at=at, remark=Remark(note=reason, details={"main": main.number}))
    note_release(main, number, reason=reason, by=by, at=at)
    return work_order


def hold_main_of(number: str, *, by: Actor) -> WorkOrder | None:
    """Lock the main work order of a duplicate before the duplicate itself is locked; none where it has none."""
    if see(number, by=by).merged_into_id is None:
        return None
    hold_pairs()
    main = see(number, by=by).merged_into
    return lock(main.number, by=system_actor(Permission.READ_ALL_WORK_ORDERS)) if main else None


def leave_main(work_order: WorkOrder, main: WorkOrder) -> None:
    """Take a duplicate out of a locked main work order, and its people out of the count there; the caller saves."""
    others = WorkOrder.objects.filter(merged_into=main).exclude(pk=work_order.pk)
    before = people_joined(main.requester_id, _joined(main))
    main.people_count -= before - people_joined(main.requester_id, _people(others))
    work_order.merged_into = None


def note_release(main: WorkOrder, duplicate: str, *, reason: str, by: Actor, at: datetime) -> None:
    """Save a main work order that a duplicate has left, and have its history say so."""
    remark = Remark(note=reason, details={"duplicate": duplicate, "people_count": main.people_count})
    take_step(main, Step.RELEASE_DUPLICATE, by=by, at=at, remark=remark)


def hold_main(number: str, *, by: Actor, field: str) -> WorkOrder:
    """Lock the work order that another is to be merged into, or refuse it as a main one."""
    hold_pairs()
    seen = see(number, by=by, field=field)
    if seen.current_stage is Stage.MERGED:
        raise MainIsMerged(field=field, main=number)
    if seen.current_stage not in OPEN_STAGES:
        raise MainIsClosed(field=field, main=number)
    return begin(number, Step.RECEIVE_DUPLICATE, by=by, seen_version=None)


def join_main(
    work_order: WorkOrder, main: WorkOrder, *, by: Actor, at: datetime, note: str = "", field: str = "into"
) -> None:
    """Merge a work order that is held, or that nobody else has seen yet, into a held one."""
    if _secrecy(work_order) != _secrecy(main):
        raise SecrecyDiffers(field=field)
    others = _joined(main)
    everybody = [*others, (work_order.requester_id, work_order.people_count)]
    added = people_joined(main.requester_id, everybody) - people_joined(main.requester_id, others)
    work_order.merged_into = main
    stop_clocks(work_order, ClockKind.DISPATCH, at=at, was_cancelled=True)
    main.people_count += added
    remark = Remark(note=note, details={"main": main.number, "people_added": added})
    take_step(work_order, Step.MERGE, by=by, at=at, remark=remark)
    remark = Remark(note=note, details={"duplicate": work_order.number, "people_count": main.people_count})
    take_step(main, Step.RECEIVE_DUPLICATE, by=by, at=at, remark=remark)


def _joined(main: WorkOrder) -> list[tuple[int | None, int]]:
    """The requesters and groups that are merged into a work order, completed ones included."""
    return _people(WorkOrder.objects.filter(merged_into=main))


def _people(duplicates: QuerySet[WorkOrder]) -> list[tuple[int | None, int]]:
    return list(duplicates.values_list("requester_id", "people_count"))


def _secrecy(work_order: WorkOrder) -> tuple[bool, int | None]:
    """From whom a work order is to be kept: one that is not secret must not lead an accused office to one that is."""
    return work_order.is_confidential, work_order.accused_department_id if work_order.is_confidential else None
