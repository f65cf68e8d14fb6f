from django.apps import AppConfig

from hotline.kit.publishing import subscribe
from hotline.modules.workorders.events import ClockWarned, WorkOrderAssignedByLeader, WorkOrderDispatched


class SupervisionConfig(AppConfig):
    name = "hotline.modules.supervision"

    def ready(self) -> None:
        """Listen to the events of lower modules."""
        subscribe(ClockWarned, "hotline.modules.supervision.subscribers:remind_of_clock")
        subscribe(WorkOrderDispatched, "hotline.modules.supervision.subscribers:deliver_at_once")
        subscribe(WorkOrderAssignedByLeader, "hotline.modules.supervision.subscribers:open_leader_item")
