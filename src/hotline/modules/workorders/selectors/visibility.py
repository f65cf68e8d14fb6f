"""Which work orders somebody may see: the one place that decides it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, F, FilteredRelation, Func, Model, OuterRef, Q, QuerySet, Subquery, Value

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor, Permission
from hotline.modules.departments.public import Department, department_of
from hotline.modules.workorders.models import Assignment, JointReviewOpinion, Recusal, WorkOrder

Row = TypeVar("Row", bound=Model)

# A department with fewer parts than this has its work orders looked up one by one: some ten milliseconds.
_FEW = 20_000
# A count stops long before, even where many are concealed.
_MORE_THAN_COUNTED = 3_000
_NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Sight:
    """What somebody may see: the work orders, and for a department's people the departments that are theirs."""

    actor: Actor
    work_orders: QuerySet[WorkOrder]
    department_ids: tuple[int, ...] = ()
    concealed: Q = _NOTHING

    @property
    def is_everywhere(self) -> bool:
        """Whether he is one of the hotline's own people."""
        return self.actor.may(Permission.READ_ALL_WORK_ORDERS)

    def open_work_orders(self) -> QuerySet[WorkOrder]:
        """Those that may not be archived yet. A department's are few, and are looked up instead of searched for."""
        if self.is_everywhere or not self.department_ids:
            return listed(self.work_orders)
        return listed(self._looked_up(self._parts().filter(is_archived=False)))

    def every_work_order(self) -> QuerySet[WorkOrder]:
        """All of them.

        Those of a department that has only a few are looked up: the newest may lie far apart. One department's many
        are gone through in the order of its parts; those of several, in the order of all work orders.
        """
        if self.is_everywhere or not self.department_ids:
            return listed(self.work_orders)
        # Asked whatever the number of parts, so that the number of queries is the same for all.
        has_only_parts = len(self.department_ids) == 1 and not self._is_asked
        if not self._has_many:
            return listed(self._looked_up(self._parts()))
        return self._through_its_parts() if has_only_parts else listed(self.work_orders)

    def enough_to_count(self, parts: Q) -> QuerySet[WorkOrder]:
        """All those with such parts, or of a department's many some thousand: more than any count goes up to."""
        if self.is_everywhere or not self.department_ids:
            return self.work_orders
        return self._looked_up(self._parts().filter(parts)[:_MORE_THAN_COUNTED])

    @cached_property
    def _has_many(self) -> bool:
        return self._parts()[: _FEW + 1].count() > _FEW

    @cached_property
    def _is_asked(self) -> bool:
        return _asked(self.department_ids).exists()

    def _through_its_parts(self) -> QuerySet[WorkOrder]:
        part = FilteredRelation(
            "assignments",
            condition=Q(assignments__department=self.department_ids[0], assignments__ended_at__isnull=True),
        )
        found = WorkOrder.objects.annotate(own_part=part).filter(own_part__isnull=False).exclude(self.concealed)
        return listed(found, "own_part__registered_at")

    def _looked_up(self, parts: QuerySet[Assignment]) -> QuerySet[WorkOrder]:
        asked = _asked(self.department_ids).values("joint_review__work_order")
        found = is_one_of(parts.values("work_order")) | is_one_of(asked)
        return WorkOrder.objects.filter(found).exclude(self.concealed)

    def _parts(self) -> QuerySet[Assignment]:
        return _live_parts(self.department_ids)


def listed(work_orders: QuerySet[WorkOrder], registered_at: str = "registered_at") -> QuerySet[WorkOrder]:
    """The work orders, each with `listed_at`: its registration, as it stands where they are gone through."""
    return work_orders.annotate(listed_at=F(registered_at))


def is_one_of(identifiers: QuerySet[Any, Any]) -> Func:
    """Whether a work order is among these, worked out once before: the planner then begins with them."""
    return Func(
        F("pk"),
        ArraySubquery(identifiers),
        template="%(expressions)s)",
        arg_joiner=" = ANY(",
        output_field=BooleanField(),
    )


