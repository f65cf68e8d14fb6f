"""How many work orders are due and overdue at a moment, and where the day's come from: counts only, for a wallboard."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from hotline.kit.clock import local_date, start_of_day
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage

from .conditions import overdue, reply_overdue
from .views import DUE_SOON, due_between


@dataclass(frozen=True, slots=True)
class OrdersStanding:
    """Counts of the whole hotline; by division those that name one, and under None those that name none.

    `overdue` is what owes a reply or an acknowledgement, as in the list's view; `reply_overdue` the part that owes a
    reply.
    """

    registered_today: int
    waiting_for_dispatch: int
    due_soon: int
    overdue: int
    reply_overdue: int
    today_by_division: Mapping[int | None, int]
    overdue_by_division: Mapping[int | None, int]


def orders_standing(at: datetime) -> OrdersStanding:
    """The counts at that moment: what is open, by its own index, and what was registered since midnight."""
    opened = WorkOrder.objects.exclude(stage=Stage.ARCHIVED)
    counted = opened.aggregate(
        waiting=Count("id", filter=Q(stage=Stage.REGISTERED)),
        due_soon=Count("id", filter=due_between(at, at + DUE_SOON)),
        reply_overdue=Count("id", filter=reply_overdue(at)),
    )
    today = WorkOrder.objects.filter(registered_at__gte=start_of_day(local_date(at)), registered_at__lte=at)
    today_by_division = _by_division(today)
    overdue_by_division = _by_division(opened.filter(overdue(at)))
    return OrdersStanding(
        registered_today=sum(today_by_division.values()),
        waiting_for_dispatch=counted["waiting"],
        due_soon=counted["due_soon"],
        overdue=sum(overdue_by_division.values()),
        reply_overdue=counted["reply_overdue"],
        today_by_division=today_by_division,
        overdue_by_division=overdue_by_division,
    )


def _by_division(work_orders: QuerySet[WorkOrder]) -> dict[int | None, int]:
    rows = work_orders.order_by().values("division").annotate(amount=Count("id"))
    return dict(rows.values_list("division", "amount"))
