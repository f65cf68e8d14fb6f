"""Where the records behind a figure are: from columnar files, and from the records for days that have changed since."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import merge
from itertools import islice
from tempfile import NamedTemporaryFile
from typing import IO

import duckdb
from django.db import connection
from django.db.models import Model, Q, QuerySet

from hotline.kit.clock import local_date
from hotline.kit.facts import FactSet
from hotline.modules.access.public import Actor, Permission
from hotline.modules.analytics.rules.columnar import WORK_ORDER, Listing, listing
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.keeping import runs_of
from hotline.modules.analytics.rules.periods import Period, months_of
from hotline.modules.workorders.public import concealed_from, identifiers_visible_to

from .catalogue import FACT_SETS
from .columnar_files import EPOCH, changed_days, engine, is_named_after, source_of, told_now
from .columns import dimension_column, quoted
from .kept import HOT_FACT_SETS
from .predicates import within

# A record's place in the list: its moment by the attribution, and its identifier.
Place = tuple[datetime, int]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records of a period that a term counts, of one key of a dimension where one is named, as an actor may see
    them; `records` finds the same by the database's own conditions, of the period and of those he may see."""

    term: RecordTerm
    period: Period
    dimension: str | None
    key: str | None
    actor: Actor
    records: QuerySet[Model]

    @property
    def facts(self) -> FactSet:
        """The kind of record."""
        return FACT_SETS[self.term.fact_set]


def places_after(wanted: Wanted, place: Place | None, limit: int) -> list[Place] | None:
    """The places of the next records, in their order; nothing where the files cannot tell."""
    term = wanted.term
    if term.fact_set not in HOT_FACT_SETS:
        return None
    changed = changed_days(term.fact_set, term.attribution, wanted.period)
    if changed is None:
        return None
    unchanged = _of_files(wanted, changed, place, limit)
    return list(islice(merge(unchanged, _of_records(wanted, changed, place, limit)), limit))


def _of_records(wanted: Wanted, days: Collection[date], place: Place | None, limit: int) -> list[Place]:
    if not days:
        return []
    attribution, chosen = wanted.facts.attributions[wanted.term.attribution], Q()
    for run in runs_of(days, wanted.period):
        chosen |= within(wanted.facts, attribution, run)
    found = wanted.records.filter(chosen)
    if place is not None:
        path, (moment, identifier) = attribution.path, place
        found = found.filter(**{f"{path}__gte": moment}).filter(Q(**{f"{path}__gt": moment}) | Q(pk__gt=identifier))
    return list(found.order_by(attribution.path, "pk").values_list(attribution.path, "pk")[:limit])


def _of_files(wanted: Wanted, changed: Collection[date], place: Place | None, limit: int) -> list[Place]:
    found: list[Place] = []
    with engine() as opened, _in_sight(opened, wanted) as sight:
        for period in _stretches(wanted, place):
            if len(found) < limit:
                found += _read(opened, wanted, period, changed, place, limit - len(found), sight)
    return found


def _stretches(wanted: Wanted, place: Place | None) -> list[Period]:
    """The days to look through, one stretch after another: what fills a page is mostly found in the first month."""
    whole, term = wanted.period, wanted.term
    first = whole.first_day if place is None else max(whole.first_day, local_date(place[0]))
    if not is_named_after(term.fact_set, term.attribution) or first > whole.last_day:
        return [whole]
    month = next(iter(months_of(Period(first, whole.last_day)).values()))
    after = month.last_day + timedelta(days=1)
    return [month] if after > whole.last_day else [month, Period(after, whole.last_day)]


def _read(
    opened: duckdb.DuckDBPyConnection,
    wanted: Wanted,
    period: Period,
    changed: Collection[date],
    place: Place | None,
    limit: int,
    sight: str,
) -> list[Place]:
    term = wanted.term
    source = source_of(term.fact_set, term.attribution, period)
    if source is None:
        return []
    column = dimension_column(wanted.facts, wanted.dimension, term.attribution) if wanted.dimension else None
    parameters: dict[str, object] = {"limit": limit}
    if wanted.dimension:
        parameters["key"] = wanted.key
    if place is not None:
        parameters |= {"moment": (place[0] - EPOCH) // timedelta(microseconds=1), "record": place[1]}
    asked = Listing(term, period, column, changed)
    statement = listing(asked, told_now(wanted.facts, source), after=place is not None, further=sight)
    rows = opened.execute(statement, parameters).fetchall()
    return [(EPOCH + timedelta(microseconds=moment), record) for moment, record in rows]


@contextmanager
def _in_sight(opened: duckdb.DuckDBPyConnection, wanted: Wanted) -> Iterator[str]:
    """The condition that the actor may see a record's work order; it holds what it reads until it is left."""
    if wanted.facts.work_order is None:
        yield ""
    elif wanted.actor.may(Permission.READ_ALL_WORK_ORDERS):
        concealed = concealed_from(wanted.actor).values_list("pk", flat=True)
        yield f"{WORK_ORDER} NOT IN ({', '.join(map(str, concealed))})" if concealed else ""
    else:
        with NamedTemporaryFile(suffix=".sight") as rows:
            _copy_identifiers(identifiers_visible_to(wanted.actor), rows.file)
            opened.execute(
                f"CREATE TEMP TABLE sight AS FROM read_csv({quoted(rows.name)}, header=false, auto_detect=false, "
                "columns={'id': 'BIGINT'})"
            )
            yield f"{WORK_ORDER} IN (FROM sight)"


def _copy_identifiers(identifiers: QuerySet[Model, int], file: IO[bytes]) -> None:
    statement, parameters = identifiers.query.get_compiler(connection=connection).as_sql()
    with connection.cursor() as cursor, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)", parameters) as copy:
        for block in copy:
            file.write(block)
    file.flush()
