"""Which steps a work order offers to somebody."""

from collections.abc import Collection

from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import department_of
from hotline.modules.workorders.models import JointReviewOpinion, WorkOrder
from hotline.modules.workorders.rules.dispatching import needs_designation
from hotline.modules.workorders.rules.lifecycle import Side, Situation, Stage, Step, steps_from
from hotline.modules.workorders.rules.words import ApprovalKind, Part, SendBackOutcome


def steps_for(work_order: WorkOrder, actor: Actor) -> tuple[Step, ...]:
    """The steps that the actor may take now, in the order of the table."""
    steps = steps_from(
        work_order.current_stage, actor.permissions, situation_of(work_order), sides_of(work_order, actor)
    )
    withheld = _withheld(work_order, actor, steps)
    return tuple(step for step in steps if step not in withheld)


def _withheld(work_order: WorkOrder, actor: Actor, steps: Collection[Step]) -> set[Step]:
    """What the table permits and the departments' own circumstances do not."""
    withheld = set()
    lead = work_order.handling_department
    if lead is not None and lead.replies_need_approval and not actor.may(Permission.APPROVE_REPLIES):
        withheld.add(Step.REPLY)
    if Step.ACKNOWLEDGE_SUPPORT in steps and not any(
        one.part == Part.SUPPORTING and one.ended_at is None and one.acknowledged_at is None
        for one in work_order.assignments.all()
    ):
        withheld.add(Step.ACKNOWLEDGE_SUPPORT)
    return withheld


def situation_of(work_order: WorkOrder) -> Situation:
    """What besides the stage decides the steps. Asks for nothing where `details.read` has fetched it."""
    return Situation(
        awaits_callback=work_order.awaits_callback,
        awaits_result_review=work_order.awaits_result_review,
        awaits_leader_approval=work_order.awaits_leader_approval,
        needs_designation=needs_designation(work_order.dispatch_count),
        is_bound=work_order.is_designated or _was_send_back_refused(work_order),
        has_department=work_order.handling_department_id is not None,
        is_merge_main=any(one.stage == Stage.MERGED for one in work_order.duplicates.all()),
        is_split_part=work_order.split_from_id is not None,
        consents_to_publication=work_order.consents_to_publication and not work_order.is_confidential,
        is_published=work_order.published_at is not None,
        open_approvals=frozenset(ApprovalKind(one.kind) for one in work_order.approvals.all() if not one.outcome),
    )


def sides_of(work_order: WorkOrder, actor: Actor) -> frozenset[Side]:
    """On which sides the actor stands: the centre's people on every one, a department's on that of its part."""
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        return frozenset(Side)
    own = department_of(actor)
    if own is None:
        return frozenset()
    if work_order.stage == Stage.JOINTLY_REVIEWED:
        return frozenset({Side.SUPPORT} if _awaits_opinion_of(work_order, own.path) else ())
    parts = {
        Part(one.part)
        for one in work_order.assignments.all()
        if one.ended_at is None and one.department.path.startswith(own.path)
    }
    sides = {Part.LEAD: Side.LEAD, Part.SUPPORTING: Side.SUPPORT}
    return frozenset({Side.CENTRE} | {sides[part] for part in parts if part in sides})


def _awaits_opinion_of(work_order: WorkOrder, path: str) -> bool:
    opinions = JointReviewOpinion.objects.filter(joint_review__work_order=work_order, given_at__isnull=True)
    return opinions.filter(joint_review__concluded_at__isnull=True, department__path__startswith=path).exists()


def _was_send_back_refused(work_order: WorkOrder) -> bool:
    """Whether the department in the lead asked already, since the work order was last dispatched, and was refused."""
    return any(
        one.kind == ApprovalKind.SEND_BACK
        and one.outcome == SendBackOutcome.REFUSED
        and one.department_id == work_order.handling_department_id
        and work_order.dispatched_at is not None
        and one.requested_at >= work_order.dispatched_at
        for one in work_order.approvals.all()
    )
