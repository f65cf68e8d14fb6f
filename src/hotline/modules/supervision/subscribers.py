"""What supervision does when something happens to a work order."""

from hotline.modules.workorders.events import ClockWarned, WorkOrderAssignedByLeader, WorkOrderDispatched

from .actions.follow_clock import deliver_focus_area, follow_warning
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
