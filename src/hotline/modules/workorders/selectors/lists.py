"""The list of work orders: views, filters and bounded counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import F, Q, QuerySet

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.access.public import Actor, Permission
from hotline.modules.workorders.models import PRESSING, WorkOrder
from hotline.modules.workorders.rules.lifecycle import HANDLING_STAGES, stages_awaiting

from .visibility import visible_to

DUE_SOON = timedelta(hours=24)
# Beyond this a count tells nobody anything and costs a scan.
COUNT_LIMIT = 999


class View(StrEnum):
    """我的待办 即将超期 已超期 全部."""

    MY_TASKS = "my_tasks"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty values narrow nothing."""

    stage: str = ""
    text: str = ""
    department_code: str = ""
    category_code: str = ""
    channel: str = ""
    request_type: str = ""
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class BoundedCount:
    """A count that stops at a limit."""

    count: int
    is_bounded: bool


def in_view(actor: Actor, view: View, at: datetime) -> QuerySet[WorkOrder]:
    """The work orders of a view."""
    work_orders = visible_to(actor)
    match view:
        case View.MY_TASKS:
            return work_orders.filter(_waiting_for(actor))
        case View.DUE_SOON:
            return work_orders.filter(
                stage__in=HANDLING_STAGES,
                handling_due_at__gte=at,
                handling_due_at__lte=at + DUE_SOON,
                first_replied_at__isnull=True,
            )
        case View.OVERDUE:
            # What a review sent back after a timely first reply is not overdue: see `WorkOrder.is_overdue`.
            return work_orders.filter(
                Q(first_replied_at__isnull=True) | Q(first_replied_at__gt=F("handling_due_at")),
                stage__in=HANDLING_STAGES,
                handling_due_at__lt=at,
            )
        case View.ALL:
            return work_orders


def _waiting_for(actor: Actor) -> Q:
    """What the actor's permissions let him do next. Before its call-back a completed order waits for a clerk alone."""
    waiting = Q(stage__in=stages_awaiting(actor.permissions))
    return waiting if actor.may(Permission.RECORD_CALLBACKS) else waiting & Q(awaits_callback=False)


def narrowed(work_orders: QuerySet[WorkOrder], filters: Filters) -> QuerySet[WorkOrder]:
    """The work orders that pass every filter."""
    exact = {
        "stage": filters.stage,
        "handling_department__code": filters.department_code,
        "channel": filters.channel,
        "request_type": filters.request_type,
    }
    work_orders = work_orders.filter(**{field: value for field, value in exact.items() if value})
    if filters.category_code:
        work_orders = work_orders.filter(
            Q(category__code=filters.category_code)
            | Q(category__parent__code=filters.category_code)
            | Q(category__top__code=filters.category_code)
        )
    if filters.first_day:
        work_orders = work_orders.filter(registered_at__gte=start_of_day(filters.first_day))
    if filters.last_day:
        work_orders = work_orders.filter(registered_at__lt=end_of_day(filters.last_day))
    if filters.text:
        work_orders = work_orders.filter(
            Q(number__startswith=filters.text) | Q(title__contains=filters.text) | Q(address__contains=filters.text)
        )
    return work_orders


def page(
    work_orders: QuerySet[WorkOrder], *, view: View, after: tuple[datetime, int] | None, size: int
) -> list[WorkOrder]:
    """At most `size` + 1 work orders behind a place in the list: one more than asked tells that there are more.

    `ALL` begins with the newest; every other view is work to do and begins with the most pressing.
    """
    comparison, sign = ("lt", "-") if view is View.ALL else ("gt", "")
    work_orders = work_orders.annotate(place=F("registered_at") if view is View.ALL else PRESSING)
    if after:
        moment, identifier = after
        behind = {f"place__{comparison}": moment}
        beside = {"place": moment, f"id__{comparison}": identifier}
        work_orders = work_orders.filter(Q(**behind) | Q(**beside))
    related = ("category__top", "handling_department", "division", "registered_by")
    return list(work_orders.select_related(*related).order_by(f"{sign}place", f"{sign}id")[: size + 1])


def place_of(work_order: WorkOrder, view: View) -> tuple[datetime, int]:
    """The place of a work order in a view's order."""
    moment = work_order.registered_at if view is View.ALL else work_order.handling_due_at or work_order.registered_at
    return moment, work_order.pk


def counts(actor: Actor, at: datetime) -> Mapping[View, BoundedCount]:
    """How many work orders each view holds, up to the limit."""
    return {view: _bounded(in_view(actor, view, at)) for view in View}


def _bounded(work_orders: QuerySet[WorkOrder]) -> BoundedCount:
    count = work_orders.order_by()[: COUNT_LIMIT + 1].count()
    return BoundedCount(min(count, COUNT_LIMIT), count > COUNT_LIMIT)
