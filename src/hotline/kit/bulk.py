"""Loading many rows at once through PostgreSQL's COPY."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection, models
from psycopg import sql

Row = Sequence[object]


def copy_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> int:
    """Append rows to a model's table in the current transaction; return how many.

    `columns` are database column names. Constraints hold as for any insert; identity sequences do not move, so call
    `advance_identity` after explicit ids.
    """
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    count = 0
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
            count += 1
    return count


def advance_identity(model: type[models.Model]) -> None:
    """Set a table's identity sequence behind the largest id in it."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence(%s, 'id'), coalesce(max(id), 0) + 1, false) FROM {}").format(
                sql.Identifier(table)
            ),
            [table],
        )


@contextmanager
def without_indexes(models_: Sequence[type[models.Model]]) -> Iterator[None]:
    """Take the tables' indexes and foreign keys away for a load into empty tables and build them afterwards.

    Building at the end takes a fraction of the time of keeping them row by row, and proves the same: a row that breaks
    a constraint fails here. Primary keys and check constraints stay. To be used within a transaction.
    """
    tables = [model._meta.db_table for model in models_]
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        # Rows that still wait for their deferred checks would forbid altering a table that they refer to.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_CONSTRAINTS, [tables])
        constraints = cursor.fetchall()
        for table, name, _ in constraints:
            cursor.execute(f"ALTER TABLE {quote(table)} DROP CONSTRAINT {quote(name)}")
        cursor.execute(_INDEXES, [tables])
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f"DROP INDEX {quote(name)}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        for _, definition in indexes:
            cursor.execute(definition)
        for table, name, definition in constraints:
            cursor.execute(f"ALTER TABLE {quote(table)} ADD CONSTRAINT {quote(name)} {definition}")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


# Unique constraints come before the foreign keys that may refer to them.
_CONSTRAINTS = """
    SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid
    WHERE relname = ANY(%s) AND contype IN ('u', 'f') ORDER BY contype DESC, conname
"""
_INDEXES = """
    SELECT indexname, indexdef FROM pg_indexes JOIN pg_class ON relname = indexname
    JOIN pg_index ON indexrelid = pg_class.oid WHERE tablename = ANY(%s) AND NOT indisprimary ORDER BY indexname
"""
