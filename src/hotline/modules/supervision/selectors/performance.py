"""What each department did in a period, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet, Sum

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.departments.public import Department
from hotline.modules.supervision.models import Reminder, SupervisionNotice
from hotline.modules.supervision.rules.ranking import Performance, ranks
from hotline.modules.workorders.public import Approval, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage
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
    """Due and on time of each department, by its id: what was due in the period and before `at`.

    The first reply counts. Excluded and promised work orders do not, as in every rate.
    """
    rows = (
        _due_in(first_day, last_day, at)
        .values("handling_department", "handling_department__code")
        .annotate(due=Count("id"), on_time=Count("id", filter=Q(first_replied_at__lte=F("handling_due_at"))))
    )
    return {
        row["handling_department"]: Performance(row["handling_department__code"], row["due"], row["on_time"])
        for row in rows
    }


def ranking(first_day: date, last_day: date, at: datetime, smallest_sample: int) -> list[RankedDepartment]:
    """Every department that has figures in the period: the ranked first, the others after them by code."""
    found = performances(first_day, last_day, at)
    reworks = {
        row["handling_department"]: row["reworks"]
        for row in _due_in(first_day, last_day, at).values("handling_department").annotate(reworks=Sum("rework_count"))
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
            overdue=all_performances[each.pk].due - all_performances[each.pk].on_time,
            reworks=reworks.get(each.pk) or 0,
            send_backs_refused=refused.get(each.pk, 0),
            reminders=reminders.get(each.pk, 0),
            notices=notices.get(each.pk, 0),
        )
        for each in departments
    ]
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, row.department.code))


def _due_in(first_day: date, last_day: date, at: datetime) -> QuerySet[WorkOrder]:
    until = min(end_of_day(last_day), at)
    return WorkOrder.objects.filter(
        handling_due_at__gte=start_of_day(first_day),
        handling_due_at__lt=until,
        handling_department__isnull=False,
        is_excluded=False,
        promised_until__isnull=True,
    ).exclude(stage__in=[Stage.MERGED, Stage.WITHDRAWN, Stage.DECLINED])


def _counted(
    records: "QuerySet[Approval] | QuerySet[Reminder] | QuerySet[SupervisionNotice]",
) -> dict[int, int]:
    rows = records.filter(department__isnull=False).values("department").annotate(amount=Count("id"))
    return {row["department"]: row["amount"] for row in rows}
