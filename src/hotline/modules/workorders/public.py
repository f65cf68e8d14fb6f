"""What other modules may call: work orders, the steps that modules above take, and what indicators count."""

from .actions.call_back import note_callback
from .models import ResponsibilityEntry, WorkOrder, WorkOrderEvent
from .selectors.details import read
from .selectors.facts import FACTS
from .selectors.visibility import lock, visible_to

__all__ = ["FACTS", "ResponsibilityEntry", "WorkOrder", "WorkOrderEvent", "lock", "note_callback", "read", "visible_to"]
