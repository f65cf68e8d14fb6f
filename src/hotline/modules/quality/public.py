"""What other modules may call: inspections, and what indicators count."""

from .models import Inspection
from .selectors import FACTS

__all__ = ["FACTS", "Inspection"]
