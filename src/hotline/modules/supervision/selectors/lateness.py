"""Which departments were late with which work orders: the one in the lead, and those in support by their own limit."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hotline.modules.departments.public import Department
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.supervision.models import AccountabilityCase
from hotline.modules.workorders.public import CHARGED, HANDLED, Clock, WorkOrder, judged, late
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES

# What became overdue longer ago than this, before anybody was held accountable here, is not dug up.
_LOOKS_BACK = timedelta(days=62)
_OWN_LIMITS = (ClockKind.SUPPORT, ClockKind.HANDLE)


@dataclass(frozen=True, slots=True)
class LatePart:
    """A department's part in a work order that was due at a moment and not done by then."""

    work_order: WorkOrder
    department: Department
    due_at: datetime


def newly_late(at: datetime) -> Iterator[LatePart]:
    """The late parts that no case is open for yet, each department of a work order once.

    First the limits by which work orders are judged, then those of whoever supports, or led after another.
    """
    departments = Department.objects.in_bulk()
    seen: set[tuple[int, int]] = set()
    for work_order in _late_by_judgement(at):
        assert work_order.handling_due_at is not None, "what is late was due"
        charged = departments[work_order.charged]  # type: ignore[attr-defined]
        seen.add((work_order.pk, charged.pk))
        yield LatePart(work_order, charged, work_order.handling_due_at)
    for clock in _late_by_own_limit(at):
        assert clock.assignment is not None, "filtered by its department"
        place = (clock.work_order_id, clock.assignment.department_id)
        if place not in seen:
            seen.add(place)
            yield LatePart(clock.work_order, clock.assignment.department, clock.due_at)


def ends_of(cases: Collection[AccountabilityCase], at: datetime) -> dict[int, datetime]:
    """By case, until when its delay lasts: to the reply, or to the loss of the part, else to `at`.

    None for a department of which no limit is known to have run: it answers for its own days only.
    """
    clocks = Clock.objects.filter(
        kind__in=_OWN_LIMITS, was_cancelled=False, work_order__in=[case.work_order_id for case in cases]
    )
    places = clocks.values_list("work_order", "assignment__department", "stopped_at").order_by("id")
    ends = {(work_order, department): stopped_at for work_order, department, stopped_at in places}
    found: dict[int, datetime] = {}
    for case in cases:
        place = (case.work_order_id, case.department_id)
        if case.work_order is not None and case.work_order.handling_department_id == case.department_id:
            found[case.pk] = min(case.work_order.first_replied_at or at, at)
        elif place in ends:
            found[case.pk] = min(ends[place] or at, at)
    return found


def _late_by_judgement(at: datetime) -> QuerySet[WorkOrder]:
    """Each is `charged` to the department whose limit ran out, whoever has it now."""
    known = AccountabilityCase.objects.filter(work_order=OuterRef("pk"), department=OuterRef("charged"))
    return (
        WorkOrder.objects.filter(late(at), judged(), handling_due_at__gte=at - _LOOKS_BACK, handling_due_at__lt=at)
        .annotate(charged=CHARGED)
        .filter(~Exists(known), charged__isnull=False)
        .order_by("id")
    )


def _late_by_own_limit(at: datetime) -> QuerySet[Clock]:
    ran_out = Q(stopped_at__gt=F("due_at")) | Q(stopped_at__isnull=True, work_order__stage__in=HANDLING_STAGES)
    known = AccountabilityCase.objects.filter(
        work_order=OuterRef("work_order"), department=OuterRef("assignment__department")
    )
    led_after_another = Q(kind=ClockKind.HANDLE, work_order__charged_department__isnull=False) & ~Q(
        assignment__department=F("work_order__charged_department")
    )
    return (
        Clock.objects.filter(ran_out, Q(kind=ClockKind.SUPPORT) | led_after_another, was_cancelled=False)
        .filter(~Exists(known), due_at__gte=at - _LOOKS_BACK, due_at__lt=at, assignment__assigned_at__lte=F("due_at"))
        .filter(work_order__in=WorkOrder.objects.filter(HANDLED, is_excluded=False))
        .exclude(kind=ClockKind.SUPPORT, work_order__handling_department=F("assignment__department"))
        .select_related("work_order", "assignment__department")
        .order_by("work_order", "id")
    )
