"""Who handles what: the responsibility list of a day, and what it says to a matter."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hotline.modules.departments.public import Department
from hotline.modules.sla.public import ClockKind, Limit, LimitCriteria, limit_for
from hotline.modules.taxonomy.public import Category, category_lineage
from hotline.modules.workorders.models import ResponsibilityEntry, WorkOrder
from hotline.modules.workorders.rules.responsibility import (
    Government,
    Line,
    Matter,
    Verdict,
    government_of,
    judged,
    prefixes_of,
    ranked,
)
from hotline.modules.workorders.rules.words import Urgency

_MOST = 3
_COUNTY, _TOWN = "county", "town"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A department that should handle a matter, by a line of the list or, without one, as the area's government."""

    department: Department
    entry: ResponsibilityEntry | None
    limit: Limit
    supporting: Sequence[Department]
    copied: Sequence[Department]

    @property
    def is_fallback(self) -> bool:
        """Whether no line named it, so that the area's government finds out whose the matter is."""
        return self.entry is None


@dataclass(frozen=True, slots=True)
class ResponsibilityFilters:
    """What the list is narrowed to; empty values narrow nothing, and without a day every version is there."""

    on: date | None = None
    category_code: str = ""
    department_code: str = ""
    division_prefix: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Considered:
    """A line of the matter's categories, and whether it fits."""

    entry: ResponsibilityEntry
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class DryRun:
    """What the list of a day says to a matter, and how it came to say so."""

    on: date
    suggestions: Sequence[Suggestion]
    considered: Sequence[Considered]


def in_force(on: date) -> QuerySet[ResponsibilityEntry]:
    """The lines that hold on that day."""
    in_time = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    return ResponsibilityEntry.objects.filter(in_time, valid_from__lte=on)


def entries(filters: ResponsibilityFilters) -> QuerySet[ResponsibilityEntry]:
    """The lines that pass every filter, each code's versions together, the newest first."""
    found = in_force(filters.on) if filters.on else ResponsibilityEntry.objects.all()
    exact = {
        "category__code": filters.category_code,
        "department__code": filters.department_code,
        "division_prefix": filters.division_prefix,
        "code": filters.code,
    }
    found = found.filter(**{field: value for field, value in exact.items() if value})
    return found.select_related("category", "department").order_by("code", "-version")


def suggestions(
    category: Category, division_code: str, *, request_type: str, urgency: str, on: date
) -> list[Suggestion]:
    """Up to three departments, the most fitting first; the area's government where no line fits."""
    matter = _matter(category, division_code, request_type, urgency)
    entries = _entries(matter, on, division_prefix__in=prefixes_of(division_code))
    return _suggestions(matter, [entries[line.code] for line in ranked(_lines(entries), matter)], on)


def dry_run(category: Category, division_code: str, *, request_type: str, urgency: str, on: date) -> DryRun:
    """What `suggestions` would answer on that day, with every line that was considered and why it fits or does not."""
    matter = _matter(category, division_code, request_type, urgency)
    entries = _entries(matter, on)
    considered = [Considered(entries[one.line.code], one) for one in judged(_lines(entries), matter)]
    fitting = [one.entry for one in considered if one.verdict.place]
    return DryRun(on, _suggestions(matter, fitting, on), considered)


def line_for(work_order: WorkOrder, department: Department, *, on: date) -> ResponsibilityEntry | None:
    """The line of the day by which a department handles a work order; none where it was chosen freely."""
    division_code = work_order.division.code if work_order.division else ""
    matter = _matter(work_order.category, division_code, work_order.request_type, work_order.urgency)
    entries = _entries(matter, on, department=department, division_prefix__in=prefixes_of(division_code))
    lines = ranked(_lines(entries), matter)
    return entries[lines[0].code] if lines else None


def own_limit(entry: ResponsibilityEntry | None, urgency: str) -> Limit | None:
    """The limit that a line sets. One for every urgency does not slow an emergency down."""
    if entry is None or (urgency == Urgency.EMERGENCY and entry.urgency != urgency):
        return None
    return entry.limit


def county_above(department: Department, among: Iterable[Department]) -> Department | None:
    """The county that a town's work orders are copied to, because it presses for them."""
    if department.level != _TOWN:
        return None
    above = [one for one in among if one.level == _COUNTY and department.path.startswith(one.path)]
    return max(above, key=lambda one: len(one.path), default=None)


def counties_above(departments: Iterable[Department]) -> QuerySet[Department]:
    """The active counties above those of the departments that are towns."""
    codes = {code for one in departments if one.level == _TOWN for code in one.path.split("/") if code}
    found = Department.objects.filter(code__in=codes, level=_COUNTY, is_active=True)
    return found if codes else found.none()


def _matter(category: Category, division_code: str, request_type: str, urgency: str) -> Matter:
    return Matter(category_lineage(category)[::-1], division_code, request_type, urgency)


def _entries(matter: Matter, on: date, **narrower: Department | list[str]) -> dict[str, ResponsibilityEntry]:
    entries = in_force(on).filter(category__code__in=matter.category_codes, department__is_active=True, **narrower)
    return {entry.code: entry for entry in entries.select_related("department", "category")}


def _lines(entries: Mapping[str, ResponsibilityEntry]) -> list[Line]:
    return [
        Line(entry.code, entry.category.code, entry.division_prefix, entry.request_type, entry.urgency)
        for entry in entries.values()
    ]


def _suggestions(matter: Matter, entries: Sequence[ResponsibilityEntry], on: date) -> list[Suggestion]:
    by_department: dict[int, ResponsibilityEntry] = {}
    for entry in entries:
        by_department.setdefault(entry.department_id, entry)
    chosen = list(by_department.values())[:_MOST]
    departments = [entry.department for entry in chosen] or _government(matter.division_code)
    named = {code for entry in chosen for code in (*entry.supporting_codes, *entry.copied_codes)}
    beside = list(Department.objects.filter(code__in=named, is_active=True)) if named else []
    counties = list(counties_above(departments))
    lines: Sequence[ResponsibilityEntry | None] = chosen or [None for _ in departments]
    return [
        _suggestion(department, entry, matter, on, beside, counties)
        for department, entry in zip(departments, lines, strict=True)
    ]


def _suggestion(
    department: Department,
    entry: ResponsibilityEntry | None,
    matter: Matter,
    on: date,
    beside: Sequence[Department],
    counties: Sequence[Department],
) -> Suggestion:
    criteria = LimitCriteria(
        request_type=matter.request_type,
        urgency=matter.urgency,
        category_codes=tuple(reversed(matter.category_codes)),
        department_codes=tuple(code for code in department.path.split("/") if code),
    )
    limit = own_limit(entry, matter.urgency) or limit_for(ClockKind.HANDLE, criteria, on=on)
    supporting = [one for one in beside if entry and one.code in entry.supporting_codes]
    copied = [one for one in beside if entry and one.code in entry.copied_codes]
    county = county_above(department, counties)
    if county and county not in (*supporting, *copied):
        copied.append(county)
    return Suggestion(department, entry, limit, supporting, copied)


def _government(division_code: str) -> list[Department]:
    if not division_code:
        return []
    counties = Department.objects.filter(
        level=_COUNTY, is_active=True, is_hotline_centre=False, division_code__in=prefixes_of(division_code)
    )
    by_code = {county.code: county for county in counties}
    code = government_of(division_code, [Government(one.code, one.path, one.division_code) for one in by_code.values()])
    return [by_code[code]] if code else []
