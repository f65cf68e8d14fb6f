"""Write a sample aside, and from it every copy that the year needs, inside the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection, models
from django.db.backends.utils import CursorWrapper

from hotline.modules.callbacks.public import Callback
from hotline.modules.demonstration.rules.copying import LostCopies
from hotline.modules.quality.public import Inspection
from hotline.modules.requesters.public import Requester
from hotline.modules.supervision.public import LeaderItem
from hotline.modules.telephony.public import Call
from hotline.modules.workorders.public import (
    Approval,
    Assignment,
    Clock,
    NumberSeries,
    SearchEntry,
    WorkOrder,
    WorkOrderEvent,
)

from .copied_columns import Columns, Copied

# How often a table's progress is shown.
_PARTS = 10
_SAMPLED: tuple[type[models.Model], ...] = (
    Call, Requester, WorkOrder, WorkOrderEvent, Assignment, Clock, Callback, Inspection, LeaderItem, Approval,
    SearchEntry, NumberSeries,
)  # fmt: skip
_LOST = ("lost_call", "lost_inspection", "lost_order_copies", "lost_order")
_ENTER = """
INSERT INTO workorders_searchentry (work_order_id, pairs)
SELECT id, hotline_pairs(title || E'\\n' || address) FROM workorders_workorder
"""
# Copies of an order are numbered on from those of the orders before it on its day.
_NUMBERED = """
CREATE TEMPORARY TABLE lost_order ON COMMIT DROP AS
SELECT o.id, coalesce(l.lost, 0) AS lost, sum({copies} - coalesce(l.lost, 0))
    OVER (PARTITION BY left(o.number, 8) ORDER BY o.id ROWS UNBOUNDED PRECEDING)
    - ({copies} - coalesce(l.lost, 0)) AS before
FROM workorders_workorder AS o LEFT JOIN lost_order_copies AS l ON l.id = o.id
"""
_MARKED = """
UPDATE workorders_assignment AS a SET registered_at = o.registered_at, is_archived = o.stage = 'archived'
FROM workorders_workorder AS o WHERE o.id = a.work_order_id
"""
_SERIES = """
INSERT INTO public.workorders_numberseries (day, last)
SELECT left(o.number, 8)::date, sum({copies} - l.lost)
FROM workorders_workorder AS o JOIN lost_order AS l ON l.id = o.id GROUP BY 1
"""


@contextmanager
def written_aside() -> Iterator[None]:
    """Let everything that is written to the big tables meanwhile go to temporary tables of the same names.

    PostgreSQL looks for a table among the temporary ones first, so that a sample is written as any year is, without
    indexes and triggers. To be used within a transaction; the temporary tables are gone afterwards.
    """
    with connection.cursor() as cursor:
        for model in _SAMPLED:
            table = _quoted(model)
            cursor.execute(
                f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING DEFAULTS INCLUDING IDENTITY) "
                "ON COMMIT DROP"
            )
    yield
    with connection.cursor() as cursor:
        for table in (*map(_quoted, _SAMPLED), *_LOST):
            cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{table}")


def copy_sample(columns: Columns, lost: LostCopies, progress: Callable[[int, int], None]) -> None:
    """Write every copy of the sample that was written aside but those that are lost.

    `progress` hears how many rows are written, of how many.
    """
    tables = columns.tables()
    with connection.cursor() as cursor:
        _prepare(cursor, columns.copies, lost)
        counts = {copied.model: _highest(cursor, copied) for copied in tables}
        total, done = sum(rows for _, rows in counts.values()) * columns.copies, 0
        with _without_triggers(cursor):
            for copied in tables:
                highest, rows = counts[copied.model]
                for part in range(_PARTS):
                    first, last = highest * part // _PARTS, highest * (part + 1) // _PARTS
                    cursor.execute(_statement(columns, copied), [first, last])
                    done += rows * columns.copies // _PARTS
                    progress(done, total)
            cursor.execute(_SERIES.format(copies=columns.copies))


def _statement(columns: Columns, copied: Copied) -> str:
    """Insert the copies of a part of a table's sample."""
    values = columns.values(copied)
    quote = connection.ops.quote_name
    table = _quoted(copied.model)
    loss = f"LEFT JOIN {copied.lost} AS l ON l.id = {copied.key} " if copied.lost else ""
    kept = f" AND {columns.is_kept(copied.key)}" if copied.lost else ""
    key = _key(copied)
    # The series refers to the record, so that the planner makes all copies of one after the other, in order of time.
    series = f"CROSS JOIN LATERAL generate_series({key} - {key}, {columns.copies - 1}) AS c"
    return (
        f"INSERT INTO public.{table} ({', '.join(map(quote, values))}) SELECT {', '.join(values.values())} "
        f"FROM pg_temp.{table} AS s {loss}{series} WHERE {key} > %s AND {key} <= %s{kept}"
    )


def _key(copied: Copied) -> str:
    return f"s.{copied.model._meta.pk.column}"


def _highest(cursor: CursorWrapper, copied: Copied) -> tuple[int, int]:
    """The largest identifier in a table's sample, and how many rows there are."""
    cursor.execute(f"SELECT coalesce(max({_key(copied)}), 0), count(*) FROM pg_temp.{_quoted(copied.model)} AS s")
    highest, rows = cursor.fetchone()
    return highest, rows


def _prepare(cursor: CursorWrapper, copies: int, lost: LostCopies) -> None:
    """Put down which copies are lost, and from where the numbers of an order's copies run on."""
    cursor.execute("SET LOCAL work_mem = '128MB'")
    for name, counts, added, unrated in (
        ("call", lost.calls, lost.seconds, lost.ratings),
        ("inspection", lost.inspections, {}, {}),
        ("order_copies", lost.orders, {}, {}),
    ):
        cursor.execute(f"CREATE TEMPORARY TABLE lost_{name} (id bigint, lost int, added int, unrated int)")
        with cursor.copy(f"COPY lost_{name} FROM STDIN") as rows:
            for place in counts.keys() | added.keys() | unrated.keys():
                rows.write_row((place + 1, counts.get(place, 0), added.get(place, 0), unrated.get(place, 0)))
    for statement in (_ENTER, _NUMBERED.format(copies=copies), _MARKED):
        cursor.execute(statement)
    for table in (*map(_quoted, _SAMPLED), *_LOST):
        cursor.execute(f"ANALYZE pg_temp.{table}")


@contextmanager
def _without_triggers(cursor: CursorWrapper) -> Iterator[None]:
    """What triggers would write, the copies bring with them; no figures are kept yet of which days could be noted."""
    for model in _SAMPLED:
        cursor.execute(f"ALTER TABLE public.{_quoted(model)} DISABLE TRIGGER USER")
    yield
    for model in _SAMPLED:
        cursor.execute(f"ALTER TABLE public.{_quoted(model)} ENABLE TRIGGER USER")


def _quoted(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)
