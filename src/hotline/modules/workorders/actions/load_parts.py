"""Load the parts of departments and their running clocks at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.kit.bulk import advance_identity, copy_rows
from hotline.modules.workorders.models import Assignment, Clock


class AssignmentRow(NamedTuple):
    """A row of the table, column by column."""

    id: int
    work_order_id: int
    department_id: int
    part: str
    dispatch_number: int
    assigned_at: datetime
    assigned_by_id: int
    instruction: str
    acknowledged_at: datetime | None
    acknowledged_by_id: int | None
    replied_at: datetime | None
    ended_at: datetime | None = None
    ended_by_step: str = ""


class ClockRow(NamedTuple):
    """A row of the table, column by column."""

    work_order_id: int
    assignment_id: int
    kind: str
    started_at: datetime
    limit_amount: int
    limit_unit: str
    limit_rule_code: str
    limit_rule_name: str
    limit_basis: str
    calendar_version: int
    extensions: list[str]
    due_at: datetime
    was_cancelled: bool
    next_warning_at: datetime | None
    next_warning_percent: int | None


def load_parts(assignments: Iterable[AssignmentRow], clocks: Iterable[ClockRow]) -> int:
    """Append parts and clocks; return how many parts."""
    count = copy_rows(Assignment, AssignmentRow._fields, assignments)
    copy_rows(Clock, ClockRow._fields, clocks)
    advance_identity(Assignment)
    return count
