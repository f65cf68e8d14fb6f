"""Load many inspections at once."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from hotline.kit.bulk import copy_rows
from hotline.modules.quality.models import Inspection


class InspectionRow(NamedTuple):
    """A row of the table, column by column."""

    call_id: int
    inspector_id: int
    inspected_at: datetime
    score: int
    has_passed: bool
    comment: str


def load_inspections(rows: Iterable[InspectionRow]) -> int:
    """Append the inspections; return how many."""
    return copy_rows(Inspection, InspectionRow._fields, rows)
