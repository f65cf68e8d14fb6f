"""What other modules may call: employment, shifts, assessments, and what indicators count."""

from .models import Employment, Shift, ShiftAssignment, StaffAssessment
from .selectors import FACTS

__all__ = ["FACTS", "Employment", "Shift", "ShiftAssignment", "StaffAssessment"]
