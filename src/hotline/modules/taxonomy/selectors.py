"""Reads of categories, divisions and the working calendar."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache

from django.db.models import Count, QuerySet
from django.db.models.expressions import Combinable

from hotline.kit.errors import NotFound

from .models import BoundaryVersion, CalendarVersion, Category, Division, SpecialDay
from .rules.boundaries import DivisionName
from .rules.calendar import WorkingCalendar
from .rules.days import DayKind

# What was worked out before any calendar was published notes this one: the ordinary week alone.
NO_VERSION = 0


def working_calendar(first_day: date, *, version: int | None = None) -> WorkingCalendar:
    """The calendar for the years from that day's on, as the version knew it; the newest where none is given."""
    published = _published(version)
    if published is None:
        return WorkingCalendar({})
    kinds, names = _special_days(published.number, published.pk, published.published_at, first_day.year)
    return WorkingCalendar(kinds, names, published.office_hours, published.number)


@lru_cache(maxsize=64)
def _special_days(
    number: int, key: int, published_at: datetime, first_year: int
) -> tuple[Mapping[date, DayKind], Mapping[date, str]]:
    """The special days that a version knew, from a year on. A published version never changes, so it is read once.

    Its key and moment tell it from the version of that number in another database of the same process.
    """
    days = _days_known_to(number).filter(on__gte=date(first_year, 1, 1))
    rows = list(days.values_list("on", "kind", "name"))
    return {on: DayKind(kind) for on, kind, _ in rows}, {on: name for on, _, name in rows}


def _published(version: int | None) -> CalendarVersion | None:
    if version is None:
        return newest_version()
    if version == NO_VERSION:
        return None
    found = CalendarVersion.objects.filter(number=version).first()
    if found is None:
        raise NotFound(field="version", what=str(version))
    return found


def newest_version() -> CalendarVersion | None:
    """The version that holds now; none before a hotline has any special day."""
    return CalendarVersion.objects.order_by("-number").first()


def _days_known_to(version: int) -> QuerySet[SpecialDay]:
    """For each day the row of the greatest version up to that one."""
    rows = SpecialDay.objects.filter(version__number__lte=version)
    return rows.order_by("on", "-version__number").distinct("on")


def special_days_of(year: int, version: int) -> QuerySet[SpecialDay]:
    """The special days of a year as the version knew them, in order, each with the version that wrote it."""
    return _days_known_to(version).filter(on__year=year).select_related("version")


def calendar_versions() -> list[tuple[CalendarVersion, int]]:
    """Every version, the newest first, with how many days it wrote."""
    counts = dict(SpecialDay.objects.order_by().values_list("version_id").annotate(Count("id")))
    return [(version, counts.get(version.id, 0)) for version in CalendarVersion.objects.order_by("-number")]


def category(code: str, **beside: Combinable) -> Category:
    """The active category with that code, with columns beside it that the caller needs from the same query."""
    active = Category.objects.filter(code=code, is_active=True).select_related("parent", "top")
    found = active.annotate(**beside).first()
    if found is None:
        raise NotFound(field="category_code", what=code)
    return found


def category_lineage(of: Category) -> tuple[str, ...]:
    """The codes from the first level down to the category itself: the criteria of what fits it and all below it."""
    above = [each.code for each in (of.top, of.parent) if each is not None and each.pk != of.pk]
    return (*dict.fromkeys(above), of.code)


def division(code: str) -> Division:
    """The division with that code."""
    found = Division.objects.filter(code=code).first()
    if found is None:
        raise NotFound(field="division_code", what=code)
    return found


def categories() -> QuerySet[Category]:
    """The categories in use, each before those below it."""
    return Category.objects.filter(is_active=True).select_related("parent").order_by("level", "code")


def every_category() -> QuerySet[Category]:
    """The categories there are or were, each before those below it."""
    return Category.objects.select_related("parent").order_by("level", "code")


def divisions() -> QuerySet[Division]:
    """The divisions, the city first."""
    return Division.objects.select_related("parent").order_by("level", "code")


def division_names() -> list[DivisionName]:
    """Every division as a boundary may name it."""
    return [DivisionName(each.code, each.name, each.level) for each in divisions()]


def newest_boundaries() -> BoundaryVersion | None:
    """The boundaries that hold now; none before the administrator uploaded any."""
    return BoundaryVersion.objects.order_by("-number").first()
