"""Who is on duty."""

from datetime import datetime

from django.db.models import Q, QuerySet

from hotline.modules.departments.public import Department
from hotline.modules.supervision.models import DutyOfficer


def officer_on_duty(department: Department, at: datetime) -> DutyOfficer | None:
    """The duty leader of the department at that moment; where it has none, of the nearest above, else the centre's."""
    codes = [code for code in department.path.split("/") if code]
    found = list(duties(at).filter(Q(department__code__in=codes) | Q(department__isnull=True)))
    return max(found, key=lambda officer: _nearness(officer, codes), default=None)


def duties(at: datetime) -> QuerySet[DutyOfficer]:
    """Everybody who is on duty at that moment."""
    standing = DutyOfficer.objects.filter(starts_at__lte=at, ends_at__gt=at, removed_at__isnull=True)
    return standing.select_related("department", "person").order_by("id")


def duties_from(at: datetime) -> QuerySet[DutyOfficer]:
    """Everybody who is or will be on duty, in order."""
    coming = DutyOfficer.objects.filter(ends_at__gt=at, removed_at__isnull=True)
    return coming.select_related("department", "person").order_by("starts_at", "id")


def _nearness(officer: DutyOfficer, codes: list[str]) -> int:
    return codes.index(officer.department.code) if officer.department else -1
