"""Plan a call-back."""

from datetime import datetime

from hotline.modules.callbacks.models import Callback


def plan(*, work_order_id: int, at: datetime) -> Callback:
    """The call-back of a completed work order; planned once, however often it is asked for."""
    callback, _ = Callback.objects.get_or_create(work_order_id=work_order_id, defaults={"planned_at": at})
    return callback
