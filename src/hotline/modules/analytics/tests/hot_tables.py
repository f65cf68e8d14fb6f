"""Which statements search the tables that people and the switch write to all day."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

_TABLES = (
    "telephony_call",
    "workorders_workorder",
    "workorders_workorderevent",
    "workorders_assignment",
    "workorders_searchentry",
    "requesters_requester",
    "callbacks_callback",
    "quality_inspection",
)
_SEARCHED = re.compile(rf'FROM "?({"|".join(_TABLES)})"?\W')
# The few records of a page that is shown, once it is known which they are.
_BY_PRIMARY_KEY = re.compile(r'(WHERE|AND) "\w+"\."id" IN \(\d+(, \d+)*\)')


def searches_hot_table(statement: str) -> bool:
    """Whether it looks for records there by anything but their keys.

    Whom a work order is concealed from is asked of his recusals, and joined to their few work orders.
    """
    is_by_key = _BY_PRIMARY_KEY.search(statement) or "workorders_recusal" in statement
    return bool(_SEARCHED.search(statement)) and not is_by_key


@contextmanager
def no_hot_table_is_searched() -> Iterator[None]:
    """Whatever is asked of the database within."""
    with CaptureQueriesContext(connection) as captured:
        yield
    assert captured.captured_queries
    assert [query["sql"] for query in captured if searches_hot_table(query["sql"])] == []
