"""What other modules may call: categories, divisions and the working calendar."""

from .actions.import_categories import import_categories, import_divisions, merge_divisions
from .actions.keep_categories import merge_categories
from .actions.load_special_days import load_special_days
from .actions.publish_calendar import CalendarChange, publish_calendar
from .models import CalendarVersion, Category, Division, SpecialDay
from .selectors import (
    categories,
    category,
    category_lineage,
    division,
    divisions,
    every_category,
    special_days_of,
    working_calendar,
)

__all__ = [
    "CalendarChange",
    "CalendarVersion",
    "Category",
    "Division",
    "SpecialDay",
    "categories",
    "category",
    "category_lineage",
    "division",
    "divisions",
    "every_category",
    "import_categories",
    "import_divisions",
    "load_special_days",
    "merge_categories",
    "merge_divisions",
    "publish_calendar",
    "special_days_of",
    "working_calendar",
]
