"""What other modules may call: categories, divisions and the working calendar."""

from .models import Category, Division, SpecialDay
from .selectors import category, division, working_calendar

__all__ = ["Category", "Division", "SpecialDay", "category", "division", "working_calendar"]
