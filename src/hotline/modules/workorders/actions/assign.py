"""Give departments their parts in a work order, and take them away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Case, Q, QuerySet, When

from hotline.kit.clock import local_date
from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.departments.public import Department
from hotline.modules.sla.public import ClockKind, Limit, limits_for
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.workorders.errors import DepartmentNotSuitable, RecusalRequired
from hotline.modules.workorders.models import Approval, Assignment, Clock, ResponsibilityEntry, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Step
from hotline.modules.workorders.rules.words import ApprovalKind, Part
from hotline.modules.workorders.selectors.clock_facts import criteria_of
from hotline.modules.workorders.selectors.responsibility import counties_above, county_above, line_for, own_limit

from .clocks import applicable, new_clock, running, show_on, start_clocks, stop_clocks, work_out
from .judge import DISPUTED_STAGES, settle_judgement

_LEAD_CLOCKS = (ClockKind.ACKNOWLEDGE, ClockKind.CONTACT, ClockKind.HANDLE)
# What a department that passes a work order on, or gets it again, must not win time with.
_PROMISED_CLOCKS = (ClockKind.CONTACT, ClockKind.HANDLE)
# The outcome of an application whose applicant lost the work order before anybody decided.
LAPSED = "lapsed"
_COPIED_TO_COUNTY = "派至街道乡镇的工单同时送所属县（区）政府督促"


@dataclass(frozen=True, slots=True)
class Parts:
    """Who is to handle a work order: one department in the lead, others in support, others for information."""

    lead_code: str
    supporting_codes: Sequence[str] = ()
    copied_codes: Sequence[str] = ()
    instruction: str = ""
    basis: str = ""

    def departments(self) -> "ChosenDepartments":
        """The departments by their codes; each is named once, in its weightiest part.

        What goes to a town is copied to its county, which presses for it.
        """
        supporting = [code for code in dict.fromkeys(self.supporting_codes) if code != self.lead_code]
        copied = [code for code in dict.fromkeys(self.copied_codes) if code not in {self.lead_code, *supporting}]
        found = departments_by_code(self.lead_code, supporting, copied)
        lead = found[self.lead_code]
        county = county_above(lead, counties_above([lead]))
        return ChosenDepartments(
            lead,
            [found[code] for code in supporting],
            [found[code] for code in copied],
            county if county is not None and county.code not in {*supporting, *copied} else None,
        )


@dataclass(frozen=True, slots=True)
class ChosenDepartments:
    """The departments of a dispatch; the county gets its copy by itself."""

    lead: Department
    supporting: list[Department] = field(default_factory=list)
    copied: list[Department] = field(default_factory=list)
    county: Department | None = None

    def named(self) -> list[Department]:
        """Those that somebody chose."""
        return [self.lead, *self.supporting, *self.copied]

    def parts(self) -> dict[Department, Part]:
        """Each department's part."""
        parts = {self.lead: Part.LEAD} | dict.fromkeys(self.supporting, Part.SUPPORTING)
        return parts | dict.fromkeys([*self.copied, *([self.county] if self.county else [])], Part.COPIED)


@dataclass(frozen=True, slots=True)
class Handover:
    """What came of a dispatch: the departments, and the line of the responsibility list that names the lead."""

    chosen: ChosenDepartments
    entry: ResponsibilityEntry | None
    basis: str


def departments_by_code(
    lead_code: str, supporting: Collection[str] = (), copied: Collection[str] = ()
) -> Mapping[str, Department]:
    """The departments with these codes in one query; `NotFound` names the first that does not exist."""
    found = {one.code: one for one in Department.objects.filter(code__in=[lead_code, *supporting, *copied])}
    fields = {"department_code": [lead_code], "supporting_codes": supporting, "copied_codes": copied}
    for name, codes in fields.items():
        for code in codes:
            if code not in found:
                raise NotFound(field=name, what=code)
    return found


def assign(work_order: WorkOrder, parts: Parts, *, by: Actor, at: datetime, step: Step = Step.DISPATCH) -> Department:
    """Hand a work order over as `hand_over` does, and return the department in the lead."""
    return hand_over(work_order, parts, by=by, at=at, step=step).chosen.lead


def _give_to(work_order: WorkOrder, lead: Department, *, step: Step, by: Actor, at: datetime) -> None:
    settle_judgement(work_order, at=at)
    # A new round with the same departments is no decision about whose the matter is.
    if step is not Step.REOPEN:
        work_order.dispatch_count += 1
    work_order.later_acknowledge_due_at = None
    if not work_order.is_response_judged and work_order.handling_department_id != lead.pk:
        # Another department has its own duty to contact the requester.
        work_order.first_contacted_at = None
    work_order.handling_department = lead
    work_order.first_dispatched_at = work_order.first_dispatched_at or at
    work_order.dispatched_at = at
    work_order.dispatched_by_id = by.person_id
    work_order.is_first_in_queue = False
    if not work_order.is_response_judged:
        work_order.acknowledged_at = None


