"""Figures from columnar files, read in process, and which days have changed since the files were written."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir

import duckdb
from django.db.models import Q

from hotline.kit.clock import now
from hotline.kit.facts import FactSet
from hotline.modules.analytics.models import ChangedDay
from hotline.modules.analytics.rules import columnar
from hotline.modules.analytics.rules.columnar import Question
from hotline.modules.analytics.rules.figures import Number
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.keeping import runs_of, whole_of
from hotline.modules.analytics.rules.periods import Period

from .catalogue import FACT_SETS
from .columns import copy_rows_to, definitions_of, dimension_column, first_attribution, folder_of, quoted, read_rows
from .predicates import within

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MANIFEST = "written.json"
# Records that have no day by the attribution after which files are named.
UNDATED = "undated"
# With more changed days it is quicker to find what does not add up among the records than to bring them beside files.
MOST_DAYS = 60

Cells = Iterator[tuple[tuple[str, str], str, Sequence[Number | None]]]


@contextmanager
def engine() -> Iterator[duckdb.DuckDBPyConnection]:
    """DuckDB in process, with bounded memory; what does not fit goes to the folder for temporary files."""
    with duckdb.connect(config={"memory_limit": "1GB", "temp_directory": gettempdir()}) as opened:
        yield opened


def is_written(fact_set: str) -> bool:
    """Whether there are files of the fact set by the definitions of today."""
    try:
        known = json.loads((folder_of(fact_set) / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    return bool(known["definitions"] == definitions_of(fact_set))


def changed_days(fact_set: str, attribution: str, period: Period) -> set[date] | None:
    """The days of the period whose records the files do not hold as they are; none at all where it is any number of
    them."""
    if not is_written(fact_set):
        return None
    noted = ChangedDay.objects.filter(fact_set=fact_set, attribution=attribution).filter(
        Q(day=None) | Q(day__gte=period.first_day, day__lte=period.last_day)
    )
    noted_days = set(noted.values_list("day", flat=True).distinct())
    days = {day for day in noted_days if day is not None}
    return None if None in noted_days else days


def read_cells(
    terms: Sequence[RecordTerm],
    periods: Mapping[str, Period],
    dimension: str | None,
    without: Iterable[date] = (),
    *,
    beside: Iterable[date] = (),
) -> Cells:
    """Terms of one fact set and attribution: period key and dimension key, the name of the latter, the numbers.

    The days of `without` are left out; those of `beside` are read from the records and put beside the files' rows.
    """
    facts, attribution = FACT_SETS[terms[0].fact_set], terms[0].attribution
    column = dimension_column(facts, dimension, attribution) if dimension else None
    whole, days = whole_of(list(periods.values())), {*without, *beside}
    with engine() as opened, _rows_of(facts.name, attribution, set(beside)) as changed_rows:
        source = source_of(facts.name, attribution, whole)
        if changed_rows:
            unchanged = f"FROM {source} WHERE {columnar.within(columnar.day_of(attribution), whole, days)}"
            opened.execute(f"CREATE TEMP TABLE changed AS FROM {changed_rows}")
            source = f"({unchanged} UNION ALL BY NAME FROM changed) AS rows_of_days" if source else "changed"
            days = set()
        if source is None:
            return
        for together in _asked_together(terms, periods, dimension):
            statement = columnar.statement(Question(terms, together, column, days), told_now(facts, source))
            for period, key, name, *numbers in opened.execute(statement).fetchall():
                yield (period, key), name or "", [plain_number(number) for number in numbers]


def _asked_together(
    terms: Sequence[RecordTerm], periods: Mapping[str, Period], dimension: str | None
) -> list[Mapping[str, Period]]:
    if dimension or all(term.adds_up for term in terms):
        return [periods]
    # How many different ones there are in each of a few large groups is counted quicker one group after another.
    return [{key: period} for key, period in periods.items()]


@contextmanager
def _rows_of(fact_set: str, attribution: str, days: Collection[date]) -> Iterator[str | None]:
    """Where DuckDB reads the rows of some days as the records are now; nowhere where there are no such days."""
    if not days:
        yield None
        return
    with NamedTemporaryFile(suffix=".rows") as rows:
        facts, chosen = FACT_SETS[fact_set], Q()
        for run in runs_of(days, Period(min(days), max(days))):
            chosen |= within(facts, facts.attributions[attribution], run)
        copy_rows_to(rows.file, fact_set, facts.records().filter(chosen))
        yield read_rows(rows.name, fact_set)


def source_of(fact_set: str, attribution: str | None = None, period: Period | None = None) -> str | None:
    """Where the engine reads the fact set from; nothing where there is no record at all.

    Only from the months of a period, where the files are named after the attribution's.
    """
    files = sorted(folder_of(fact_set).glob("*.parquet"))
    if period is not None and attribution is not None and is_named_after(fact_set, attribution):
        first, last = f"{period.first_day:%Y-%m}", f"{period.last_day:%Y-%m}"
        files = [file for file in files if first <= file.stem <= last and file.stem != UNDATED]
    return parquet(files) if files else None


def told_now(facts: FactSet, source: str) -> str:
    """The rows with the conditions that follow the clock."""
    passed = {code: condition.passed for code, condition in facts.conditions.items() if condition.passed}
    return columnar.told_by_clock(source, passed, (now() - EPOCH) // timedelta(microseconds=1))


def parquet(files: Sequence[Path]) -> str:
    """The files as the engine reads them."""
    return f"read_parquet([{', '.join(quoted(str(file)) for file in files)}])"


def is_named_after(fact_set: str, attribution: str) -> bool:
    """Whether each file holds a month by this attribution."""
    known = FACT_SETS[fact_set].attributions
    return known[attribution].path == known[first_attribution(FACT_SETS[fact_set])].path


def plain_number(number: int | Decimal | None) -> Number | None:
    """A whole number as such."""
    return int(number) if number is not None and number == int(number) else number
