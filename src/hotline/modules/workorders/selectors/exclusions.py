"""How departments use exclusions: visible to everybody inside."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q

from hotline.kit.clock import end_of_day, start_of_day
from hotline.modules.departments.public import Department
from hotline.modules.workorders.models import Approval, WorkOrder
from hotline.modules.workorders.rules.exclusion import ExclusionUse
from hotline.modules.workorders.rules.words import ApprovalKind


@dataclass(frozen=True, slots=True)
class ExclusionCase:
    """An application for exclusion, without anything personal."""

    number: str
    ground: str
    outcome: str
    requested_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class ExclusionsOfDepartment:
    """A department's cases that were completed in a period, and its applications among them."""

    department: Department
    use: ExclusionUse
    cases: tuple[ExclusionCase, ...]

    @property
    def approved_numbers(self) -> tuple[str, ...]:
        """The work orders that were left out."""
        return tuple(case.number for case in self.cases if case.outcome == "approved")


def exclusions(first_day: date, last_day: date) -> list[ExclusionsOfDepartment]:
    """Every department that completed something in the period, the one that asks most often first.

    Both numerator and denominator are work orders completed in the period, so that no share is above one.
    """
    completed = Q(completed_at__gte=start_of_day(first_day), completed_at__lt=end_of_day(last_day))
    handled = WorkOrder.objects.filter(completed, handling_department__isnull=False)
    counted = (
        handled.values("handling_department").annotate(cases=Count("id")).values_list("handling_department", "cases")
    )
    cases = dict(counted.order_by())
    applications = Approval.objects.filter(kind=ApprovalKind.EXCLUSION, work_order__in=handled.values("id"))
    of_department: dict[int, list[ExclusionCase]] = defaultdict(list)
    for approval in applications.select_related("work_order").order_by("requested_at", "id"):
        department_id = approval.work_order.handling_department_id or 0
        of_department[department_id].append(
            ExclusionCase(
                approval.work_order.number,
                approval.ground,
                approval.outcome,
                approval.requested_at,
                approval.decided_at,
            )
        )
    departments = Department.objects.in_bulk(cases)
    found = [_of(departments[pk], cases[pk], tuple(of_department[pk])) for pk in cases]
    return sorted(found, key=lambda one: (-(one.use.share or 0), one.department.path))


def _of(department: Department, cases: int, applications: tuple[ExclusionCase, ...]) -> ExclusionsOfDepartment:
    # A second application after a refusal is the same case.
    requested = {case.number for case in applications}
    approved = {case.number for case in applications if case.outcome == "approved"}
    return ExclusionsOfDepartment(department, ExclusionUse(cases, len(requested), len(approved)), applications)
