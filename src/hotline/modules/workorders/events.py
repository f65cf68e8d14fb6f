"""What happened to work orders, for the modules above."""

from dataclasses import dataclass

from hotline.kit.events import Event


@dataclass(frozen=True, slots=True)
class WorkOrderCompleted(Event):
    """A work order was completed: answered at once, or its reply was accepted."""

    work_order_id: int
