"""The directory of departments' experts."""

from django.db.models import Q

from hotline.modules.telephony.models import DepartmentExpert

MOST_SHOWN = 50


def department_experts(search: str = "") -> list[DepartmentExpert]:
    """Who is listed and fits every word of the search, by department, name, subject or number; the first of them."""
    found = DepartmentExpert.objects.filter(removed_at=None, department__is_active=True)
    for word in search.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(subject__icontains=word)
            | Q(number__startswith=word)
            | Q(department__name__icontains=word)
            | Q(department__short_name__icontains=word)
        )
    shown = found.select_related("department", "entered_by", "changed_by")
    return list(shown.order_by("department__path", "name", "id")[:MOST_SHOWN])