def hand_over(work_order: WorkOrder, parts: Parts, *, by: Actor, at: datetime, step: Step) -> Handover:
    """Hand a work order over and start the clocks; the caller takes the step and saves.

    The citizen's clock starts with the first dispatch and runs on; a department's clocks start when it gets its part.
    A department that supports again, or is informed again, keeps its part with its clock; the one in the lead gets a
    new part. Where it led before, that part is due no later than the old one: a dispute buys nobody time.
    """
    chosen = parts.departments()
    for department in chosen.named():
        ensure_suitable(work_order, department)
    entry = line_for(work_order, chosen.lead, on=local_date(at))
    basis = parts.basis or (entry.basis if entry else "")
    kept, owed = _end_other_parts(work_order, chosen, step=step, at=at) if work_order.dispatch_count else (set(), [])
    _give_to(work_order, chosen.lead, step=step, by=by, at=at)
    assignments = Assignment.objects.bulk_create(
        Assignment(
            work_order=work_order,
            department=department,
            part=part,
            dispatch_number=work_order.dispatch_count,
            assigned_at=at,
            assigned_by_id=by.person_id,
            instruction=parts.instruction,
            basis=_COPIED_TO_COUNTY if department is chosen.county else basis,
            responsibility_code=entry.code if entry and part is Part.LEAD else "",
            responsibility_version=entry.version if entry and part is Part.LEAD else None,
        )
        for department, part in chosen.parts().items()
        if department not in kept
    )
    limit, with_citizen = own_limit(entry, work_order.urgency), _leaves_the_centre(work_order, at=at)
    start_parts(work_order, assignments, at=at, with_citizen=with_citizen, own_limit=limit, owed=owed)
    # Where nobody can be contacted, the response is due with the acknowledgement.
    work_order.contact_due_at = work_order.contact_due_at or work_order.acknowledge_due_at
    return Handover(chosen, entry, basis)


def start_parts(
    work_order: WorkOrder,
    assignments: Sequence[Assignment],
    *,
    at: datetime,
    with_citizen: bool,
    own_limit: Limit | None = None,
    owed: Sequence[Clock] = (),
) -> None:
    """Start the clocks of new parts, all on one calendar, and show the lead's on the work order.

    `own_limit` is what the line of the responsibility list sets for handling. `owed` are clocks that ran for the same
    matter before: a new one of their kind is due no later, or on the day that the requester was promised.
    """
    calendar = working_calendar(local_date(at))
    clocks: list[Clock] = []
    for assignment in assignments:
        kinds = applicable(work_order, _kinds_of(assignment, with_citizen=with_citizen))
        limits = limits_for(kinds, criteria_of(work_order, assignment.department), on=local_date(at)) if kinds else {}
        if own_limit and ClockKind.HANDLE in limits:
            limits[ClockKind.HANDLE] = own_limit
        clocks += [
            new_clock(work_order, kind, limit, calendar, at, None if kind is ClockKind.CITIZEN else assignment)
            for kind, limit in limits.items()
        ]
    for earlier in owed:
        for clock in clocks:
            if clock.kind == earlier.kind and (earlier.fixed_due_at or clock.due_at > earlier.due_at):
                _take_over(clock, earlier, at=at)
    for clock in Clock.objects.bulk_create(clocks):
        show_on(work_order, clock)


def _leaves_the_centre(work_order: WorkOrder, *, at: datetime) -> bool:
    """Stop the centre's own clock, and tell whether the citizen's is still to start."""
    kinds = {ClockKind(clock.kind) for clock in running(work_order, ClockKind.DISPATCH, ClockKind.CITIZEN)}
    if ClockKind.DISPATCH in kinds:
        stop_clocks(work_order, ClockKind.DISPATCH, at=at)
    return ClockKind.CITIZEN not in kinds


def _kinds_of(assignment: Assignment, *, with_citizen: bool) -> tuple[ClockKind, ...]:
    match Part(assignment.part):
        case Part.LEAD:
            return (*_LEAD_CLOCKS, ClockKind.CITIZEN) if with_citizen else _LEAD_CLOCKS
        case Part.SUPPORTING:
            return (ClockKind.SUPPORT,)
        case Part.COPIED:
            return ()


def _take_over(clock: Clock, earlier: Clock, *, at: datetime) -> None:
    """Let a clock run on another's facts, so that pauses and extensions go on counting and each day is explained."""
    for name in ("started_at", "limit_amount", "limit_unit", "limit_rule_code", "limit_rule_name", "limit_basis"):
        setattr(clock, name, getattr(earlier, name))
    clock.calendar_version = earlier.calendar_version
    clock.extensions = list(earlier.extensions)
    clock.fixed_due_at = earlier.fixed_due_at
    calendar = working_calendar(local_date(clock.started_at), version=clock.calendar_version)
    work_out(clock, clock.work_order.suspensions.all(), calendar, at=at)


