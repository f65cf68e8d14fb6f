"""Work orders, their history, and the responsibility list."""

from .history import WorkOrderEvent
from .responsibility import ResponsibilityEntry
from .work_order import PRESSING, NumberSeries, WorkOrder

__all__ = ["PRESSING", "NumberSeries", "ResponsibilityEntry", "WorkOrder", "WorkOrderEvent"]
