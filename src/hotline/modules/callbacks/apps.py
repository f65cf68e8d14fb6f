from django.apps import AppConfig

from hotline.kit.publishing import subscribe
from hotline.modules.workorders.events import WorkOrderCompleted, WorkOrderReopened


class CallbacksConfig(AppConfig):
    name = "hotline.modules.callbacks"

    def ready(self) -> None:
        """Listen to the events of lower modules."""
        subscribe(WorkOrderCompleted, "hotline.modules.callbacks.subscribers:plan_callback")
        subscribe(WorkOrderReopened, "hotline.modules.callbacks.subscribers:begin_new_round")
