"""Load many call-backs at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.kit.bulk import copy_rows
from hotline.modules.callbacks.models import Callback


class CallbackRow(NamedTuple):
    """A row of the table, column by column."""

    work_order_id: int
    planned_at: datetime
    attempts: int
    tried_at: datetime | None
    clerk_id: int | None
    was_reached: bool | None
    solution: str
    satisfaction: str
    reason: str
    channel: str
    comment: str
    closed_at: datetime | None
    selection: str = ""
    selection_ground: str = ""


def load_callbacks(rows: Iterable[CallbackRow]) -> int:
    """Append the call-backs; return how many."""
    return copy_rows(Callback, CallbackRow._fields, rows)
