"""Notes of the local days on which a table's records were written, changed or deleted: migration operations for the
triggers that write them, and one note for all days while very many rows are loaded."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection, migrations, models

_NOTES = "analytics_changedday"
# After each statement the rows as they were and as they are; a row that moves to another day changes both.
_KINDS = {
    "insert": ("NEW TABLE AS new_rows", "SELECT * FROM new_rows"),
    "update": (
        "OLD TABLE AS old_rows NEW TABLE AS new_rows",
        "SELECT * FROM old_rows UNION ALL SELECT * FROM new_rows",
    ),
    "delete": ("OLD TABLE AS old_rows", "SELECT * FROM old_rows"),
}


def note_days(table: str, fact_set: str, attributions: Mapping[str, str]) -> migrations.RunSQL:
    """Note the days of a fact set's own records: attribution → the column of the moment that places them."""
    statements = []
    for kind, (_, rows) in _KINDS.items():
        statement = _notes(fact_set, attributions, f"FROM ({rows}) AS fact")
        statements.extend(_trigger(table, f"{table}_{fact_set}_{kind}", kind, statement))
    return _run(statements, _dropped(table, [f"{table}_{fact_set}_{kind}" for kind in _KINDS]))


def note_days_of_referrers(
    table: str, columns: str, fact_set: str, fact_table: str, reference: str, attributions: Mapping[str, str]
) -> migrations.RunSQL:
    """Note the days of records that refer to a row of another table when one of its columns changes."""
    changed = (
        f"FROM {fact_table} AS fact JOIN new_rows ON fact.{reference} = new_rows.id "
        f"JOIN old_rows ON old_rows.id = new_rows.id WHERE ({_of('old_rows', columns)}) IS DISTINCT FROM "
        f"({_of('new_rows', columns)})"
    )
    name = f"{table}_{fact_set}_referrers"
    statement = _notes(fact_set, attributions, changed)
    return _run(_trigger(table, name, "update", statement), _dropped(table, [name]))


def note_all_days(table: str, columns: str, fact_sets: Mapping[str, Mapping[str, str]]) -> migrations.RunSQL:
    """Note all days of fact sets when a column changes that any of their records may show."""
    values = ", ".join(
        f"('{fact_set}', '{attribution}')" for fact_set, known in fact_sets.items() for attribution in known
    )
    statement = (
        f"INSERT INTO {_NOTES} (fact_set, attribution) SELECT fact_set, attribution "
        f"FROM (VALUES {values}) AS every (fact_set, attribution) WHERE EXISTS (SELECT FROM new_rows "
        f"JOIN old_rows USING (id) WHERE ({_of('old_rows', columns)}) IS DISTINCT FROM ({_of('new_rows', columns)}))"
    )
    name = f"{table}_all_days"
    return _run(_trigger(table, name, "update", statement), _dropped(table, [name]))


def _run(statements: Iterable[str], reverse: Iterable[str]) -> migrations.RunSQL:
    return migrations.RunSQL(sql=[(one, None) for one in statements], reverse_sql=[(one, None) for one in reverse])


def _of(rows: str, columns: str) -> str:
    return ", ".join(f"{rows}.{column.strip()}" for column in columns.split(","))


def _notes(fact_set: str, attributions: Mapping[str, str], rows: str) -> str:
    values = ", ".join(f"('{attribution}', fact.{column})" for attribution, column in attributions.items())
    source, _, condition = rows.partition(" WHERE ")
    return (
        f"INSERT INTO {_NOTES} (fact_set, attribution, day) "
        f"SELECT DISTINCT '{fact_set}', placed.attribution, (placed.moment AT TIME ZONE 'Asia/Shanghai')::date "
        f"{source} CROSS JOIN LATERAL (VALUES {values}) AS placed (attribution, moment) "
        f"WHERE placed.moment IS NOT NULL{f' AND {condition}' if condition else ''}"
    )


def _trigger(table: str, name: str, kind: str, statement: str) -> list[str]:
    return [
        f"CREATE FUNCTION note_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement}; RETURN NULL; END $$",
        f"CREATE TRIGGER note_{name} AFTER {kind.upper()} ON {table} REFERENCING {_KINDS[kind][0]} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION note_{name}()",
    ]


def _dropped(table: str, names: list[str]) -> Iterator[str]:
    for name in names:
        yield f"DROP TRIGGER note_{name} ON {table}"
        yield f"DROP FUNCTION note_{name}()"


@contextmanager
def noted_as_a_whole(models_: Sequence[type[models.Model]]) -> Iterator[None]:
    """Note once that all days of these tables' records change, instead of after each statement that writes rows.

    For loads of a whole city: the triggers would gather every row a second time. They are taken away, for a trigger
    that is switched off still gathers rows, and put back afterwards. Until the transaction ends nobody else can use
    the tables. To be used within a transaction, so that a load that fails leaves the triggers as they were.
    """
    tables = [model._meta.db_table for model in models_]
    with connection.cursor() as cursor:
        # Rows that still wait for their deferred checks would forbid altering a table that they refer to.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_TRIGGERS, [tables])
        triggers = cursor.fetchall()
        for table, name, _, _ in triggers:
            cursor.execute(f"DROP TRIGGER {name} ON {table}")
        whole = sorted({noted for *_, source in triggers for noted in _noted_by(source)})
        cursor.executemany(f"INSERT INTO {_NOTES} (fact_set, attribution) VALUES (%s, %s)", whole)
    yield
    with connection.cursor() as cursor:
        for _, _, definition, _ in triggers:
            cursor.execute(definition)
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


_TRIGGERS = """
    SELECT tgrelid::regclass::text, tgname, pg_get_triggerdef(pg_trigger.oid), prosrc
    FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
    WHERE tgrelid::regclass::text = ANY(%s) AND tgname LIKE 'note\\_%%' ORDER BY tgname
"""
_NOTED_DAYS = re.compile(r"SELECT DISTINCT '(\w+)', placed\.attribution")
_NOTED_ATTRIBUTION = re.compile(r"\('(\w+)', fact\.\w+\)")
_NOTED_ALL = re.compile(r"\('(\w+)', '(\w+)'\)")


def _noted_by(source: str) -> list[tuple[str, str]]:
    """The fact set and attributions of which a trigger made here writes notes."""
    days = _NOTED_DAYS.search(source)
    if days is None:
        return _NOTED_ALL.findall(source)
    return [(days[1], attribution) for attribution in _NOTED_ATTRIBUTION.findall(source)]
