"""Which departments were late with which work orders: the one in the lead, and those in support by their own limit."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from hotline.modules.departments.public import Department
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.supervision.models import AccountabilityCase
from hotline.modules.workorders.public import Assignment, Clock, WorkOrder
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES
from hotline.modules.workorders.rules.words import Part

# What became overdue longer ago than this, before anybody was held accountable here, is not dug up.
_LOOKS_BACK = timedelta(days=62)


@dataclass(frozen=True, slots=True)
class LatePart:
    """A department's part in a work order that was due at a moment and not done by then."""

    work_order: WorkOrder
    department: Department
    due_at: datetime


def newly_late(at: datetime) -> Iterator[LatePart]:
    """The late parts that no case is open for yet, in the order of their work orders, each department once."""
    departments = Department.objects.in_bulk()
    for work_order in _late_in_the_lead(at):
        if work_order.handling_due_at is not None:
            charged = departments[work_order.charged]  # type: ignore[attr-defined]
            yield LatePart(work_order, charged, work_order.handling_due_at)
    seen: set[tuple[int, int]] = set()
    for clock in _late_in_support(at):
        if clock.assignment is None:
            continue
        place = (clock.work_order_id, clock.assignment.department_id)
        if place not in seen:
            seen.add(place)
            yield LatePart(clock.work_order, clock.assignment.department, clock.due_at)


def ends_of(cases: Collection[AccountabilityCase], at: datetime) -> dict[int, datetime]:
    """By case, until when its delay lasts: to the reply, else to `at`.

    None for a department that has no part any more: it answers for its own days only, and those are over.
    """
    clocks = Clock.objects.filter(
        kind=ClockKind.SUPPORT, was_cancelled=False, work_order__in=[case.work_order_id for case in cases]
    )
    places = clocks.values_list("work_order", "assignment__department", "stopped_at").order_by("id")
    support = {(work_order, department): stopped_at for work_order, department, stopped_at in places}
    found: dict[int, datetime] = {}
    for case in cases:
        place = (case.work_order_id, case.department_id)
        if case.work_order is not None and case.work_order.handling_department_id == case.department_id:
            found[case.pk] = min(case.work_order.first_replied_at or at, at)
        elif place in support:
            found[case.pk] = support[place] or at
    return found


def _late_in_the_lead(at: datetime) -> QuerySet[WorkOrder]:
    """Each is `charged` to whoever led when the late reply came; as long as none has, to whoever leads now."""
    late = Q(first_replied_at__gt=F("handling_due_at")) | Q(first_replied_at__isnull=True, stage__in=HANDLING_STAGES)
    led = (
        Assignment.objects.filter(
            work_order=OuterRef("pk"), part=Part.LEAD, assigned_at__lte=OuterRef("first_replied_at")
        )
        .exclude(ended_at__lte=OuterRef("first_replied_at"))
        .values("department_id")[:1]
    )
    known = AccountabilityCase.objects.filter(work_order=OuterRef("pk"), department=OuterRef("charged"))
    return (
        WorkOrder.objects.filter(late, handling_due_at__gte=at - _LOOKS_BACK, handling_due_at__lt=at)
        .filter(is_excluded=False, promised_until__isnull=True)
        .annotate(charged=Coalesce(Subquery(led), "handling_department_id", output_field=BigIntegerField()))
        .filter(~Exists(known), charged__isnull=False)
        .order_by("id")
    )


def _late_in_support(at: datetime) -> QuerySet[Clock]:
    late = Q(stopped_at__gt=F("due_at")) | Q(stopped_at__isnull=True, work_order__stage__in=HANDLING_STAGES)
    known = AccountabilityCase.objects.filter(
        work_order=OuterRef("work_order"), department=OuterRef("assignment__department")
    )
    return (
        Clock.objects.filter(late, kind=ClockKind.SUPPORT, was_cancelled=False)
        .filter(~Exists(known), due_at__gte=at - _LOOKS_BACK, due_at__lt=at, work_order__is_excluded=False)
        .exclude(work_order__handling_department=F("assignment__department"))
        .select_related("work_order", "assignment__department")
        .order_by("work_order", "id")
    )
