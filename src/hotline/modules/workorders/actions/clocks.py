"""Start, stop and work out the clocks of a work order."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import QuerySet

from hotline.kit.clock import local_date
from hotline.kit.fetched import give_fetched
from hotline.modules.departments.public import Department
from hotline.modules.sla.public import (
    CALENDAR_UNITS,
    ClockKind,
    Limit,
    due_at,
    handling_policy,
    limit_among,
    limits_for,
)
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.models import Assignment, Clock, Suspension, WorkOrder
from hotline.modules.workorders.rules.warnings import next_warning
from hotline.modules.workorders.selectors.clock_facts import calendar_of, criteria_of, facts_of


def start_clocks(
    work_order: WorkOrder,
    kinds: Collection[ClockKind],
    *,
    at: datetime,
    assignment: Assignment | None = None,
    department: Department | None = None,
) -> dict[ClockKind, Clock]:
    """Start clocks of these kinds; each due moment is worked out on the newest calendar, whose version is noted."""
    limits = limits_for(kinds, criteria_of(work_order, department), on=local_date(at))
    calendar = working_calendar(local_date(at))
    clocks = [new_clock(work_order, kind, limits[kind], calendar, at, assignment) for kind in kinds]
    return {ClockKind(clock.kind): clock for clock in Clock.objects.bulk_create(clocks)}


def start_dispatch_clocks(work_orders: Iterable[WorkOrder], *, at: datetime) -> None:
    """Start the centre's own clock of work orders that were just registered, in one statement.

    Their categories were looked up with their `dispatch_rules` beside them. Hours and minutes need no calendar.
    """
    clocks: list[Clock] = []
    for work_order in work_orders:
        rules = work_order.category.dispatch_rules  # type: ignore[attr-defined]
        limit = limit_among(rules, ClockKind.DISPATCH, criteria_of(work_order))
        calendar = working_calendar(local_date(at)) if limit.unit in CALENDAR_UNITS else WorkingCalendar({})
        clocks.append(new_clock(work_order, ClockKind.DISPATCH, limit, calendar, at, None))
    for clock in Clock.objects.bulk_create(clocks):
        # Whoever shows the work order now need not ask again.
        give_fetched(clock.work_order, {"clocks": [clock]})


def applicable(work_order: WorkOrder, kinds: Iterable[ClockKind]) -> tuple[ClockKind, ...]:
    """The clocks among these that there is something for.

    Nobody has to contact a requester who left no number, or whose name the department is never told.
    """
    can_be_contacted = (
        work_order.requester is not None and bool(work_order.requester.phone_number) and not work_order.is_confidential
    )
    return tuple(kind for kind in kinds if can_be_contacted or kind is not ClockKind.CONTACT)


def new_clock(
    work_order: WorkOrder,
    kind: ClockKind,
    limit: Limit,
    calendar: WorkingCalendar,
    at: datetime,
    assignment: Assignment | None,
) -> Clock:
    """A clock that starts now, still to be saved."""
    clock = Clock(
        work_order=work_order,
        assignment=assignment,
        kind=kind,
        started_at=at,
        limit_amount=limit.amount,
        limit_unit=limit.unit,
        limit_rule_code=limit.rule_code,
        limit_rule_name=limit.rule_name,
        limit_basis=limit.legal_basis,
        calendar_version=calendar.version,
    )
    work_out(clock, (), calendar, at=at)
    return clock


def work_out(clock: Clock, suspensions: Iterable[Suspension], calendar: WorkingCalendar, *, at: datetime) -> None:
    """Set a clock's due moment and next warning from its facts; the caller saves it.

    A warning that was due and has not been given yet stays the next one.
    """
    facts = facts_of(clock, suspensions)
    clock.due_at = due_at(facts, calendar)
    is_owed = clock.next_warning_at is not None and clock.next_warning_at <= at
    owed = clock.next_warning_percent if is_owed else None
    policy = handling_policy(at)
    following = next_warning(facts, calendar, ClockKind(clock.kind), at=at, owed=owed, policy=policy)
    clock.next_warning_at, clock.next_warning_percent = following or (None, None)


def work_out_again(work_order: WorkOrder, *, at: datetime) -> None:
    """Work out every running clock of a work order anew, each on the calendar it was started on, and show the lead's.

    Called after a fact changed: a suspension began or ended, an extension or a promise was approved.
    """
    suspensions = list(work_order.suspensions.all())
    # Held, because a warning that is sent at this moment moves their next one.
    for clock in _running(work_order).select_for_update(of=("self",)):
        work_out(clock, suspensions, calendar_of(clock), at=at)
        clock.save()
        show_on(work_order, clock)


def running(work_order: WorkOrder, *kinds: ClockKind) -> list[Clock]:
    """The clocks of a work order that run, of these kinds or of any."""
    clocks = _running(work_order)
    return list(clocks.filter(kind__in=kinds) if kinds else clocks)


def _running(work_order: WorkOrder) -> QuerySet[Clock]:
    return Clock.objects.filter(work_order=work_order, stopped_at__isnull=True).select_related("assignment")


def stop_clocks(
    work_order: WorkOrder,
    *kinds: ClockKind,
    at: datetime,
    assignment: Assignment | None = None,
    was_cancelled: bool = False,
) -> int:
    """Stop the running clocks of these kinds; `was_cancelled` where what they waited for will not come."""
    clocks = Clock.objects.filter(work_order=work_order, stopped_at__isnull=True, kind__in=kinds)
    if assignment is not None:
        clocks = clocks.filter(assignment=assignment)
    return clocks.update(stopped_at=at, next_warning_at=None, was_cancelled=was_cancelled)


def show_on(work_order: WorkOrder, clock: Clock) -> None:
    """Copy a clock's due moment to the work order, where lists are ordered by it; the caller saves it."""
    match ClockKind(clock.kind):
        case ClockKind.HANDLE if work_order.is_handling_judged:
            work_order.rework_due_at = clock.due_at
        case ClockKind.HANDLE:
            work_order.handling_due_at = clock.due_at
            # The promise was the former department's: another one has its limit, unless it took the clock over.
            if clock.fixed_due_at is None:
                work_order.promised_until = None
            work_order.limit_amount = clock.limit_amount
            work_order.limit_unit = clock.limit_unit
            work_order.limit_rule_name = clock.limit_rule_name
        case ClockKind.ACKNOWLEDGE if work_order.is_response_judged:
            work_order.later_acknowledge_due_at = clock.due_at
        case ClockKind.ACKNOWLEDGE:
            work_order.acknowledge_due_at = clock.due_at
        case ClockKind.CONTACT if not work_order.is_response_judged:
            work_order.contact_due_at = clock.due_at
        case ClockKind.CITIZEN:
            work_order.citizen_due_at = clock.due_at
