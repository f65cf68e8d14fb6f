"""What the list is narrowed to."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category, Division
from hotline.modules.workorders.models import Assignment, WorkOrder

from .search import containing
from .views import overdue
from .visibility import Sight


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty values narrow nothing."""

    stage: str = ""
    text: str = ""
    department_code: str = ""
    category_code: str = ""
    division_code: str = ""
    channel: str = ""
    request_type: str = ""
    urgency: str = ""
    focus_area: str = ""
    requester_kind: str = ""
    part: str = ""
    registered_by: str = ""
    is_confidential: bool | None = None
    is_overdue: bool | None = None
    dispatch_count_min: int = 0
    first_day: date | None = None
    last_day: date | None = None
    due_first_day: date | None = None
    due_last_day: date | None = None


def narrowed(sight: Sight, work_orders: QuerySet[WorkOrder], filters: Filters, at: datetime) -> QuerySet[WorkOrder]:
    """The work orders that pass every filter."""
    work_orders = work_orders.filter(_exact(filters), _days(filters), _places(filters), _departments(sight, filters))
    if filters.is_overdue is not None:
        work_orders = work_orders.filter(overdue(at) if filters.is_overdue else ~overdue(at))
    return containing(work_orders, filters.text)


def _exact(filters: Filters) -> Q:
    values: dict[str, str | bool | None] = {
        "stage": filters.stage,
        "channel": filters.channel,
        "request_type": filters.request_type,
        "urgency": filters.urgency,
        "focus_area": filters.focus_area,
        "requester_kind": filters.requester_kind,
    }
    chosen = Q(**{field: value for field, value in values.items() if value})
    if filters.is_confidential is not None:
        chosen &= Q(is_confidential=filters.is_confidential)
    if filters.dispatch_count_min:
        chosen &= Q(dispatch_count__gte=filters.dispatch_count_min)
    if filters.registered_by:
        people = Person.objects.filter(account=filters.registered_by)
        chosen &= Q(registered_by__in=_identifiers(people))
    return chosen


def _days(filters: Filters) -> Q:
    chosen = Q()
    if filters.first_day:
        chosen &= Q(registered_at__gte=start_of_day(filters.first_day))
    if filters.last_day:
        chosen &= Q(registered_at__lt=end_of_day(filters.last_day))
    if filters.due_first_day or filters.due_last_day:
        chosen &= Q(rework_due_at__isnull=True, **_due("handling_due_at", filters)) | Q(
            **_due("rework_due_at", filters)
        )
    return chosen


def _due(field: str, filters: Filters) -> dict[str, datetime]:
    bounds = {}
    if filters.due_first_day:
        bounds[f"{field}__gte"] = start_of_day(filters.due_first_day)
    if filters.due_last_day:
        bounds[f"{field}__lt"] = end_of_day(filters.due_last_day)
    return bounds


def _places(filters: Filters) -> Q:
    chosen = Q()
    if filters.category_code:
        code = filters.category_code
        fitting = Q(code=code) | Q(parent__code=code) | Q(top__code=code)
        chosen &= Q(category__in=_identifiers(Category.objects.filter(fitting)))
    if filters.division_code:
        code = filters.division_code
        fitting = Q(code=code) | Q(parent__code=code) | Q(parent__parent__code=code)
        chosen &= Q(division__in=_identifiers(Division.objects.filter(fitting)))
    return chosen


def _departments(sight: Sight, filters: Filters) -> Q:
    """By the department in the lead; where a part is asked for, by the departments that have it now."""
    if not filters.part:
        if not filters.department_code:
            return Q()
        return Q(handling_department__in=_identifiers(Department.objects.filter(code=filters.department_code)))
    parts = Assignment.objects.filter(part=filters.part, ended_at__isnull=True)
    if filters.department_code:
        parts = parts.filter(department__in=_identifiers(Department.objects.filter(code=filters.department_code)))
    if not sight.is_everywhere:
        parts = parts.filter(department__in=sight.department_ids)
    return Q(pk__in=parts.values("work_order"))


def _identifiers(
    rows: "QuerySet[Department] | QuerySet[Category] | QuerySet[Division] | QuerySet[Person]",
) -> list[int]:
    # Looked up before: the planner knows how frequent a value is, and not how frequent a subquery's result.
    return list(rows.values_list("pk", flat=True))
