"""Issue what the rules propose, or say why not."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.supervision.errors import StateNotReachable
from hotline.modules.supervision.models import NoticeProposal, SupervisionNotice
from hotline.modules.supervision.rules.words import NoticeLevel, NoticeReason, ProposalState
from hotline.modules.supervision.selectors.visibility import find_addressed, lock_addressed
from hotline.modules.workorders.public import lock

from .issue_notice import Demand, issue_to
from .tell import tell


@transaction.atomic
def issue_proposed(
    *, proposal_id: int, demand: str, reply_days: int | None, by: Actor, at: datetime
) -> SupervisionNotice:
    """Issue the notice that is proposed, with a demand in the clerk's words."""
    seen = find_addressed(NoticeProposal.objects.select_related("work_order"), proposal_id, by=by)
    # The work order is held first, as everywhere, so that two clerks wait for each other and never deadlock.
    work_order = lock(seen.work_order.number, by=by)
    proposal = _open_proposal(proposal_id, "issue", by=by)
    wanted = Demand(NoticeLevel(proposal.level), demand, reply_days, NoticeReason(proposal.reason))
    return issue_to(work_order, proposal.department, wanted, by=by, at=at)


@transaction.atomic
def dismiss_proposal(*, proposal_id: int, reason: str, by: Actor, at: datetime) -> NoticeProposal:
    """Keep why no notice is issued; the same level is not proposed again for that department."""
    proposal = _open_proposal(proposal_id, "dismiss", by=by)
    proposal.state = ProposalState.DISMISSED
    proposal.dismissal_reason = reason
    proposal.decided_at, proposal.decided_by_id = at, by.person_id
    proposal.save()
    tell("proposal_dismissed", proposal.work_order.number, None, at=at)
    return proposal


def _open_proposal(proposal_id: int, move: str, *, by: Actor) -> NoticeProposal:
    if not by.may(Permission.SUPERVISE_WORK_ORDERS):
        raise NotPermitted
    proposals = NoticeProposal.objects.select_related("department", "work_order")
    proposal = lock_addressed(proposals, proposal_id, by=by)
    if proposal.state != ProposalState.OPEN:
        raise StateNotReachable(current=proposal.state, move=move)
    return proposal
