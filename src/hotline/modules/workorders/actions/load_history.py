"""Load the history of many work orders at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.kit.bulk import copy_rows
from hotline.modules.workorders.models import WorkOrderEvent


class HistoryRow(NamedTuple):
    """A row of the table, column by column."""

    work_order_id: int
    sequence: int
    step: str
    stage: str
    at: datetime
    actor_id: int
    department_id: int | None
    note: str
    details: str


def load_history(rows: Iterable[HistoryRow]) -> int:
    """Append the events; return how many. `details` is JSON text."""
    return copy_rows(WorkOrderEvent, HistoryRow._fields, rows)
