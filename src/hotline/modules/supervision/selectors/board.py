"""The leaders' board (书记市长直通车): key enterprises, leaders' items, instructions, focus areas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from hotline.kit.clock import local_date, start_of_day
from hotline.modules.access.public import Actor, Permission
from hotline.modules.supervision.models import LeaderInstruction, LeaderItem
from hotline.modules.supervision.rules.words import InstructionState, LeaderItemState
from hotline.modules.workorders.public import WorkOrder, overdue, visible_to
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import FocusArea

from .lists import ITEM_DEPARTMENT, instructions, leader_items
from .visibility import addressed_to

_MOST = 20
_LOOKS_BACK = timedelta(days=30)
_DONE = frozenset(
    {
        Stage.COMPLETED,
        Stage.CALLED_BACK,
        Stage.ARCHIVED,
        Stage.DECLINED,
        Stage.TRANSFERRED,
        Stage.MERGED,
        Stage.WITHDRAWN,
    }
)
_OPEN = Q(stage__in=sorted(frozenset(Stage) - _DONE))


@dataclass(frozen=True, slots=True)
class KeyEnterprises:
    """The requests of key enterprises: how many are open, late and done, and the most pressing."""

    open: int
    overdue: int
    done_30_days: int
    items: Sequence[WorkOrder]


@dataclass(frozen=True, slots=True)
class FocusAreaFigures:
    """A focus area's work orders: open, late, and registered today."""

    focus_area: str
    open: int
    overdue: int
    registered_today: int


@dataclass(frozen=True, slots=True)
class Board:
    """What leaders look at; the key enterprises only for those who may read the red list."""

    key_enterprises: KeyEnterprises | None
    leader_items: Sequence[LeaderItem]
    leader_items_open: int
    leader_items_late: int
    instructions: Sequence[LeaderInstruction]
    instructions_open: int
    instructions_late: int
    focus_areas: Sequence[FocusAreaFigures]


def leaders_board(actor: Actor, at: datetime) -> Board:
    """The board as far as the actor may see it; at most twenty of each kind are named."""
    items = addressed_to(leader_items().exclude(state=LeaderItemState.APPROVED), actor, department=ITEM_DEPARTMENT)
    open_instructions = addressed_to(instructions().exclude(state=InstructionState.COMPLETED), actor)
    today = local_date(at)
    return Board(
        key_enterprises=_key_enterprises(actor, at) if actor.may(Permission.READ_KEY_ENTERPRISES) else None,
        leader_items=list(items.order_by("due_on", "id")[:_MOST]),
        leader_items_open=items.count(),
        leader_items_late=items.filter(state=LeaderItemState.OPEN, due_on__lt=today).count(),
        instructions=list(open_instructions.order_by("given_at", "id")[:_MOST]),
        instructions_open=open_instructions.count(),
        instructions_late=open_instructions.filter(state=InstructionState.FORWARDED, reply_due_at__lt=at).count(),
        focus_areas=_focus_areas(actor, at),
    )


def _key_enterprises(actor: Actor, at: datetime) -> KeyEnterprises:
    theirs = visible_to(actor).filter(is_key_enterprise=True)
    figures = theirs.aggregate(
        open=Count("id", filter=_OPEN),
        overdue=Count("id", filter=overdue(at)),
        done=Count("id", filter=Q(completed_at__gte=at - _LOOKS_BACK)),
    )
    pressing = theirs.filter(_OPEN).select_related("handling_department").order_by("registered_at", "id")
    return KeyEnterprises(figures["open"], figures["overdue"], figures["done"], list(pressing[:_MOST]))


def _focus_areas(actor: Actor, at: datetime) -> list[FocusAreaFigures]:
    midnight = start_of_day(local_date(at))
    rows = (
        visible_to(actor)
        .exclude(focus_area="")
        .values("focus_area")
        .annotate(
            open=Count("id", filter=_OPEN),
            late=Count("id", filter=overdue(at)),
            today=Count("id", filter=Q(registered_at__gte=midnight)),
        )
    )
    found = {row["focus_area"]: (row["open"], row["late"], row["today"]) for row in rows.order_by()}
    return [FocusAreaFigures(area.value, *found.get(area.value, (0, 0, 0))) for area in FocusArea]
