"""What stands against reminding a department, or supervising it, over a work order."""

from datetime import datetime

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor
from hotline.modules.supervision.errors import NoDepartmentToSupervise, NoticeAlreadyStands
from hotline.modules.supervision.models import SupervisionNotice
from hotline.modules.supervision.rules.words import NOTICE_LEVELS, NoticeState
from hotline.modules.workorders.public import WorkOrder


def against_reminding(work_order: WorkOrder, actor: Actor, at: datetime) -> Refusal | None:
    """No department has it."""
    has_it = work_order.handling_department_id is not None and work_order.dispatched_at is not None
    return None if has_it else NoDepartmentToSupervise()


def against_supervising(work_order: WorkOrder, actor: Actor, at: datetime) -> Refusal | None:
    """No department has it, or the gravest notice that there is stands already."""
    nobody = against_reminding(work_order, actor, at)
    if nobody is not None:
        return nobody
    gravest = SupervisionNotice.objects.filter(
        work_order=work_order, department=work_order.handling_department_id, level=NOTICE_LEVELS[-1]
    ).exclude(state__in=[NoticeState.CLOSED, NoticeState.WITHDRAWN])
    number = gravest.values_list("number", flat=True).first()
    return None if number is None else NoticeAlreadyStands(number=number)
