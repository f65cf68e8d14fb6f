"""Load many requesters at once."""

from collections.abc import Iterable
from typing import NamedTuple

from hotline.kit.bulk import copy_rows
from hotline.modules.requesters.models import Requester


class RequesterRow(NamedTuple):
    """A row of the table, column by column."""

    id: int
    kind: str
    name: str
    phone_number: str
    division_code: str
    unified_credit_code: str = ""


def load_requesters(rows: Iterable[RequesterRow]) -> int:
    """Append the requesters; return how many."""
    return copy_rows(Requester, RequesterRow._fields, rows)
