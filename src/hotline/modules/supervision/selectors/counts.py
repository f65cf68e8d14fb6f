"""What waits for somebody, in numbers."""

from dataclasses import dataclass
from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.supervision.models import (
    AccountabilityCase,
    LeaderInstruction,
    LeaderItem,
    NoticeProposal,
    Reminder,
    SupervisionNotice,
)
from hotline.modules.supervision.rules.words import (
    InstructionState,
    LeaderItemState,
    NoticeState,
    ProposalState,
)

from .lists import ITEM_DEPARTMENT, is_late
from .visibility import addressed_to


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each the actor may see."""

    unread_reminders: int
    notices_awaiting_reply: int
    notices_to_decide: int
    late_notices: int
    open_proposals: int
    open_instructions: int
    open_leader_items: int
    open_accountability: int


def counts(actor: Actor, at: datetime) -> Counts:
    """What is open, as far as the actor may see it."""
    notices = addressed_to(SupervisionNotice.objects.all(), actor)
    instructions = addressed_to(LeaderInstruction.objects.exclude(state=InstructionState.COMPLETED), actor)
    items = addressed_to(LeaderItem.objects.exclude(state=LeaderItemState.APPROVED), actor, department=ITEM_DEPARTMENT)
    return Counts(
        unread_reminders=addressed_to(Reminder.objects.filter(read_at__isnull=True), actor).count(),
        notices_awaiting_reply=notices.filter(state__in=[NoticeState.AWAITS_REPLY, NoticeState.RECTIFYING]).count(),
        notices_to_decide=notices.filter(
            state__in=[NoticeState.REPLIED, NoticeState.RECTIFIED, NoticeState.ACCEPTED]
        ).count(),
        late_notices=notices.filter(**is_late(at)).count(),
        open_proposals=addressed_to(NoticeProposal.objects.filter(state=ProposalState.OPEN), actor).count(),
        open_instructions=instructions.count(),
        open_leader_items=items.count(),
        open_accountability=addressed_to(AccountabilityCase.objects.filter(outcome=""), actor).count(),
    )
