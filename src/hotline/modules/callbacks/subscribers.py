"""A completed work order is called back; a reopened one begins a new round."""

from hotline.modules.workorders.events import WorkOrderCompleted, WorkOrderErased, WorkOrderReopened

from .actions.close_earlier_rounds import close_earlier_rounds
from .actions.erase_words import erase_words
from .actions.plan import plan_awaited


def plan_callback(event: WorkOrderCompleted) -> None:
    """Plan the call-back of a work order that was completed."""
    plan_awaited(work_order_id=event.work_order_id, at=event.at)


def begin_new_round(event: WorkOrderReopened) -> None:
    """End the call-back of a completion that was taken back."""
    close_earlier_rounds(work_order_id=event.work_order_id, at=event.at)


def erase_with_file(event: WorkOrderErased) -> None:
    """Erase the words that belong to a file that is kept no longer."""
    erase_words(work_order_id=event.work_order_id)
