"""Which work orders somebody may see: the one place that decides it."""

from django.db.models import Q, QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import Department, department_of
from hotline.modules.workorders.models import Assignment, JointReviewOpinion, Recusal, WorkOrder


def visible_to(actor: Actor) -> QuerySet[WorkOrder]:
    """All work orders for the hotline's own people; for a department, those in which it or one below it has a part.

    While a joint review runs, the departments that it asks see the work order too. Nobody sees one that he is recused
    from, and no department one in which it, or one above it, is accused in confidence.
    """
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        work_orders = WorkOrder.objects.all()
    elif actor.may(Permission.READ_WORK_ORDERS):
        work_orders = _of_department(department_of(actor))
    else:
        return WorkOrder.objects.none()
    return work_orders.exclude(pk__in=Recusal.objects.filter(person_id=actor.person_id).values("work_order"))


def _of_department(own: Department | None) -> QuerySet[WorkOrder]:
    if own is None:
        return WorkOrder.objects.none()
    departments = Department.objects.filter(path__startswith=own.path)
    parts = Assignment.objects.filter(department__in=departments, ended_at__isnull=True)
    asked = JointReviewOpinion.objects.filter(department__in=departments, joint_review__concluded_at__isnull=True)
    concerned = parts.values("work_order").union(asked.values("joint_review__work_order"), all=True)
    return WorkOrder.objects.filter(pk__in=concerned).exclude(_accuses(own))


def _accuses(own: Department) -> Q:
    """Work orders in which the department, or one above it, is accused in confidence."""
    # Whoever stands above the accused supervises it, and may see what he was given.
    accused = Department.objects.filter(code__in=[code for code in own.path.split("/") if code])
    return Q(is_confidential=True, accused_department__in=accused)


def concealed_from(actor: Actor) -> QuerySet[WorkOrder]:
    """What somebody must never see, whatever was addressed to his department: he is recused, or it is accused in
    confidence.
    """
    concealed = Q(pk__in=Recusal.objects.filter(person_id=actor.person_id).values("work_order"))
    own = None if actor.may(Permission.READ_ALL_WORK_ORDERS) else department_of(actor)
    if own is not None:
        concealed |= _accuses(own)
    return WorkOrder.objects.filter(concealed)


def lock(number: str, *, by: Actor) -> WorkOrder:
    """The work order, held until the transaction ends, so that of two people acting at once one waits."""
    found = visible_to(by).filter(number=number)
    work_order = (
        found.select_related(
            "category__parent",
            "category__top",
            "division",
            "requester",
            "handling_department",
            "accused_department",
        )
        .select_for_update(of=("self",))
        .first()
    )
    if work_order is None:
        raise NotFound(what=number)
    return work_order
