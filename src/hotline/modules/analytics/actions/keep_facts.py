"""Keep daily facts, counted in columnar files that have just been written, and what they add up to in months: of all
days where there are none yet, then of the days whose records changed."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from tempfile import NamedTemporaryFile

import duckdb
from django.db import connection

from hotline.modules.analytics.models import DailyFact, KeptGrouping, MonthlyFact
from hotline.modules.analytics.rules.columnar import daily_statement
from hotline.modules.analytics.rules.keeping import Grouping
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.analytics.selectors.catalogue import FACT_SETS
from hotline.modules.analytics.selectors.columnar_files import engine, source_of
from hotline.modules.analytics.selectors.columns import dimension_column
from hotline.modules.analytics.selectors.kept import fingerprint, kept_groupings

from .write_columns import Progress

_COPY = (
    "COPY analytics_dailyfact (fact_set, attribution, dimension, day, key, name, numbers) FROM STDIN "
    "(FORMAT csv, FORCE_NOT_NULL (dimension, key, name))"
)


def keep_facts(
    fact_set: str,
    changed: Iterable[tuple[str, date | None]],
    *,
    at: datetime,
    anew: bool = False,
    progress: Progress,
) -> int:
    """Compute what is missing or has changed by attribution and day, with `anew` everything; return how many groupings
    were computed anew. To be used in the transaction that takes the notes of these changes away."""
    noted, computed = set(changed), 0
    mine = [grouping for grouping in kept_groupings() if grouping.fact_set == fact_set]
    with engine() as opened:
        for done, grouping in enumerate(mine):
            progress("逐日汇总 Daily facts", done, len(mine))
            days = {day for attribution, day in noted if attribution == grouping.attribution}
            if anew or None in days or not _is_kept(grouping):
                _compute(opened, grouping, None)
                _remember(grouping, at)
                computed += 1
            elif days:
                _compute(opened, grouping, {day for day in days if day is not None})
    return computed


def _is_kept(grouping: Grouping) -> bool:
    return KeptGrouping.objects.filter(
        fact_set=grouping.fact_set,
        attribution=grouping.attribution,
        dimension=grouping.dimension,
        fingerprint=fingerprint(grouping),
    ).exists()


def _compute(opened: duckdb.DuckDBPyConnection, grouping: Grouping, days: Collection[date] | None) -> None:
    """Replace the daily facts of these days; of all days for none."""
    fact_set, attribution, dimension = grouping.fact_set, grouping.attribution, grouping.dimension
    kept = DailyFact.objects.filter(fact_set=fact_set, attribution=attribution, dimension=dimension)
    (kept if days is None else kept.filter(day__in=days)).delete()
    period = None if days is None else Period(min(days), max(days))
    source = source_of(fact_set, attribution, period)
    if source is not None:
        _count(opened, grouping, source, days)
    _add_up(grouping, days)


def _count(opened: duckdb.DuckDBPyConnection, grouping: Grouping, source: str, days: Collection[date] | None) -> None:
    fact_set, attribution, dimension = grouping.fact_set, grouping.attribution, grouping.dimension
    column = dimension_column(FACT_SETS[fact_set], dimension, attribution) if dimension else None
    statement = daily_statement(kept_groupings()[grouping], column, source, days)
    with NamedTemporaryFile(suffix=".facts") as rows:
        opened.execute(
            f"COPY (SELECT '{fact_set}', '{attribution}', '{dimension}', * FROM ({statement})) TO '{rows.name}' "
            "(FORMAT csv, HEADER false, USE_TMP_FILE false)"
        )
        with connection.cursor() as cursor, cursor.copy(_COPY) as copy:
            while block := rows.read(1 << 20):
                copy.write(block)


def _add_up(grouping: Grouping, days: Collection[date] | None) -> None:
    """Replace the monthly facts of these days' months; of all months for none."""
    fact_set, attribution, dimension = grouping.fact_set, grouping.attribution, grouping.dimension
    months = None if days is None else sorted({day.replace(day=1) for day in days})
    kept = MonthlyFact.objects.filter(fact_set=fact_set, attribution=attribution, dimension=dimension)
    (kept if months is None else kept.filter(month__in=months)).delete()
    sums = ", ".join(f"sum(numbers[{place}])" for place in range(1, len(kept_groupings()[grouping]) + 1))
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO analytics_monthlyfact (fact_set, attribution, dimension, month, key, name, numbers) "
            f"SELECT fact_set, attribution, dimension, date_trunc('month', day)::date, key, max(name), ARRAY[{sums}] "
            "FROM analytics_dailyfact WHERE fact_set = %s AND attribution = %s AND dimension = %s "
            "AND (%s::date[] IS NULL OR date_trunc('month', day)::date = ANY(%s)) "
            "GROUP BY fact_set, attribution, dimension, date_trunc('month', day), key",
            [fact_set, attribution, dimension, months, months],
        )


def _remember(grouping: Grouping, at: datetime) -> None:
    KeptGrouping.objects.update_or_create(
        fact_set=grouping.fact_set,
        attribution=grouping.attribution,
        dimension=grouping.dimension,
        defaults={"fingerprint": fingerprint(grouping), "computed_at": at},
    )
