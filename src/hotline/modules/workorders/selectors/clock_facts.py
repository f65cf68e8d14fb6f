"""The facts from which a clock's due moment follows."""

from collections.abc import Callable, Iterable

from django.db.models import OuterRef, Subquery

from hotline.kit.clock import local_date
from hotline.modules.departments.public import Department
from hotline.modules.sla.public import ClockFacts, ClockKind, Extension, Limit, LimitCriteria, LimitUnit, Pause
from hotline.modules.taxonomy.public import category_lineage, working_calendar
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.models import Clock, Suspension, WorkOrder

# The department's own clock stands still while it waits for something outside its hands; the citizen's never does.
PAUSED_BY_SUSPENSION = frozenset({ClockKind.HANDLE})


def criteria_of(work_order: WorkOrder, department: Department | None = None) -> LimitCriteria:
    """What of a work order decides its limits."""
    return LimitCriteria(
        request_type=work_order.request_type,
        urgency=work_order.urgency,
        category_codes=category_lineage(work_order.category),
        department_codes=tuple(code for code in department.path.split("/") if code) if department else (),
        requester_kind=work_order.requester_kind,
        is_key_enterprise=work_order.is_key_enterprise,
    )


def dispatch_due() -> Subquery:
    """Until when the centre is to dispatch the work order at hand; none where it does not wait for that."""
    running = Clock.objects.filter(work_order=OuterRef("pk"), kind=ClockKind.DISPATCH, stopped_at__isnull=True)
    return Subquery(running.order_by("-id").values("due_at")[:1])


def facts_of(clock: Clock, suspensions: Iterable[Suspension]) -> ClockFacts:
    """Start, limit, pauses, extensions and promise of a clock.

    A suspension that lasts counts up to its latest end, where it ends by itself: so a due moment never depends on
    when it is asked for, and a resumption before that end brings it forward.
    """
    pauses = tuple(
        Pause(suspension.started_at, suspension.ended_at or suspension.ends_at)
        for suspension in suspensions
        if ClockKind(clock.kind) in PAUSED_BY_SUSPENSION
        and (suspension.ended_at is None or suspension.ended_at > clock.started_at)
    )
    limit = Limit(
        clock.limit_amount,
        LimitUnit(clock.limit_unit),
        clock.limit_rule_name,
        clock.limit_rule_code,
        clock.limit_basis,
    )
    extensions = (text.split(" ") for text in clock.extensions)
    return ClockFacts(
        started_at=clock.started_at,
        limit=limit,
        pauses=pauses,
        extensions=tuple(Extension(int(amount), LimitUnit(unit)) for amount, unit in extensions),
        fixed_due_at=clock.fixed_due_at,
    )


def calendar_of(clock: Clock) -> WorkingCalendar:
    """The calendar that a clock was started on, or moved to by a recorded recalculation."""
    # Version 0 is the ordinary week of a hotline that had published nothing yet.
    if clock.calendar_version == 0:
        return WorkingCalendar({})
    return working_calendar(local_date(clock.started_at), version=clock.calendar_version)


def calendars() -> Callable[[Clock], WorkingCalendar]:
    """`calendar_of` for many clocks: calendars by version and first year, each read once."""
    known: dict[tuple[int, int], WorkingCalendar] = {}

    def calendar(clock: Clock) -> WorkingCalendar:
        key = (clock.calendar_version, clock.started_at.year)
        if key not in known:
            known[key] = calendar_of(clock)
        return known[key]

    return calendar
