"""Loading many rows at once through PostgreSQL's COPY."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from django.db import connection, models
from psycopg import sql

Row = Sequence[object]
Definition = tuple[str, str, str]
# Statements that follow one another.
Chain = Sequence[str]
_SESSIONS = 2
_MEMORY = "256MB"


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


@dataclass(frozen=True, slots=True)
class TakenAway:
    """What was taken from tables for a load: constraints and indexes, each as (table, name, definition)."""

    tables: Sequence[str]
    unique: Sequence[Definition]
    foreign: Sequence[Definition]
    indexes: Sequence[Definition]


def take_indexes_away(models_: Sequence[type[models.Model]]) -> TakenAway:
    """Take the tables' indexes and foreign keys away for a load into empty tables, until `give_indexes_back`.

    Building at the end takes a fraction of the time of keeping them row by row. Primary keys and check constraints
    stay. To be used within a transaction.
    """
    tables = [model._meta.db_table for model in models_]
    with connection.cursor() as cursor:
        # Rows that still wait for their deferred checks would forbid altering a table that they refer to.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        found: dict[str, list[Definition]] = {}
        for kind in "uf":
            cursor.execute(_CONSTRAINTS, [kind, tables])
            found[kind] = cursor.fetchall()
        # Foreign keys may refer to what unique constraints keep.
        for table, name, _ in found["f"] + found["u"]:
            cursor.execute(f"ALTER TABLE {_quoted(table)} DROP CONSTRAINT {_quoted(name)}")
        cursor.execute(_INDEXES, [tables])
        indexes = cursor.fetchall()
        for _, name, _ in indexes:
            cursor.execute(f"DROP INDEX {_quoted(name)}")
    return TakenAway(tables, found["u"], found["f"], indexes)


def give_indexes_back(taken: TakenAway, progress: Callable[[int, int], None]) -> None:
    """Build what was taken away; a row that breaks a constraint fails here.

    Within a transaction one statement follows the other. Outside of one, where nobody but the load works with the
    tables, two sessions share the work, and the tables are tidied first, so that whatever reads all of them afterwards
    need not do it. `progress` hears how many statements are done, of how many.
    """
    stages = list(_stages(taken, _largest_first(taken.tables)))
    total, done = sum(len(chain) for stage in stages for chain in stage), 0
    progress(done, total)
    for stage in stages:
        for finished in _in_turn(stage) if connection.in_atomic_block else _side_by_side(stage):
            done += finished
            progress(done, total)
    if connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _stages(taken: TakenAway, tables: Sequence[str]) -> Iterator[list[Chain]]:
    """Chains of statements, stage by stage; those of different chains of a stage do not wait for each other's locks."""

    def altered(kind: Sequence[Definition], act: str) -> list[Chain]:
        chains = [
            [f"ALTER TABLE {_quoted(of)} {act.format(_quoted(name), text)}" for of, name, text in kind if of == table]
            for table in tables
        ]
        return [chain for chain in chains if chain]

    if not connection.in_atomic_block:
        yield [[f"VACUUM {_quoted(table)}"] for table in tables]
    yield [[text] for table in tables for of, _, text in taken.indexes if of == table]
    yield altered(taken.unique, "ADD CONSTRAINT {} {}")
    # Adding a foreign key locks both tables, proving it only one; so all are added in turn and proved side by side.
    yield [[one for chain in altered(taken.foreign, "ADD CONSTRAINT {} {} NOT VALID") for one in chain]]
    yield altered(taken.foreign, "VALIDATE CONSTRAINT {}")


def _in_turn(stage: Sequence[Chain]) -> Iterator[int]:
    """Carry a stage out in this session; gives how many statements are done, part by part."""
    for chain in stage:
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL maintenance_work_mem = '{_MEMORY}'")
            for statement in chain:
                cursor.execute(statement)
        yield len(chain)


def _side_by_side(stage: Sequence[Chain]) -> Iterator[int]:
    """Carry a stage out in several sessions."""
    with ThreadPoolExecutor(_SESSIONS) as pool:
        try:
            for each in as_completed([pool.submit(_follow, chain) for chain in stage]):
                yield each.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            _cancel_others()
            raise


def _follow(chain: Chain) -> int:
    """Carry a chain out in a session of this thread's."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SET maintenance_work_mem = '{_MEMORY}'")
            for statement in chain:
                cursor.execute(statement)
            cursor.execute("RESET maintenance_work_mem")
    finally:
        connection.close()
    return len(chain)


def _cancel_others() -> None:
    """What the other sessions still build is not waited for."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


def _largest_first(tables: Sequence[str]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_SIZES, [list(tables)])
        return [name for (name,) in cursor.fetchall()]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


_CONSTRAINTS = """
    SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint
    JOIN pg_class ON pg_class.oid = conrelid WHERE contype = %s AND relname = ANY(%s) ORDER BY conname
"""
_SIZES = "SELECT relname FROM pg_class WHERE oid = ANY(%s::regclass[]) ORDER BY pg_table_size(oid) DESC"
_INDEXES = """
    SELECT tablename, indexname, indexdef FROM pg_indexes JOIN pg_class ON relname = indexname
    JOIN pg_index ON indexrelid = pg_class.oid WHERE tablename = ANY(%s) AND NOT indisprimary ORDER BY indexname
"""
