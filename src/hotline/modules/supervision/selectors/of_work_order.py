"""Everything of supervision that belongs to one work order."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.supervision.models import (
    AccountabilityCase,
    Escalation,
    LeaderInstruction,
    LeaderItem,
    NoticeProposal,
    Reminder,
    SupervisionNotice,
)
from hotline.modules.workorders.public import visible_to

from .lists import ITEM_DEPARTMENT, cases, instructions, leader_items, notices, proposals, reminders
from .visibility import addressed_to


@dataclass(frozen=True, slots=True)
class SupervisionOfOrder:
    """What the actor may see of a work order's supervision, in the order in which it happened."""

    reminders: Sequence[Reminder]
    notices: Sequence[SupervisionNotice]
    proposals: Sequence[NoticeProposal]
    instructions: Sequence[LeaderInstruction]
    leader_item: LeaderItem | None
    accountability: Sequence[AccountabilityCase]
    escalations: Sequence[Escalation]


def supervision_of(number: str, *, by: Actor) -> SupervisionOfOrder:
    """A work order's supervision; `NotFound` where the actor may not see the work order."""
    work_order = visible_to(by).filter(number=number).first()
    if work_order is None:
        raise NotFound(what=number)
    here = {"work_order": work_order}
    items = addressed_to(leader_items().filter(**here), by, department=ITEM_DEPARTMENT)
    escalations = Escalation.objects.select_related("department", "officer").filter(**here)
    return SupervisionOfOrder(
        reminders=list(addressed_to(reminders().filter(**here), by).order_by("id")),
        notices=list(addressed_to(notices().filter(**here), by).order_by("id")),
        proposals=list(addressed_to(proposals().filter(**here), by).order_by("id")),
        instructions=list(addressed_to(instructions().filter(**here), by).order_by("id")),
        leader_item=items.first(),
        accountability=list(addressed_to(cases().filter(**here), by).order_by("id")),
        escalations=list(addressed_to(escalations, by).order_by("id")),
    )