def _has_one(rows: QuerySet[Row]) -> Subquery:
    """Whether there is a row for the work order at hand. Unlike EXISTS, never turned into a join by the planner."""
    return Subquery(rows.values(found=Value(True))[:1], output_field=BooleanField())


def sight_of(actor: Actor) -> Sight:
    """What the actor may see, with his departments looked up once.

    Their identifiers are written into the queries, for the planner guesses well only about values that it knows.
    """
    concealed = Q(pk__in=Recusal.objects.filter(person_id=actor.person_id).values("work_order"))
    if actor.may(Permission.READ_ALL_WORK_ORDERS):
        return Sight(actor, WorkOrder.objects.exclude(concealed), concealed=concealed)
    own = department_of(actor) if actor.may(Permission.READ_WORK_ORDERS) else None
    if own is None:
        return Sight(actor, WorkOrder.objects.none())
    departments = tuple(Department.objects.filter(path__startswith=own.path).values_list("pk", flat=True))
    concealed |= _accuses(own)
    return Sight(actor, _of_departments(departments).exclude(concealed), departments, concealed)


def visible_to(actor: Actor) -> QuerySet[WorkOrder]:
    """All work orders for the hotline's own people; for a department, those in which it or one below it has a part.

    While a joint review runs, the departments that it asks see the work order too. Nobody sees one that he is recused
    from, and no department one in which it, or one above it, is accused in confidence.
    """
    return sight_of(actor).work_orders


def _of_departments(departments: tuple[int, ...]) -> QuerySet[WorkOrder]:
    """Those that the departments have a part in or are asked about, each tried when it is met.

    One work order is found at once, and a list in its order until a page is full. As a condition on sets, all parts of
    a department's years would be read before.
    """
    parts = _live_parts(departments).filter(work_order=OuterRef("pk"))
    asked = _asked(departments).filter(joint_review__work_order=OuterRef("pk"))
    return WorkOrder.objects.filter(_has_one(parts) | _has_one(asked))


def _live_parts(departments: tuple[int, ...]) -> QuerySet[Assignment]:
    return Assignment.objects.filter(department__in=departments, ended_at__isnull=True)


def _asked(departments: tuple[int, ...]) -> QuerySet[JointReviewOpinion]:
    return JointReviewOpinion.objects.filter(department__in=departments, joint_review__concluded_at__isnull=True)


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


def identifiers_visible_to(actor: Actor) -> QuerySet[Any, Any]:
    """The identifiers of `visible_to` for somebody of a department, from the parts of his departments."""
    own = department_of(actor) if actor.may(Permission.READ_WORK_ORDERS) else None
    if own is None:
        return WorkOrder.objects.none().values_list("pk", flat=True)
    departments = tuple(Department.objects.filter(path__startswith=own.path).values_list("pk", flat=True))
    parts = _live_parts(departments).order_by().values_list("work_order_id", flat=True)
    asked = _asked(departments).order_by().values_list("joint_review__work_order_id", flat=True)
    return parts.union(asked).difference(concealed_from(actor).values_list("pk", flat=True))


def lock(number: str, *, by: Actor) -> WorkOrder:
    """The work order, held until the transaction ends, so that of two people acting at once one waits."""
    work_order = _hold(number, by=by)
    # Whoever waited for the row gets it as it is now, beside the rest as it was before: joined to a department that
    # changed meanwhile it has none, and to a category that changed it is not even found.
    if work_order is None or (work_order.handling_department_id and work_order.handling_department is None):
        work_order = _hold(number, by=by)
    if work_order is None:
        raise NotFound(what=number)
    work_order.note_stored()
    return work_order


def _hold(number: str, *, by: Actor) -> WorkOrder | None:
    # What only few steps ask for is read when they do: planning its join costs every step more.
    found = visible_to(by).filter(number=number)
    found = found.select_related("category__parent", "category__top", "handling_department", "requester")
    return found.select_for_update(of=("self",)).first()
