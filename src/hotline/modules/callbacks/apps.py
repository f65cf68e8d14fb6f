from django.apps import AppConfig

from hotline.kit.publishing import subscribe
from hotline.modules.workorders.events import WorkOrderCompleted, WorkOrderErased, WorkOrderReopened
from hotline.modules.workorders.rules.from_above import withhold
from hotline.modules.workorders.rules.lifecycle import Step


class CallbacksConfig(AppConfig):
    name = "hotline.modules.callbacks"

    def ready(self) -> None:
        """Listen to the events of lower modules, and tell them what stands against a call-back."""
        subscribe(WorkOrderCompleted, "hotline.modules.callbacks.subscribers:plan_callback")
        subscribe(WorkOrderReopened, "hotline.modules.callbacks.subscribers:begin_new_round")
        withhold(Step.RECORD_CALLBACK, "hotline.modules.callbacks.selectors.offers:against_recording")
        subscribe(WorkOrderErased, "hotline.modules.callbacks.subscribers:erase_with_file")
