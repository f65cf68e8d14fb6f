"""What other modules may call: inspections, and what indicators count."""

from .actions.load_inspections import InspectionRow, load_inspections
from .models import Inspection
from .selectors import FACTS

__all__ = ["FACTS", "Inspection", "InspectionRow", "load_inspections"]