def _end_other_parts(
    work_order: WorkOrder, chosen: ChosenDepartments, *, step: Step, at: datetime
) -> tuple[set[Department], list[Clock]]:
    """End the live parts that the dispatch does not repeat. Return who keeps his, and what the lead owes already."""
    parts = chosen.parts()
    live = list(Assignment.objects.filter(work_order=work_order, ended_at__isnull=True).select_related("department"))
    repeated = [one for one in live if one.part != Part.LEAD and parts.get(one.department) == one.part]
    ended = [one for one in live if one not in repeated]
    led = [one for one in ended if one.part == Part.LEAD and one.department == chosen.lead]
    owed = clocks_owed(led[0]) if led else []
    end_assignments(work_order, ended, step=step, at=at)
    lapse_applications(work_order, at=at)
    return {one.department for one in repeated}, owed


def clocks_owed(assignment: Assignment) -> list[Clock]:
    """The running clocks of a part whose due moments whoever has the matter next must keep."""
    return list(Clock.objects.filter(assignment=assignment, stopped_at__isnull=True, kind__in=_PROMISED_CLOCKS))


def end_assignments(work_order: WorkOrder, assignments: Collection[Assignment], *, step: Step, at: datetime) -> None:
    """Take parts from their departments. What their clocks waited for will not come: they are cancelled, but for those
    that had run out, which stay charged to whoever had the part.
    """
    if not assignments:
        return
    numbers = [one.pk for one in assignments]
    Assignment.objects.filter(pk__in=numbers).update(ended_at=at, ended_by_step=step)
    _cancel(Clock.objects.filter(assignment__in=numbers), work_order, at=at)


def end_parts(work_order: WorkOrder, *, step: Step, at: datetime) -> None:
    """Take the work order from every department that has it, as `end_assignments` does; the citizen's clock runs on."""
    Assignment.objects.filter(work_order=work_order, ended_at__isnull=True).update(ended_at=at, ended_by_step=step)
    kinds = [*_LEAD_CLOCKS, ClockKind.SUPPORT]
    _cancel(Clock.objects.filter(work_order=work_order, kind__in=kinds), work_order, at=at)


def _cancel(clocks: QuerySet[Clock], work_order: WorkOrder, *, at: datetime) -> None:
    """Stop clocks whose part is over. As long as it is disputed whose the matter is, nobody is charged."""
    charged = Q(due_at__lt=at) if work_order.current_stage not in DISPUTED_STAGES else Q(pk__in=[])
    cancelled = Case(When(charged, then=False), default=True)
    clocks.filter(stopped_at__isnull=True).update(stopped_at=at, next_warning_at=None, was_cancelled=cancelled)


def return_to_dispatch(work_order: WorkOrder, *, step: Step, at: datetime) -> None:
    """Take the work order back to the centre: no department's clock runs, but the centre's and the citizen's do."""
    settle_judgement(work_order, at=at)
    end_parts(work_order, step=step, at=at)
    start_clocks(work_order, (ClockKind.DISPATCH,), at=at)
    lapse_applications(work_order, at=at)
    work_order.handling_department = None
    work_order.dispatched_at = None
    if not work_order.is_response_judged:
        work_order.acknowledged_at = work_order.acknowledge_due_at = work_order.contact_due_at = None
    if not work_order.is_handling_judged:
        work_order.handling_due_at = work_order.promised_until = None
    work_order.rework_due_at = work_order.later_acknowledge_due_at = None


def lapse_applications(work_order: WorkOrder, *, at: datetime) -> None:
    """Close what the department applied for and nobody decided: the matter has moved on."""
    # A send-back is decided by the step at hand, and an exclusion outlives whoever applied for it.
    open_ones = Approval.objects.filter(work_order=work_order, outcome="")
    open_ones.filter(kind__in=[ApprovalKind.EXTENSION, ApprovalKind.PROMISE]).update(outcome=LAPSED, decided_at=at)


def lead_of(work_order: WorkOrder) -> Assignment:
    """The part of the department in the lead."""
    return Assignment.objects.get(work_order=work_order, part=Part.LEAD, ended_at__isnull=True)


def ensure_suitable(work_order: WorkOrder, department: Department) -> None:
    """Refuse a department that is closed, is the centre itself, or is the one accused in confidence."""
    if department.is_hotline_centre or not department.is_active:
        raise DepartmentNotSuitable(field="department_code", department=department.name)
    accused = work_order.accused_department
    if work_order.is_confidential and accused is not None and department.path.startswith(accused.path):
        raise RecusalRequired(field="department_code", department=department.name)
