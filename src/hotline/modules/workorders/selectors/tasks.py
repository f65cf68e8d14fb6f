"""What waits for somebody: the duties of the table of steps, applications to decide, and parts in support."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.modules.access.public import Actor, Permission
from hotline.modules.sla.public import handling_policy
from hotline.modules.workorders.models import Approval, Assignment, JointReviewOpinion, Reply
from hotline.modules.workorders.rules.lifecycle import DECISIONS, HANDLING_STAGES, TRANSITIONS, Side, Stage, Step
from hotline.modules.workorders.rules.words import ApprovalKind, Part

from .visibility import Sight

_NOTHING = Q(pk__in=[])


def waits_for(sight: Sight, *, at: datetime) -> Q:
    """Whether a work order waits for somebody. What is archived waits for nobody."""
    waiting = _duties(sight, at=at) | Q(pk__in=decidable_by(sight.actor).values("work_order"))
    if not sight.is_everywhere:
        waiting |= _parts_in_support(sight)
    return ~Q(stage=Stage.ARCHIVED) & waiting


def _duties(sight: Sight, *, at: datetime) -> Q:
    """The duties that the actor's permissions give him; a department's only where it leads."""
    actor = sight.actor
    duties, most = _NOTHING, handling_policy(at).most_free_dispatches
    for row in TRANSITIONS.values():
        if row.is_duty and actor.may(row.permission):
            duties |= (
                Q(stage__in=sorted(row.sources))
                & _limits(row.step, actor, most_free_dispatches=most)
                & _part(row.side, sight)
            )
    if actor.may(Permission.DESIGNATE_DEPARTMENTS):
        duties |= Q(stage=Stage.REGISTERED, dispatch_count__gte=most)
    if actor.may(Permission.REVIEW_WORK_ORDERS):
        duties |= Q(stage=Stage.CALLED_BACK, awaits_result_review=True)
    return duties


def _limits(step: Step, actor: Actor, *, most_free_dispatches: int) -> Q:
    """What besides the stage makes a step the actor's duty."""
    match step:
        case Step.TRY_CALLBACK | Step.RECORD_CALLBACK:
            return Q(awaits_callback=True)
        case Step.ARCHIVE:
            return Q(awaits_callback=False, awaits_result_review=False, awaits_leader_approval=False)
        # After that the hotline names the department, which is somebody else's duty.
        case Step.DISPATCH:
            return Q(dispatch_count__lt=most_free_dispatches)
        # Nobody approves what he wrote himself.
        case Step.APPROVE_REPLY | Step.RETURN_DRAFT:
            own = Reply.objects.filter(approved_at__isnull=True, written_by_id=actor.person_id)
            return ~Q(stage=Stage.DRAFTED, pk__in=own.values("work_order"))
        # Nobody decides about the department that he chose himself.
        case Step.UPHOLD_SEND_BACK | Step.REFUSE_SEND_BACK:
            return ~Q(dispatched_by_id=actor.person_id)
    return Q()


def _part(side: Side, sight: Sight) -> Q:
    if side is Side.CENTRE or sight.is_everywhere:
        return Q()
    return Q(handling_department__in=sight.department_ids)


def _parts_in_support(sight: Sight) -> Q:
    """Parts in support without a reply, and opinions that a joint review asked for."""
    parts = Assignment.objects.filter(
        department__in=sight.department_ids,
        part=Part.SUPPORTING,
        ended_at__isnull=True,
        is_archived=False,
        replied_at__isnull=True,
    )
    opinions = JointReviewOpinion.objects.filter(
        department__in=sight.department_ids, given_at__isnull=True, joint_review__concluded_at__isnull=True
    )
    if not sight.actor.may(Permission.REPLY_TO_WORK_ORDERS):
        parts = parts.filter(acknowledged_at__isnull=True)
    return Q(stage__in=sorted(HANDLING_STAGES), pk__in=parts.values("work_order")) | Q(
        stage=Stage.JOINTLY_REVIEWED, pk__in=opinions.values("joint_review__work_order")
    )


def decidable_by(actor: Actor) -> QuerySet[Approval]:
    """The open applications that the actor may decide: of the kinds that are his to decide, and not his own."""
    kinds = {kind for step, kind in DECISIONS.items() if actor.may(TRANSITIONS[step].permission)}
    found = Approval.objects.filter(outcome="", kind__in=sorted(kinds)).exclude(requested_by_id=actor.person_id)
    return found.exclude(kind=ApprovalKind.SEND_BACK, work_order__dispatched_by_id=actor.person_id)
