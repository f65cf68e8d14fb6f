"""Propose the notices that the policy calls for, and note replies that are late."""

from datetime import datetime

from django.db import transaction

from hotline.modules.supervision.models import NoticeProposal, SupervisionNotice
from hotline.modules.supervision.rules.levels import notice_to_propose
from hotline.modules.supervision.rules.words import NoticeState, ProposalState
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.supervision.selectors.standing import standings

from .tell import tell


@transaction.atomic
def propose_notices(*, at: datetime) -> int:
    """Propose a notice for every work order that calls for one; return how many are new.

    A person issues each or says why not. What was proposed once for a department is not proposed again.
    """
    policy = policy_in_force()
    proposals = []
    for found in standings(at, policy.terms):
        due = notice_to_propose(found.standing, policy.terms)
        if due is None or found.work_order.handling_department_id is None:
            continue
        proposals.append(
            NoticeProposal(
                work_order=found.work_order,
                department_id=found.work_order.handling_department_id,
                level=due.level,
                reason=due.reason,
                state=ProposalState.OPEN,
                proposed_at=at,
                policy_number=policy.number,
            )
        )
    before = NoticeProposal.objects.count()
    NoticeProposal.objects.bulk_create(proposals, ignore_conflicts=True)
    new = NoticeProposal.objects.count() - before
    if new:
        tell("notice_proposals", str(new), None, at=at)
    return new


@transaction.atomic
def note_late_replies(*, at: datetime) -> int:
    """Tell the department and the centre once of each notice whose reply did not come in time; return how many."""
    late = SupervisionNotice.objects.filter(
        state=NoticeState.AWAITS_REPLY, reply_due_at__lt=at, late_noted_at__isnull=True
    ).select_related("department", "work_order")
    noted = list(late.select_for_update(of=("self",), no_key=True, skip_locked=True))
    for notice in noted:
        notice.late_noted_at = at
        notice.save(update_fields=["late_noted_at"])
        tell("notice_reply_late", notice.work_order.number, notice.department, at=at)
    return len(noted)
