"""Pages of the list, and bounded counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, Count, F, Func, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import PRESSING, WorkOrder

from .clock_facts import dispatch_due
from .filters import Filters, narrowed
from .views import NEWEST_FIRST, View, condition, in_view
from .visibility import Sight, listed, sight_of

# Beyond this a count tells nobody anything and costs a scan.
COUNT_LIMIT = 999
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)
_RELATED = ("category", "handling_department", "division", "registered_by")
# What a department's parts in the work orders of a view have in common.
_COUNTED_BY_PARTS = {View.ALL: Q(), View.PUBLISHED: Q(is_published=True)}
# A row of the list shows none of the long texts.
_UNREAD = ("content", "reply", "published_text")


@dataclass(frozen=True, slots=True)
class BoundedCount:
    """A count that stops at a limit."""

    count: int
    is_bounded: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """A view, narrowed."""

    view: View = View.ALL
    filters: Filters = field(default_factory=Filters)


def selected(sight: Sight, selection: Selection, at: datetime) -> QuerySet[WorkOrder]:
    """The work orders of a view that pass every filter and that somebody may see, in no order."""
    filters = selection.filters
    return narrowed(sight, in_view(sight, selection.view, at, is_open=filters.is_open), filters, at)


def page(
    actor: Actor, selection: Selection, *, after: tuple[datetime, int] | None, size: int, at: datetime
) -> list[WorkOrder]:
    """At most `size` + 1 work orders behind a place in the list: one more than asked tells that there are more."""
    found = in_order(selected(sight_of(actor), selection, at), selection.view, after=after)
    # First which, then what is shown of them: read at once, everything found would be joined before it is sorted.
    chosen = list(found.values_list("pk", flat=True)[: size + 1])
    shown = in_order(listed(WorkOrder.objects.filter(pk__in=chosen)), selection.view)
    return list(shown.annotate(dispatch_due_at=dispatch_due()).select_related(*_RELATED).defer(*_UNREAD))


def in_order(
    work_orders: QuerySet[WorkOrder], view: View, *, after: tuple[datetime, int] | None = None
) -> QuerySet[WorkOrder]:
    """The listed work orders of a view in its order, behind a place in it; each has its `place`."""
    comparison, sign = ("lt", "-") if view in NEWEST_FIRST else ("gt", "")
    work_orders = work_orders.annotate(place=_order_of(view))
    if after:
        moment, identifier = after
        behind = {f"place__{comparison}": moment}
        beside = {"place": moment, f"id__{comparison}": identifier}
        # The first condition alone lets the index be entered at the place.
        work_orders = work_orders.filter(**{f"place__{comparison}e": moment}).filter(Q(**behind) | Q(**beside))
    return work_orders.order_by(f"{sign}place", f"{sign}id")


def _order_of(view: View) -> F | Func | Case:
    if view in NEWEST_FIRST:
        return F("listed_at")
    if view == View.AWAITING_DISPATCH:
        # What an emergency service returned goes first; then by the centre's own clock.
        first = When(is_first_in_queue=True, then=Value(_BEFORE_ALL))
        return Case(first, default=Coalesce(dispatch_due(), "registered_at"))
    return PRESSING


def place_of(work_order: WorkOrder) -> tuple[datetime, int]:
    """The place of a work order in the order in which it was read."""
    return work_order.place, work_order.pk  # type: ignore[attr-defined]


def counts(actor: Actor, at: datetime) -> Mapping[View, BoundedCount]:
    """How many work orders each view holds, up to the limit.

    What is open in a department is gone through once for all its views; for the centre each view has its index.
    """
    sight = sight_of(actor)
    together = [] if sight.is_everywhere else [view for view in View if view not in NEWEST_FIRST | {View.APPROVALS}]
    found = _counted_together(sight, together, at)
    alone = [view for view in View if view not in found]
    sets = [_enough(sight, view, at) for view in alone]
    found |= dict(zip(alone, bounded_counts(sets), strict=True))
    return {view: found[view] for view in View}


def matching_count(actor: Actor, selection: Selection, at: datetime) -> BoundedCount:
    """How many work orders a selection holds, up to the limit."""
    (found,) = bounded_counts([selected(sight_of(actor), selection, at)])
    return found


def _enough(sight: Sight, view: View, at: datetime) -> QuerySet[WorkOrder]:
    """A view's work orders, for those that hold years of them no more than are counted."""
    if view not in _COUNTED_BY_PARTS:
        return in_view(sight, view, at)
    return sight.enough_to_count(_COUNTED_BY_PARTS[view]).filter(condition(sight, view, at))


def _counted_together(sight: Sight, views: Sequence[View], at: datetime) -> dict[View, BoundedCount]:
    if not views:
        return {}
    numbers = sight.open_work_orders().aggregate(
        **{f"in_{view}": Count("pk", filter=condition(sight, view, at)) for view in views}
    )
    return {view: _bounded(numbers[f"in_{view}"]) for view in views}


def bounded_counts(sets: Sequence[QuerySet[WorkOrder]]) -> list[BoundedCount]:
    """How many work orders each set holds, up to the limit, all in one query."""
    selections: list[str] = []
    parameters: list[str | int | bool | datetime | None] = []
    for work_orders in sets:
        try:
            statement, values = work_orders.order_by().values("pk")[: COUNT_LIMIT + 1].query.sql_with_params()
        except EmptyResultSet:
            # Known to be empty without asking: nothing that he may decide, for one.
            selections.append("0")
            continue
        selections.append(f"(SELECT count(*) FROM ({statement}) AS bounded)")
        parameters += values
    if not selections:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(selections)}", parameters)
        row = cursor.fetchone()
    return [_bounded(count) for count in row]


def _bounded(count: int) -> BoundedCount:
    return BoundedCount(min(count, COUNT_LIMIT), count > COUNT_LIMIT)
