"""What every route of supervision has in common: who reads, and how a list is cut into pages."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from hotline.kit.clock import now
from hotline.kit.pagination import decode_cursor, encode_cursor
from hotline.modules.access.public import actor_from, language_of
from hotline.modules.supervision.schemas.presentation import Reader
from hotline.modules.supervision.schemas.queries import SupervisionListQuery
from hotline.modules.supervision.selectors.lists import page_of

Record = TypeVar("Record", bound=Model)
Output = TypeVar("Output")


def reader_of(request: HttpRequest) -> Reader:
    """Who reads, in which language, now."""
    return Reader(actor_from(request), language_of(request), now())


def cut(
    records: QuerySet[Record],
    query: SupervisionListQuery,
    reader: Reader,
    *,
    moment: str,
    show: Callable[[Record, Reader], Output],
) -> tuple[list[Output], str | None]:
    """A page of records, the newest first, and the cursor behind it where there are more."""
    found: Sequence[Record] = page_of(records, moment=moment, after=decode_cursor(query.cursor), size=query.limit)
    shown = found[: query.limit]
    reader.look_up(getattr(each, "work_order_id", None) for each in shown)
    has_more = len(found) > query.limit
    return [show(each, reader) for each in shown], _cursor(shown[-1], moment) if has_more else None


def _cursor(record: Model, moment: str) -> str:
    at: datetime = getattr(record, moment)
    return encode_cursor(at, record.pk)
