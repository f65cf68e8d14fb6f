"""Work orders, their history, and the responsibility list."""

from .history import WorkOrderEvent
from .responsibility import ResponsibilityEntry
from .work_order import NumberSeries, WorkOrder

__all__ = ["NumberSeries", "ResponsibilityEntry", "WorkOrder", "WorkOrderEvent"]
