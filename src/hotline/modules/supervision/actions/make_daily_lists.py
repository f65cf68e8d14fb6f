"""Make each morning's lists."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from hotline.kit.clock import end_of_day, local_date, start_of_day
from hotline.modules.departments.public import Department
from hotline.modules.supervision.models import DailyList
from hotline.modules.supervision.rules.words import DailyListKind
from hotline.modules.supervision.selectors.policy import policy_in_force
from hotline.modules.workorders.public import WorkOrder, reply_overdue, unacknowledged
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES
from hotline.modules.workorders.rules.words import FocusArea

from .tell import tell

_Numbers = dict[int, list[str]]


@transaction.atomic
def make_daily_lists(*, at: datetime) -> int:
    """List what is overdue, due soon and not acknowledged for each department, and the focus areas of the city.

    A list stands as it was made first: made again on the same day, nothing changes. Return how many are new.
    """
    day = local_date(at)
    if DailyList.objects.filter(day=day).exists():
        return 0
    kinds = {
        DailyListKind.OVERDUE: _by_department(WorkOrder.objects.filter(reply_overdue(at))),
        DailyListKind.DUE_SOON: _by_department(_due_soon(at)),
        DailyListKind.UNACKNOWLEDGED: _by_department(WorkOrder.objects.filter(unacknowledged(at))),
    }
    lists = [
        DailyList(day=day, kind=kind, department_id=department, numbers=numbers, made_at=at)
        for kind, found in kinds.items()
        for department, numbers in found.items()
    ]
    lists += [
        DailyList(day=day, kind=DailyListKind.FOCUS_AREA, focus_area=area, numbers=numbers, made_at=at)
        for area, numbers in _focus_areas(day - timedelta(days=1)).items()
    ]
    # Two workers at once: the second one finds every list there.
    DailyList.objects.bulk_create(lists, ignore_conflicts=True)
    for department in Department.objects.filter(pk__in={each.department_id for each in lists if each.department_id}):
        tell("daily_list", day.isoformat(), department, at=at)
    return len(lists)


def _due_soon(at: datetime) -> QuerySet[WorkOrder]:
    soon = at + timedelta(hours=policy_in_force().terms.due_soon_hours)
    first = WorkOrder.objects.filter(
        stage__in=HANDLING_STAGES,
        rework_due_at__isnull=True,
        first_replied_at__isnull=True,
        handling_due_at__gte=at,
        handling_due_at__lt=soon,
    )
    again = WorkOrder.objects.filter(stage__in=HANDLING_STAGES, rework_due_at__gte=at, rework_due_at__lt=soon)
    return first | again


def _by_department(work_orders: QuerySet[WorkOrder]) -> _Numbers:
    found: _Numbers = defaultdict(list)
    rows = work_orders.filter(handling_department__isnull=False).order_by("handling_due_at", "id")
    for department, number in rows.values_list("handling_department", "number"):
        found[department].append(number)
    return found


def _focus_areas(day: date) -> dict[str, list[str]]:
    """What was registered on a day, of each focus area; an area without any has an empty list."""
    found: dict[str, list[str]] = {area.value: [] for area in FocusArea}
    rows = WorkOrder.objects.filter(
        focus_area__in=list(found), registered_at__gte=start_of_day(day), registered_at__lt=end_of_day(day)
    )
    for area, number in rows.order_by("registered_at", "id").values_list("focus_area", "number"):
        found[area].append(number)
    return found
