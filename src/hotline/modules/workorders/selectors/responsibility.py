"""Who handles what: suggestions from the responsibility list."""

from dataclasses import dataclass

from hotline.modules.departments.public import Department
from hotline.modules.taxonomy.public import Category
from hotline.modules.workorders.models import ResponsibilityEntry

_MOST = 3
_LONGEST_PREFIX = ResponsibilityEntry._meta.get_field("division_prefix").max_length or 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A department that the responsibility list names, and why."""

    department: Department
    category: Category
    division_prefix: str
    basis: str


def suggestions(category: Category, division_code: str) -> list[Suggestion]:
    """Up to three departments: the nearest category first, then the smallest division."""
    codes = [category.pk, category.parent_id, category.top_id]
    longest = min(len(division_code), _LONGEST_PREFIX)
    entries = ResponsibilityEntry.objects.filter(
        category_id__in=[code for code in codes if code],
        division_prefix__in=[division_code[:length] for length in range(longest + 1)],
    )
    ranked = sorted(
        entries.select_related("department", "category").filter(department__is_active=True),
        key=lambda entry: (codes.index(entry.category_id), -len(entry.division_prefix), entry.pk),
    )
    found: dict[int, Suggestion] = {}
    for entry in ranked:
        found.setdefault(
            entry.department_id, Suggestion(entry.department, entry.category, entry.division_prefix, entry.basis)
        )
    return list(found.values())[:_MOST]
