"""End the call-backs of rounds that are over."""

from datetime import datetime

from django.db import transaction

from hotline.modules.callbacks.models import Callback
from hotline.modules.workorders.public import WorkOrder

from .plan import round_of


@transaction.atomic
def close_earlier_rounds(*, work_order_id: int, at: datetime) -> None:
    """Nobody is asked any more about a completion that was taken back; repeating changes nothing."""
    work_order = WorkOrder.objects.get(pk=work_order_id)
    Callback.objects.filter(work_order=work_order, round__lt=round_of(work_order), closed_at__isnull=True).update(
        closed_at=at
    )
