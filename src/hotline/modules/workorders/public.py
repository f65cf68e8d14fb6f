"""What other modules may call: work orders."""

from .models import ResponsibilityEntry, WorkOrder, WorkOrderEvent

__all__ = ["ResponsibilityEntry", "WorkOrder", "WorkOrderEvent"]
