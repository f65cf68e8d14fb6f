from django.apps import AppConfig

from hotline.kit.publishing import subscribe
from hotline.modules.workorders.events import (
    ClockWarned,
    WorkOrderAssignedByLeader,
    WorkOrderDispatched,
    WorkOrderErased,
    WorkOrderReopened,
)
from hotline.modules.workorders.rules.from_above import offer_in_bulk, withhold
from hotline.modules.workorders.rules.lifecycle import Step


class SupervisionConfig(AppConfig):
    name = "hotline.modules.supervision"

    def ready(self) -> None:
        """Listen to the events of lower modules, and tell them of the steps that are supervision's."""
        subscribe(ClockWarned, "hotline.modules.supervision.subscribers:remind_of_clock")
        subscribe(WorkOrderDispatched, "hotline.modules.supervision.subscribers:deliver_at_once")
        subscribe(WorkOrderAssignedByLeader, "hotline.modules.supervision.subscribers:open_leader_item")
        offer_in_bulk(Step.REMIND, "hotline.modules.supervision.actions.remind_in_bulk:IN_BULK")
        withhold(Step.REMIND, "hotline.modules.supervision.selectors.offers:against_reminding")
        withhold(Step.SUPERVISE, "hotline.modules.supervision.selectors.offers:against_supervising")
        subscribe(WorkOrderDispatched, "hotline.modules.supervision.subscribers:pass_duties_on")
        subscribe(WorkOrderReopened, "hotline.modules.supervision.subscribers:open_leader_item_again")
        subscribe(WorkOrderErased, "hotline.modules.supervision.subscribers:erase_with_file")
