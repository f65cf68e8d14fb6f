"""Loading many rows at once through PostgreSQL's COPY."""

from collections.abc import Iterable, Sequence

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
