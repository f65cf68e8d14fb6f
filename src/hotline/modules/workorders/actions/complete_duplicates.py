"""Complete what was merged into a work order together with it."""

from datetime import datetime

from django.db import transaction

from hotline.kit.publishing import publish
from hotline.modules.access.public import Permission, system_actor
from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.events import WorkOrderCompleted
from hotline.modules.workorders.models import WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage, Step

from .clocks import stop_clocks
from .take_step import Remark, mark_completed, take_step


@transaction.atomic(savepoint=False)
def complete_duplicates(main: WorkOrder, *, at: datetime) -> int:
    """Complete every duplicate of a locked work order that was just completed, and return how many.

    It was handled once, and the same reply answers all; each requester is called back by himself.
    """
    waiting = WorkOrder.objects.filter(merged_into=main, stage=Stage.MERGED)
    duplicates = list(waiting.select_for_update().order_by("id"))
    if not duplicates:
        return 0
    system = system_actor(Permission.REVIEW_WORK_ORDERS)
    for duplicate in duplicates:
        duplicate.reply = main.reply
        duplicate.replied_at = main.replied_at
        duplicate.outcome = main.outcome
        duplicate.answered_at_once = main.answered_at_once
        mark_completed(duplicate, at=at)
        stop_clocks(duplicate, *ClockKind, at=at)
        remark = Remark(department=main.handling_department, details={"main": main.number})
        take_step(duplicate, Step.COMPLETE_WITH_MAIN, by=system, at=at, remark=remark)
        publish(WorkOrderCompleted(at=at, work_order_id=duplicate.pk))
    return len(duplicates)
