"""What a columnar file holds of each record, as the database decides it."""

import secrets
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.models import BigIntegerField, DecimalField, F, Func, Model, QuerySet, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce, TruncDate

from hotline.kit.clock import LOCAL
from hotline.kit.facts import FactSet
from hotline.modules.analytics.rules import columnar
from hotline.modules.analytics.rules.columnar import IDENTIFIER

from .catalogue import FACT_SETS
from .measures import NO_KEY
from .predicates import holds, is_moment

_SALT = "identities.salt"

# With its parameters, of whatever type the driver knows.
Parameter = str | int | float | bool | Decimal | bytes | date | datetime | list[str] | None
Statement = tuple[str, tuple[Parameter, ...]]


class _Microseconds(Func):
    """A moment as microseconds since 1970."""

    template = "(EXTRACT(EPOCH FROM %(expressions)s) * 1000000)::bigint"
    output_field = BigIntegerField()


def folder_of(fact_set: str) -> Path:
    """Where the files of a fact set lie: in the data folder, apart for each hotline."""
    return Path(settings.FIGURES_FOLDER) / str(connection.settings_dict["NAME"]) / fact_set


def first_attribution(facts: FactSet) -> str:
    """The attribution whose month a record's file is named after."""
    return next(iter(facts.attributions))


def dimension_column(facts: FactSet, dimension: str, attribution: str) -> str:
    """The name under which a dimension's columns stand, where the attribution has its own reading of it."""
    own = dimension in facts.attributions[attribution].of
    return f"{dimension}_by_{attribution}" if own else dimension


def columns_of(facts: FactSet, salted_with: str) -> dict[str, tuple[Combinable, str]]:
    """Every column of a file after the identifier, with its type in the file."""
    columns: dict[str, tuple[Combinable, str]] = {}
    for code, attribution in facts.attributions.items():
        if attribution.is_lasting:
            continue
        path = attribution.path
        if is_moment(facts.records(), attribution):
            columns[columnar.day_of(code)] = (TruncDate(path, tzinfo=LOCAL), "DATE")
            columns[columnar.moment_of(code)] = (_Microseconds(F(path)), "BIGINT")
        else:
            columns[columnar.day_of(code)] = (F(path), "DATE")
        for dimension in facts.dimensions:
            chosen, column = facts.dimension(dimension, code), dimension_column(facts, dimension, code)
            columns[columnar.key_of(column)] = (_text(chosen.path, NO_KEY), "VARCHAR")
            columns[columnar.name_of(column)] = (_text(chosen.name_path, ""), "VARCHAR")
    for code, condition in facts.conditions.items():
        if condition.passed is None:
            columns[columnar.meets(code)] = (holds(condition.predicate), "BOOLEAN")
    for code, quantity in facts.quantities.items():
        columns[columnar.amount_of(code)] = (quantity.value, _type_of(facts, quantity.value))
    for code, identity in facts.identities.items():
        columns[columnar.identity_of(code)] = (_digest(identity.value, salted_with), "BIGINT")
    if facts.work_order:
        columns[columnar.WORK_ORDER] = (F(facts.work_order), "BIGINT")
    return columns


def _text(path: str, otherwise: str) -> Combinable:
    return Coalesce(F(path), Value(otherwise), output_field=TextField())


def _type_of(facts: FactSet, value: Combinable) -> str:
    resolved = facts.records().annotate(value=value).query.annotations["value"]
    return "DECIMAL(18, 6)" if isinstance(resolved.output_field, DecimalField) else "BIGINT"


def _digest(value: Combinable, salted_with: str) -> Combinable:
    return Func(
        value,
        Value(salted_with),
        template="('x' || left(encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex'), 16))::bit(64)::bigint",
        arg_joiner="::text || ",
        output_field=BigIntegerField(),
    )


def salt() -> str:
    """What keeps identities in the files from being looked up; it stays beside the files of one hotline."""
    path = folder_of(_SALT)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32), encoding="ascii")
    return path.read_text(encoding="ascii")


def copy_rows_to(file: IO[bytes], fact_set: str, records: QuerySet[Model]) -> None:
    """Write the rows that the records make in a file, as CSV."""
    statement, parameters = file_statement(fact_set, records, salted_with=salt())
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)", parameters) as copy,
    ):
        for block in copy:
            file.write(block)
    file.flush()


def read_rows(file: str, fact_set: str) -> str:
    """Where DuckDB reads rows from that `copy_rows_to` wrote."""
    kinds = {IDENTIFIER: "BIGINT", **{name: kind for name, (_, kind) in columns_of(FACT_SETS[fact_set], "").items()}}
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in kinds.items())
    return f"read_csv({quoted(file)}, header=false, auto_detect=false, delim=',', quote='\"', columns={{{columns}}})"


def quoted(text: str) -> str:
    """A text as it stands in a statement."""
    return "'" + text.replace("'", "''") + "'"


def file_statement(fact_set: str, records: QuerySet[Model] | None = None, *, salted_with: str = "") -> Statement:
    """The statement whose rows make a file: the identifier, then the columns in their order."""
    facts = FACT_SETS[fact_set]
    columns = {name: value for name, (value, _) in columns_of(facts, salted_with).items()}
    chosen = facts.records() if records is None else records
    named = {f"file_{place}": value for place, value in enumerate(columns.values())}
    query = chosen.annotate(**named).order_by().values_list("pk", *named).query
    statement, parameters = query.get_compiler(connection=connection).as_sql()
    return statement, tuple(parameters)


def definitions_of(fact_set: str) -> str:
    """A fingerprint of everything that a file of the fact set depends on beside the records."""
    return _definitions(fact_set, salt())


def statement_of(fact_set: str, salted_with: str = "") -> str:
    """Everything of a file that depends on definitions."""
    statement, parameters = file_statement(fact_set, salted_with=salted_with)
    return repr((statement, parameters, [IDENTIFIER, *columns_of(FACT_SETS[fact_set], salted_with)]))


@cache
def _definitions(fact_set: str, salted_with: str) -> str:
    return sha256(statement_of(fact_set, salted_with).encode()).hexdigest()
