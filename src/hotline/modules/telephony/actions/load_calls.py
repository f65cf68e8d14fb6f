"""Load many calls at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.kit.bulk import copy_rows
from hotline.modules.telephony.models import Call


class CallRow(NamedTuple):
    """A row of the table, column by column."""

    id: int
    reference: str
    arrived_at: datetime
    line_id: int | None
    queue_id: int
    caller_number: str
    agent_id: int | None
    outcome: str
    waiting_seconds: int
    talking_seconds: int
    after_call_seconds: int
    answered_at: datetime | None
    ended_at: datetime
    recording_reference: str
    rating: int | None


def load_calls(rows: Iterable[CallRow]) -> int:
    """Append the calls; return how many."""
    return copy_rows(Call, CallRow._fields, rows)
