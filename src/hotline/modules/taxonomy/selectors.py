"""Reads of categories, divisions and the working calendar."""

from datetime import date, timedelta

from django.db.models import QuerySet

from hotline.kit.errors import NotFound

from .models import Category, Division, SpecialDay
from .rules.calendar import WorkingCalendar

# Longer than any limit counted in working days, holidays included.
_HORIZON = timedelta(days=400)


def working_calendar(first_day: date) -> WorkingCalendar:
    """The calendar from a day on, as far as any limit reaches."""
    days = SpecialDay.objects.filter(on__gte=first_day, on__lte=first_day + _HORIZON)
    return WorkingCalendar(dict(days.values_list("on", "is_working")))


def category(code: str) -> Category:
    """The active category with that code."""
    found = Category.objects.filter(code=code, is_active=True).first()
    if found is None:
        raise NotFound(field="category_code", what=code)
    return found


def division(code: str) -> Division:
    """The division with that code."""
    found = Division.objects.filter(code=code).first()
    if found is None:
        raise NotFound(field="division_code", what=code)
    return found


def categories() -> QuerySet[Category]:
    """The categories in use, each before those below it."""
    return Category.objects.filter(is_active=True).select_related("parent").order_by("level", "code")


def divisions() -> QuerySet[Division]:
    """The divisions, the city first."""
    return Division.objects.select_related("parent").order_by("level", "code")
