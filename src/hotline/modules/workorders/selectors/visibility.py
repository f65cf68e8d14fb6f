"""Which work orders somebody may see: the one place that decides it."""

from django.db.models import QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import subtree_of
from hotline.modules.workorders.models import Assignment, Recusal, WorkOrder


def visible_to(actor: Actor) -> QuerySet[WorkOrder]:
    """All work orders for the hotline's own people; for a department, those in which it or one below it has a part.

    Nobody sees a work order that he is recused from, and a department none in which it is accused in confidence.
    """
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        work_orders = WorkOrder.objects.all()
    elif actor.may(Permission.READ_WORK_ORDERS):
        departments = subtree_of(actor)
        parts = Assignment.objects.filter(department__in=departments, ended_at__isnull=True)
        work_orders = WorkOrder.objects.filter(pk__in=parts.values("work_order")).exclude(
            is_confidential=True, accused_department__in=departments
        )
    else:
        return WorkOrder.objects.none()
    return work_orders.exclude(pk__in=Recusal.objects.filter(person_id=actor.person_id).values("work_order"))


def lock(number: str, *, by: Actor) -> WorkOrder:
    """The work order, held until the transaction ends, so that of two people acting at once one waits."""
    found = visible_to(by).filter(number=number)
    work_order = (
        found.select_related("category__parent", "category__top", "handling_department", "accused_department")
        .select_for_update(of=("self",))
        .first()
    )
    if work_order is None:
        raise NotFound(what=number)
    return work_order
