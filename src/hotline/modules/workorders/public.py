"""What other modules may call: work orders, and the steps that modules above take on them."""

from .actions.call_back import note_callback
from .models import ResponsibilityEntry, WorkOrder, WorkOrderEvent
from .selectors.details import read
from .selectors.visibility import lock, visible_to

__all__ = ["ResponsibilityEntry", "WorkOrder", "WorkOrderEvent", "lock", "note_callback", "read", "visible_to"]
