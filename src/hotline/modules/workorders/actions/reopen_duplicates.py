"""Take what was completed with a work order back together with it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Permission, system_actor
from hotline.modules.workorders.events import WorkOrderReopened
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step

from .take_step import Remark, take_step


@transaction.atomic(savepoint=False)
def reopen_duplicates(main: WorkOrder, *, at: datetime) -> int:
    """Merge every duplicate that was completed with a locked work order into it again, and return how many.

    The reply that their requesters were called back about is taken back: they are called back about the next one.
    What was archived meanwhile stays closed.
    """
    completed = WorkOrder.objects.filter(merged_into=main, stage__in=sorted(TRANSITIONS[Step.REOPEN_WITH_MAIN].sources))
    duplicates = list(completed.select_for_update().order_by("id"))
    if not duplicates:
        return 0
    system = system_actor(Permission.REOPEN_WORK_ORDERS)
    for duplicate in duplicates:
        duplicate.awaits_callback = False
        duplicate.awaits_result_review = False
        remark = Remark(department=main.handling_department, details={"main": main.number})
        take_step(duplicate, Step.REOPEN_WITH_MAIN, by=system, at=at, remark=remark)
        publish(WorkOrderReopened(at=at, work_order_id=duplicate.pk))
    return len(duplicates)
