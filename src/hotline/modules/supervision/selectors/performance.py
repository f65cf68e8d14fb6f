"""What each department did in a period, in a fixed number of queries."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet, Sum

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.departments.public import Department
from hotline.modules.sla.rules.limits import ClockKind
from hotline.modules.supervision.models import Reminder, SupervisionNotice
from hotline.modules.supervision.rules.ranking import Performance, ranks
from hotline.modules.workorders.public import CHARGED, Approval, Clock, WorkOrder, judged, late
from hotline.modules.workorders.rules.words import ApprovalKind


@dataclass(frozen=True, slots=True)
class RankedDepartment:
    """A department's figures of a period, and its rank where there is enough to judge by."""

    rank: int | None
    department: Department
    performance: Performance
    overdue: int
    reworks: int
    send_backs_refused: int
    reminders: int
    notices: int


def performances(first_day: date, last_day: date, at: datetime) -> dict[int, Performance]:
    """Due and on time of each department, by its id: the limits that ended in the period and before `at`.

    A work order is charged to the department whose limit ran out or that gave the first reply, whoever has it now.
    A department that got it after another one's limit is judged by its own. Excluded and promised ones do not count.
    """
    codes = dict(Department.objects.values_list("id", "code"))
    due, on_time = _judged_once(first_day, last_day, at)
    for department, was_met in _judged_again(first_day, last_day, at):
        due[department] += 1
        on_time[department] += was_met
    return {each: Performance(codes[each], due[each], on_time[each]) for each in due}


def _judged_once(first_day: date, last_day: date, at: datetime) -> tuple[Counter[int], Counter[int]]:
    rows = (
        _due_in(first_day, last_day, at)
        .annotate(charged=CHARGED)
        .values("charged")
        .annotate(due=Count("id"), on_time=Count("id", filter=Q(first_replied_at__lte=F("handling_due_at"))))
    )
    found = list(rows.order_by().values_list("charged", "due", "on_time"))
    return Counter({row[0]: row[1] for row in found}), Counter({row[0]: row[2] for row in found})


def _judged_again(first_day: date, last_day: date, at: datetime) -> list[tuple[int, bool]]:
    """The departments that lead after another one was judged, by the first clock of each: whether it was met."""
    clocks = Clock.objects.filter(
        kind=ClockKind.HANDLE,
        was_cancelled=False,
        due_at__gte=start_of_day(first_day),
        due_at__lt=min(end_of_day(last_day), at),
        assignment__assigned_at__lte=F("due_at"),
        work_order__in=WorkOrder.objects.filter(judged(), charged_department__isnull=False),
    ).exclude(assignment__department=F("work_order__charged_department"))
    first: dict[tuple[int, int], bool] = {}
    places = clocks.order_by("id").values_list("work_order", "assignment__department", "stopped_at", "due_at")
    for work_order, department, stopped_at, due_at in places:
        first.setdefault((work_order, department), stopped_at is not None and stopped_at <= due_at)
    return [(department, was_met) for (_, department), was_met in first.items()]


def ranking(first_day: date, last_day: date, at: datetime, smallest_sample: int) -> list[RankedDepartment]:
    """Every department that has figures in the period: the ranked first, the others after them by code."""
    found = performances(first_day, last_day, at)
    reworks = {
        row["handling_department"]: row["reworks"]
        for row in _due_in(first_day, last_day, at).values("handling_department").annotate(reworks=Sum("rework_count"))
        if row["handling_department"]
    }
    span = (start_of_day(first_day), end_of_day(last_day))
    refused = _counted(
        Approval.objects.filter(
            kind=ApprovalKind.SEND_BACK, outcome="refused", decided_at__gte=span[0], decided_at__lt=span[1]
        )
    )
    reminders = _counted(Reminder.objects.filter(at__gte=span[0], at__lt=span[1]))
    notices = _counted(SupervisionNotice.objects.filter(issued_at__gte=span[0], issued_at__lt=span[1]))
    named = {*found, *refused, *reminders, *notices}
    departments = list(Department.objects.filter(pk__in=named).order_by("code"))
    all_performances = {each.pk: found.get(each.pk, Performance(each.code, 0, 0)) for each in departments}
    placed = ranks(list(all_performances.values()), smallest_sample)
    rows = [
        RankedDepartment(
            rank=placed[each.code],
            department=each,
            performance=all_performances[each.pk],
            overdue=all_performances[each.pk].overdue,
            reworks=reworks.get(each.pk) or 0,
            send_backs_refused=refused.get(each.pk, 0),
            reminders=reminders.get(each.pk, 0),
            notices=notices.get(each.pk, 0),
        )
        for each in departments
    ]
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, row.department.code))


def _due_in(first_day: date, last_day: date, at: datetime) -> QuerySet[WorkOrder]:
    """What was replied to or became late, of the work orders whose limit ended in the period and before `at`."""
    until = min(end_of_day(last_day), at)
    ended = WorkOrder.objects.filter(judged(), handling_due_at__gte=start_of_day(first_day), handling_due_at__lt=until)
    return ended.filter(Q(first_replied_at__isnull=False) | late(at))


def _counted(
    records: "QuerySet[Approval] | QuerySet[Reminder] | QuerySet[SupervisionNotice]",
) -> dict[int, int]:
    rows = records.filter(department__isnull=False).values("department").annotate(amount=Count("id"))
    return {row["department"]: row["amount"] for row in rows}
