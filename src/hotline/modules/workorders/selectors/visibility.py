"""Which work orders somebody may see: the one place that decides it."""

from dataclasses import dataclass

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, Func, Q, QuerySet

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import subtree_of
from hotline.modules.workorders.models import Assignment, Recusal, WorkOrder
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import Part

# A department with fewer parts than this has its work orders looked up one by one: some ten milliseconds.
_FEW = 20_000


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may see: the work orders, and for a department's people the departments that are theirs."""

    actor: Actor
    work_orders: QuerySet[WorkOrder]
    department_ids: tuple[int, ...] = ()

    @property
    def is_everywhere(self) -> bool:
        """Whether he is one of the hotline's own people."""
        return self.actor.may(Permission.READ_ALL_WORK_ORDERS)

    def open_work_orders(self) -> QuerySet[WorkOrder]:
        """Those that may not be archived yet. A department's are few, and are looked up instead of searched for."""
        if self.is_everywhere:
            return self.work_orders
        led = WorkOrder.objects.filter(~Q(stage=Stage.ARCHIVED), handling_department__in=self.department_ids)
        return self.work_orders.filter(_is_one_of(led.values("pk")) | _is_one_of(self._beside_the_lead()))

    def every_work_order(self) -> QuerySet[WorkOrder]:
        """All of them. Those of a department that has only a few are looked up: the newest may lie far apart."""
        if self.is_everywhere or not self.department_ids:
            return self.work_orders
        parts = self._parts().values("work_order")
        if parts[: _FEW + 1].count() > _FEW:
            return self.work_orders
        return self.work_orders.filter(_is_one_of(parts))

    def _parts(self) -> QuerySet[Assignment]:
        return Assignment.objects.filter(department__in=self.department_ids, ended_at__isnull=True)

    def _beside_the_lead(self) -> QuerySet[Assignment]:
        return self._parts().exclude(part=Part.LEAD).values("work_order")


def _is_one_of(identifiers: QuerySet[Assignment]) -> Func:
    """Whether a work order is among these, worked out once before: the planner then begins with them."""
    return Func(
        F("pk"),
        ArraySubquery(identifiers),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def sight_of(actor: Actor) -> Sight:
    """What the actor may see, with his departments looked up once.

    Their identifiers are written into the queries, for the planner guesses well only about values that it knows.
    """
    if actor.may(Permission.READ_ALL_WORK_ORDERS) or not actor.may(Permission.READ_WORK_ORDERS):
        return Sight(actor, _visible(actor, ()))
    departments = tuple(subtree_of(actor).values_list("pk", flat=True))
    return Sight(actor, _visible(actor, departments), departments)


def visible_to(actor: Actor) -> QuerySet[WorkOrder]:
    """All work orders for the hotline's own people; for a department, those in which it or one below it has a part.

    Nobody sees a work order that he is recused from, and a department none in which it is accused in confidence.
    """
    return sight_of(actor).work_orders


def _visible(actor: Actor, departments: tuple[int, ...]) -> QuerySet[WorkOrder]:
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        work_orders = WorkOrder.objects.all()
    elif actor.may(Permission.READ_WORK_ORDERS):
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
