"""What the list is narrowed to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Model, Q, QuerySet

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.access.public import Person
from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category, Division
from hotline.modules.workorders.models import Assignment, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage

from .conditions import overdue
from .search import containing
from .visibility import Sight

# A department with more parts than this leads so many work orders that a page of them is soon full.
_MANY_PARTS = 60_000


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

    @property
    def is_open(self) -> bool:
        """Whether nothing archived passes."""
        return self.is_overdue is True or self.stage not in {"", Stage.ARCHIVED}


@dataclass(frozen=True, slots=True)
class Known:
    """The rows that codes stand for, by code: looked up before, once for all filters of a request.

    The planner knows how frequent a value is, and not how frequent a subquery's result.
    """

    departments: dict[str, list[int]]
    categories: dict[str, list[int]]
    divisions: dict[str, list[int]]
    people: dict[str, list[int]]


def known_to(every: Sequence[Filters]) -> Known:
    """What the codes of these filters stand for: a category or division stands for all below it too."""
    return Known(
        _found(Department, {each.department_code for each in every}, "code"),
        _found(Category, {each.category_code for each in every}, "code", "parent__code", "top__code"),
        _found(Division, {each.division_code for each in every}, "code", "parent__code", "parent__parent__code"),
        _found(Person, {each.registered_by for each in every}, "account"),
    )


def _found(model: type[Model], codes: set[str], *paths: str) -> dict[str, list[int]]:
    wanted = codes - {""}
    found: dict[str, list[int]] = {code: [] for code in wanted}
    if not wanted:
        return found
    chosen = Q()
    for path in paths:
        chosen |= Q(**{f"{path}__in": wanted})
    for identifier, *above in model._default_manager.filter(chosen).values_list("pk", *paths):
        for code in wanted.intersection(above):
            found[code].append(identifier)
    return found


def narrowed(
    sight: Sight, work_orders: QuerySet[WorkOrder], filters: Filters, at: datetime, *, known: Known | None = None
) -> QuerySet[WorkOrder]:
    """The listed work orders that pass every filter; what codes stand for is looked up where the caller has not."""
    known = known or known_to([filters])
    work_orders = work_orders.filter(
        _exact(filters, known), _days(filters), _places(filters, known), _departments(sight, filters, known)
    )
    if filters.is_overdue is not None:
        work_orders = work_orders.filter(overdue(at) if filters.is_overdue else ~overdue(at))
    return containing(work_orders, filters.text)


def _exact(filters: Filters, known: Known) -> Q:
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
        chosen &= Q(registered_by__in=known.people[filters.registered_by])
    return chosen


def _days(filters: Filters) -> Q:
    chosen = Q()
    if filters.first_day:
        chosen &= Q(listed_at__gte=start_of_day(filters.first_day))
    if filters.last_day:
        chosen &= Q(listed_at__lt=end_of_day(filters.last_day))
    if filters.due_first_day or filters.due_last_day:
        chosen &= Q(rework_due_at__isnull=True, **_due("handling_due_at", filters)) | Q(
            **_due("rework_due_at", filters)
        )
    return chosen


def _due(field: str, filters: Filters) -> dict[str, datetime]:
    # A limit in days is due at 24:00, which belongs to the day that it ends.
    bounds = {}
    if filters.due_first_day:
        bounds[f"{field}__gt"] = start_of_day(filters.due_first_day)
    if filters.due_last_day:
        bounds[f"{field}__lte"] = end_of_day(filters.due_last_day)
    return bounds


def _places(filters: Filters, known: Known) -> Q:
    chosen = Q()
    if filters.category_code:
        chosen &= Q(category__in=known.categories[filters.category_code])
    if filters.division_code:
        chosen &= Q(division__in=known.divisions[filters.division_code])
    return chosen


def _departments(sight: Sight, filters: Filters, known: Known) -> Q:
    """By the department in the lead; where a part is asked for, by the departments that have it now."""
    if not filters.part and not filters.department_code:
        return Q()
    parts = Assignment.objects.filter(ended_at__isnull=True)
    if filters.department_code:
        parts = parts.filter(department__in=known.departments[filters.department_code])
    if not filters.part:
        led = Q(handling_department__in=known.departments[filters.department_code])
        # Who leads has a part. What two departments share, the index of parts tells before any work order is read;
        # what the largest lead is soon met anyway.
        if sight.is_everywhere or parts[: _MANY_PARTS + 1].count() > _MANY_PARTS:
            return led
        return led & Q(pk__in=parts.values("work_order"))
    parts = parts.filter(part=filters.part)
    if not sight.is_everywhere:
        parts = parts.filter(department__in=sight.department_ids)
    return Q(pk__in=parts.values("work_order"))
