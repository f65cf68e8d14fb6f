"""A completed work order is called back."""

from hotline.modules.workorders.events import WorkOrderCompleted

from .actions.plan import plan_awaited


def plan_callback(event: WorkOrderCompleted) -> None:
    """Plan the call-back of a work order that was completed."""
    plan_awaited(work_order_id=event.work_order_id, at=event.at)
