"""Load many work orders at once, with the stage and moments that their history gives them."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.kit.bulk import copy_rows
from hotline.modules.workorders.models import WorkOrder


class WorkOrderRow(NamedTuple):
    """A row of the table, column by column."""

    id: int
    number: str
    request_type: str
    urgency: str
    title: str
    content: str
    category_id: int
    division_id: int | None
    address: str
    channel: str
    requester_id: int | None
    call_id: int | None
    is_confidential: bool
    requester_kind: str
    stage: str
    version: int
    registered_at: datetime
    registered_by_id: int
    answered_at_once: bool
    handling_department_id: int | None
    dispatched_at: datetime | None
    first_dispatched_at: datetime | None
    dispatched_by_id: int | None
    dispatch_count: int
    send_back_count: int
    rework_count: int
    limit_amount: int | None
    limit_unit: str
    limit_rule_name: str
    handling_due_at: datetime | None
    acknowledge_due_at: datetime | None
    acknowledged_at: datetime | None
    contact_due_at: datetime | None
    first_contacted_at: datetime | None
    first_replied_at: datetime | None
    replied_at: datetime | None
    reply: str
    completed_at: datetime | None
    awaits_callback: bool
    archived_at: datetime | None
    is_leader_assigned: bool = False


def load_work_orders(rows: Iterable[WorkOrderRow]) -> int:
    """Append the work orders; their history is loaded by `load_history`. Return how many."""
    return copy_rows(WorkOrder, WorkOrderRow._fields, rows)
