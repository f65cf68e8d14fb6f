"""What other modules may call: categories, divisions and the working calendar."""

from .actions.import_categories import import_categories, import_divisions
from .actions.load_special_days import load_special_days
from .actions.publish_calendar import CalendarChange, publish_calendar
from .models import CalendarVersion, Category, Division, SpecialDay
from .selectors import category, category_lineage, division, special_days_of, working_calendar

__all__ = [
    "CalendarChange",
    "CalendarVersion",
    "Category",
    "Division",
    "SpecialDay",
    "category",
    "category_lineage",
    "division",
    "import_categories",
    "import_divisions",
    "load_special_days",
    "publish_calendar",
    "special_days_of",
    "working_calendar",
]
