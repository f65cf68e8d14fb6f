"""What supervision does when something happens to a work order."""

from hotline.modules.workorders.events import (
    ClockWarned,
    WorkOrderAssignedByLeader,
    WorkOrderDispatched,
    WorkOrderErased,
    WorkOrderReopened,
)

from .actions.erase_words import erase_words
from .actions.follow_clock import deliver_focus_area, follow_warning
from .actions.follow_course import follow_dispatch, follow_reopening
from .actions.leader_items import note_registered_item


def remind_of_clock(event: ClockWarned) -> None:
    """Remind the department whose limit is running out."""
    follow_warning(clock_id=event.clock_id, percent=event.percent, at=event.at)


def deliver_at_once(event: WorkOrderDispatched) -> None:
    """Tell a department at once of a matter in a focus area."""
    deliver_focus_area(work_order_id=event.work_order_id, at=event.at)


def open_leader_item(event: WorkOrderAssignedByLeader) -> None:
    """Open the item of a work order that was registered as a leader's."""
    note_registered_item(work_order_id=event.work_order_id, at=event.at)


def pass_duties_on(event: WorkOrderDispatched) -> None:
    """Let whoever has the work order now owe what leaders asked of the department before."""
    follow_dispatch(work_order_id=event.work_order_id, at=event.at)


def open_leader_item_again(event: WorkOrderReopened) -> None:
    """Have a leader's item reported on and approved anew."""
    follow_reopening(work_order_id=event.work_order_id, at=event.at)


def erase_with_file(event: WorkOrderErased) -> None:
    """Erase the words that belong to a file that is kept no longer."""
    erase_words(work_order_id=event.work_order_id)
