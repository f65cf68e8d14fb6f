"""What of a work order, and of whoever asks, decides which steps are offered."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from hotline.kit.clock import LOCAL, local_date
from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import Department
from hotline.modules.sla.public import ClockKind, handling_policy
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.errors import SendBackTooLate, SuspensionTooLong
from hotline.modules.workorders.models import Approval, Assignment, Clock, Suspension, WorkOrder
from hotline.modules.workorders.rules.dispatching import needs_designation
from hotline.modules.workorders.rules.extensions import HIGHER_LEVEL, level_of
from hotline.modules.workorders.rules.lifecycle import OPEN_STAGES, Stage, Step
from hotline.modules.workorders.rules.offering import Situation
from hotline.modules.workorders.rules.suspension import is_within_total, latest_end
from hotline.modules.workorders.rules.words import ApprovalKind, Part, SendBackOutcome

from .send_back_limit import send_back_limit


def situation_of(work_order: WorkOrder, actor: Actor, *, at: datetime) -> Situation:
    """What holds at every stage. Asks for nothing where duplicates, approvals and assignments were fetched."""
    approvals = [one for one in work_order.approvals.all() if not one.outcome]
    lead = _lead(work_order)
    source = work_order.split_from if work_order.stage == Stage.REGISTERED else None
    return Situation(
        awaits_callback=work_order.awaits_callback,
        awaits_result_review=work_order.awaits_result_review,
        awaits_leader_approval=work_order.awaits_leader_approval,
        needs_designation=needs_designation(work_order.dispatch_count, handling_policy(at)),
        dispatch_count=work_order.dispatch_count,
        is_designated=work_order.is_designated,
        is_own_dispatch=work_order.dispatched_by_id == actor.person_id,
        was_send_back_refused=lead is not None and _was_send_back_refused(work_order, lead),
        has_department=lead is not None,
        unsuitable_department=_unsuitable(work_order),
        duplicates=sum(one.stage == Stage.MERGED for one in work_order.duplicates.all()),
        is_split_part=work_order.split_from_id is not None,
        closed_source=source.number if source and source.current_stage not in OPEN_STAGES else "",
        is_confidential=work_order.is_confidential,
        consents_to_publication=work_order.consents_to_publication,
        is_published=work_order.published_at is not None,
        is_held=work_order.is_held,
        is_excluded=work_order.is_excluded,
        open_approvals=frozenset(ApprovalKind(one.kind) for one in approvals),
        own_approvals=frozenset(ApprovalKind(one.kind) for one in approvals if one.requested_by_id == actor.person_id),
        needs_higher_approver=_needs_higher_approver(approvals, actor),
        needs_reply_approval=_needs_reply_approval(work_order),
    )


def of_handling(
    situation: Situation, work_order: WorkOrder, actor: Actor, steps: Collection[Step], *, at: datetime
) -> Situation:
    """The same with what the department in the lead meets; what costs a query is asked for its own step only."""
    if not {Step.REQUEST_EXTENSION, Step.REQUEST_PROMISE}.isdisjoint(steps):
        situation = _of_limit(situation, work_order, at=at)
    lead = _lead(work_order)
    if Step.SEND_BACK in steps and lead is not None:
        situation = replace(situation, send_back_lateness=send_back_lateness(work_order, lead, at=at))
    if Step.SUSPEND in steps:
        excess = suspension_excess(list(work_order.suspensions.all()), days=1, at=at)
        situation = replace(situation, suspension_excess=excess)
    if Step.DISPATCH_DOWNWARD in steps and lead is not None:
        situation = replace(situation, has_department_below=_departments_below(work_order, lead.department))
    if Step.APPROVE_REPLY in steps:
        drafts = [one for one in work_order.replies.all() if one.approved_at is None]
        is_own = bool(drafts) and max(drafts, key=lambda one: one.pk).written_by_id == actor.person_id
        situation = replace(situation, is_own_draft=is_own)
    return situation


def of_support(situation: Situation, work_order: WorkOrder, path: str | None) -> Situation:
    """The same with the part in support that a department of that path would act for: the nearest in its tree."""
    parts = [
        one
        for one in work_order.assignments.all()
        if one.part == Part.SUPPORTING and one.ended_at is None and path and one.department.path.startswith(path)
    ]
    nearest = min(parts, key=lambda one: one.department.path, default=None)
    return replace(
        situation,
        has_part_in_support=nearest is not None,
        is_support_acknowledged=nearest is not None and nearest.acknowledged_at is not None,
    )


def send_back_lateness(work_order: WorkOrder, lead: Assignment, *, at: datetime) -> Refusal | None:
    """Why a send-back comes too late; none while the department may still ask for it."""
    limit, ended_at = send_back_limit(work_order, lead)
    if at <= ended_at:
        return None
    return SendBackTooLate(limit=limit.rule_name, due_at=f"{ended_at.astimezone(LOCAL):%Y-%m-%d %H:%M}")


def suspension_excess(earlier: Collection[Suspension], *, days: int, at: datetime) -> Refusal | None:
    """Why the clock may not stand still for so many working days more; none where it may."""
    ends_at = latest_end(at, days, working_calendar(local_date(at)))
    spans = [(one.started_at, one.ended_at or one.ends_at) for one in earlier]
    policy = handling_policy(at)
    most, most_in_total = policy.most_suspension_working_days, policy.most_suspension_days_in_total
    if days <= most and is_within_total(at, ends_at, spans, policy):
        return None
    return SuspensionTooLong(field="days", working_days=most, total_days=most_in_total)


def _lead(work_order: WorkOrder) -> Assignment | None:
    """The live part in the lead, of those that were fetched."""
    found = (one for one in work_order.assignments.all() if one.part == Part.LEAD and one.ended_at is None)
    return next(found, None)


def _of_limit(situation: Situation, work_order: WorkOrder, *, at: datetime) -> Situation:
    running = [one for one in work_order.clocks.all() if one.kind == ClockKind.HANDLE and one.stopped_at is None]
    clock: Clock | None = running[0] if running else None
    due_at = clock.due_at if clock else work_order.current_due_at
    return replace(
        situation,
        extension_count=work_order.extension_count,
        may_be_extended=level_of(work_order.extension_count, handling_policy(at)) is not None,
        promised_until=work_order.promised_until.isoformat() if work_order.promised_until else "",
        is_clock_fixed=clock is not None and clock.fixed_due_at is not None,
        limit_ended_at=due_at if due_at is not None and at > due_at else None,
    )


def _needs_higher_approver(approvals: Collection[Approval], actor: Actor) -> bool:
    levels = [one.level for one in approvals if one.kind == ApprovalKind.EXTENSION]
    return max(levels, default=0) >= HIGHER_LEVEL and not actor.may(Permission.DECIDE_SECOND_EXTENSIONS)


def _needs_reply_approval(work_order: WorkOrder) -> bool:
    lead = work_order.handling_department
    return lead is not None and lead.replies_need_approval


def _was_send_back_refused(work_order: WorkOrder, lead: Assignment) -> bool:
    """Whether the department in the lead asked already, since it got the work order, and was refused."""
    return any(
        one.kind == ApprovalKind.SEND_BACK
        and one.outcome == SendBackOutcome.REFUSED
        and one.department_id == lead.department_id
        and one.requested_at >= lead.assigned_at
        for one in work_order.approvals.all()
    )


def _unsuitable(work_order: WorkOrder) -> str:
    """A department of the last round that could not be given the work order again."""
    live = (one.department for one in work_order.assignments.all() if one.ended_at is None)
    return next((one.name for one in live if one.is_hotline_centre or not one.is_active), "")


def _departments_below(work_order: WorkOrder, lead: Department) -> bool:
    """Whether there is a department to which the one in the lead could pass the work order on."""
    below = Department.objects.filter(path__startswith=lead.path, is_active=True, is_hotline_centre=False)
    accused = work_order.accused_department
    if work_order.is_confidential and accused is not None:
        below = below.exclude(path__startswith=accused.path)
    return below.exclude(pk=lead.pk).exists()
