"""What other modules may call: categories, divisions and the working calendar."""

from .actions.import_categories import import_categories, import_divisions
from .actions.load_special_days import load_special_days
from .models import Category, Division, SpecialDay
from .selectors import category, division, working_calendar

__all__ = [
    "Category",
    "Division",
    "SpecialDay",
    "category",
    "division",
    "import_categories",
    "import_divisions",
    "load_special_days",
    "working_calendar",
]
