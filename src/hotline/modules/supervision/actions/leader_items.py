"""Leaders' items: assigned, reported, approved."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.supervision.errors import LeaderItemExists, LeaderItemUnfinished, NotAddressedToYou, OwnReport
from hotline.modules.supervision.models import LeaderItem
from hotline.modules.supervision.rules.course import LEADER_ITEM_MOVES, Move, ensure_reachable
from hotline.modules.supervision.rules.words import LeaderItemState
from hotline.modules.supervision.selectors.visibility import ensure_addressee, lock_addressed
from hotline.modules.workorders.public import WorkOrder, await_leader_approval, visible_to
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES, Stage

from .tell import tell

_UNDONE = OPEN_STAGES | {Stage.MERGED}


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who assigned an item, what he wants, and by which day."""

    leader: str
    requirement: str
    due_on: date | None = None


@transaction.atomic
def assign_leader_item(
    *, number: str, assignment: Assignment, by: Actor, at: datetime, seen_version: int | None = None
) -> LeaderItem:
    """Make a work order a leader's item: it is not archived before its completion report is approved."""
    if assignment.due_on is not None and assignment.due_on < local_date(at):
        raise InvalidInput(
            field="due_on", reason_zh="办结期限不能早于今天。", reason_en="The day on which it is due has passed."
        )
    work_order = await_leader_approval(
        number=number, is_awaited=True, note=assignment.requirement, by=by, at=at, seen_version=seen_version
    )
    if LeaderItem.objects.filter(work_order=work_order).exists():
        raise LeaderItemExists
    return _create(work_order, assignment, by=by, at=at)


@transaction.atomic
def note_registered_item(*, work_order_id: int, at: datetime) -> LeaderItem:
    """Open the item of a work order that was registered as a leader's; once, however often it is told."""
    work_order = WorkOrder.objects.get(pk=work_order_id)
    item, _ = LeaderItem.objects.get_or_create(
        work_order=work_order,
        defaults={"state": LeaderItemState.OPEN, "assigned_at": at, "assigned_by_id": work_order.registered_by_id},
    )
    return item


def _create(work_order: WorkOrder, assignment: Assignment, *, by: Actor, at: datetime) -> LeaderItem:
    return LeaderItem.objects.create(
        work_order=work_order,
        leader=assignment.leader,
        requirement=assignment.requirement,
        due_on=assignment.due_on,
        state=LeaderItemState.OPEN,
        assigned_at=at,
        assigned_by_id=by.person_id,
    )


@transaction.atomic
def report_leader_item(*, item_id: int, report: str, by: Actor, at: datetime) -> LeaderItem:
    """Say that the item is done: the department that has the work order, or the centre's supervision clerk."""
    item = _begin(item_id, Move.REPORT, by=by)
    department = item.work_order.handling_department
    if not by.may(Permission.SUPERVISE_WORK_ORDERS):
        # A work order that was withdrawn or taken back is with no department: the centre reports.
        if department is None or not visible_to(by).filter(pk=item.work_order_id).exists():
            raise NotAddressedToYou(department="12345")
        ensure_addressee(department, by=by)
    item.state = LeaderItemState.REPORTED
    item.report = report
    item.reported_at, item.reported_by_id = at, by.person_id
    return _save(item, at=at)


@transaction.atomic
def approve_leader_item(*, item_id: int, note: str, by: Actor, at: datetime) -> LeaderItem:
    """Take the report: the item is done, and the work order may be archived. Nobody approves his own report.

    As long as the matter is handled, under its own number or a main one's, it is not done, whatever the report says.
    """
    item = _begin(item_id, Move.APPROVE, by=by)
    if item.reported_by_id == by.person_id:
        raise OwnReport
    if item.work_order.current_stage in _UNDONE:
        raise LeaderItemUnfinished
    item.state = LeaderItemState.APPROVED
    item.decision_note = note
    item.approved_at, item.approved_by_id = at, by.person_id
    await_leader_approval(number=item.work_order.number, is_awaited=False, note=note, by=by, at=at)
    return _save(item, at=at)


@transaction.atomic
def return_leader_item(*, item_id: int, note: str, by: Actor, at: datetime) -> LeaderItem:
    """Send the report back: the item is open again."""
    item = _begin(item_id, Move.RETURN, by=by)
    item.state = LeaderItemState.OPEN
    item.decision_note = note
    return _save(item, at=at)


def _begin(item_id: int, move: Move, *, by: Actor) -> LeaderItem:
    may = by.may(LEADER_ITEM_MOVES[move].permission)
    if not may and not (move is Move.REPORT and by.may(Permission.SUPERVISE_WORK_ORDERS)):
        raise NotPermitted
    items = LeaderItem.objects.select_related("work_order__handling_department")
    item = lock_addressed(items, item_id, by=by, department="work_order__handling_department")
    ensure_reachable(LEADER_ITEM_MOVES, move, item.state)
    return item


def _save(item: LeaderItem, *, at: datetime) -> LeaderItem:
    item.save()
    tell("leader_item", item.work_order.number, item.work_order.handling_department, at=at)
    return item
