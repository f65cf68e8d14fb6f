"""What other modules may call: categories, divisions and the working calendar."""

from .models import Category, Division, SpecialDay

__all__ = ["Category", "Division", "SpecialDay"]
