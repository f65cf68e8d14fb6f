"""Plan a call-back."""

from datetime import datetime

from hotline.modules.callbacks.models import Callback
from hotline.modules.workorders.public import WorkOrder


def plan(*, work_order_id: int, at: datetime) -> Callback:
    """The call-back of a completed work order; planned once, however often it is asked for."""
    callback, _ = Callback.objects.get_or_create(work_order_id=work_order_id, defaults={"planned_at": at})
    return callback


def plan_awaited(*, work_order_id: int, at: datetime) -> None:
    """Plan the call-back that a completed work order awaits; none where nobody can be called."""
    if WorkOrder.objects.filter(pk=work_order_id, awaits_callback=True).exists():
        plan(work_order_id=work_order_id, at=at)
