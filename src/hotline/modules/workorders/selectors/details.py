"""One work order with everything that its page shows, in a fixed number of queries."""

from django.db.models import Prefetch

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.workorders.models import Approval, Assignment, WorkOrder, WorkOrderEvent

from .visibility import visible_to


def read(number: str, *, by: Actor) -> WorkOrder:
    """The work order with its history in order; `NotFound` where the actor may not see it."""
    history = WorkOrderEvent.objects.select_related("actor", "department").order_by("sequence")
    assignments = Assignment.objects.select_related("department").order_by("id")
    approvals = Approval.objects.select_related("department", "requested_by", "decided_by").order_by("id")
    work_order = (
        visible_to(by)
        .filter(number=number)
        .select_related("category__top", "handling_department", "division", "registered_by", "requester", "call")
        .prefetch_related(
            Prefetch("history", queryset=history),
            Prefetch("assignments", queryset=assignments),
            Prefetch("approvals", queryset=approvals),
            "duplicates",
        )
        .first()
    )
    if work_order is None:
        raise NotFound(what=number)
    return work_order


def work_orders_of_call(reference: str, *, by: Actor) -> list[WorkOrder]:
    """The work orders registered from a call that the actor may see, in their order."""
    return list(visible_to(by).filter(call__reference=reference).order_by("id"))
