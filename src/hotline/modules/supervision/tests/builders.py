"""Supervised work orders for tests."""

from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.workorders.actions.acknowledge import acknowledge
from hotline.modules.workorders.models import Clock, WorkOrder
from hotline.modules.workorders.tests.builders import dispatched


def clock_of(work_order: WorkOrder, kind: str = "handle") -> Clock:
    """The running clock of that kind."""
    return Clock.objects.get(work_order=work_order, kind=kind, stopped_at__isnull=True)


def due(work_order: WorkOrder, at: datetime) -> WorkOrder:
    """Have the work order's handling be due at that moment."""
    Clock.objects.filter(work_order=work_order, kind="handle").update(due_at=at)
    WorkOrder.objects.filter(pk=work_order.pk).update(handling_due_at=at)
    work_order.refresh_from_db()
    return work_order


def handled(dispatcher: Actor, handler: Actor, at: datetime, department_code: str = "dongshan-water") -> WorkOrder:
    """A work order that the department has acknowledged."""
    number = dispatched(dispatcher, at, department_code).number
    return acknowledge(number=number, by=handler, at=at)
