"""What other modules may call: work orders, and what indicators count."""

from .models import ResponsibilityEntry, WorkOrder, WorkOrderEvent
from .selectors.facts import FACTS

__all__ = ["FACTS", "ResponsibilityEntry", "WorkOrder", "WorkOrderEvent"]
