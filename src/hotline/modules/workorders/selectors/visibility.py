"""Which work orders somebody may see: the one place that decides it."""

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import subtree_of
from hotline.modules.workorders.models import WorkOrder


def visible_to(actor: Actor) -> QuerySet[WorkOrder]:
    """All work orders for the hotline's own people; for a department, those that it or one below it handles."""
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        return WorkOrder.objects.all()
    if actor.may(Permission.READ_WORK_ORDERS):
        return WorkOrder.objects.filter(handling_department__in=subtree_of(actor))
    return WorkOrder.objects.none()


def lock(number: str, *, by: Actor) -> WorkOrder:
    """The work order, held until the transaction ends, so that of two people acting at once one waits."""
    work_order = visible_to(by).filter(number=number).select_for_update(of=("self",)).first()
    if work_order is None:
        raise NotFound(what=number)
    return work_order
