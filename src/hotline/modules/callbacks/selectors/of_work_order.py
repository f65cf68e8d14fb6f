"""The call-back of one work order."""

from hotline.modules.callbacks.models import Callback
from hotline.modules.workorders.public import WorkOrder


def callback_of(work_order: WorkOrder) -> Callback | None:
    """Its call-back, planned or made."""
    return Callback.objects.filter(work_order=work_order).first()
