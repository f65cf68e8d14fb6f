"""The one translation of a term to SQL over columnar files: DuckDB's words, and ClickHouse's where they differ.

A file holds a row for each record: its identifier, the local day of each attribution, and every condition, quantity,
identity and dimension of its fact set, each already decided by the database that holds the records.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .formulas import Clause, Comparison, RecordTerm
from .periods import Period

IDENTIFIER = "record"
# The identifier of the work order that a record opens.
WORK_ORDER = "work_order"


class Engine(StrEnum):
    """Who answers the statement."""

    DUCKDB = "duckdb"
    CLICKHOUSE = "clickhouse"


@dataclass(frozen=True, slots=True)
class Question:
    """Terms of one fact set and attribution, in periods that follow each other, by a dimension's columns or none.

    The days of `without` are left out.
    """

    terms: Sequence[RecordTerm]
    periods: Mapping[str, Period]
    dimension: str | None = None
    without: Collection[date] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """The records of a period that a term counts, in the order of their moments; the days of `without` are left out.

    `dimension` names the columns of what the records are grouped by, where those of one key are asked for.
    """

    term: RecordTerm
    period: Period
    dimension: str | None = None
    without: Collection[date] = ()


def day_of(attribution: str) -> str:
    """The column of an attribution's local day."""
    return f"{attribution}_on"


def moment_of(attribution: str) -> str:
    """The column of an attribution's moment, in microseconds since 1970 (UTC)."""
    return f"{attribution}_at"


def meets(condition: str) -> str:
    """The column of a condition: true or false."""
    return f"is_{condition}"


def amount_of(quantity: str) -> str:
    """The column of a quantity; null where the record has none."""
    return f"amount_{quantity}"


def identity_of(identity: str) -> str:
    """The column of an identity, as a number that says nothing about who it is."""
    return f"identity_{identity}"


def key_of(dimension: str) -> str:
    """The column of a dimension's key."""
    return f"key_{dimension}"


def name_of(dimension: str) -> str:
    """The column of a dimension's name."""
    return f"name_{dimension}"


def statement(question: Question, source: str, engine: Engine = Engine.DUCKDB) -> str:
    """A row for each period and key: the period's key, the dimension's key and name, then a number for each term."""
    attribution = question.terms[0].attribution
    day = day_of(attribution)
    names = "'' AS key, '' AS name"
    if question.dimension:
        names = f"{key_of(question.dimension)} AS key, max({name_of(question.dimension)}) AS name"
    numbers = ", ".join(f"{aggregate(term, engine)} AS term_{place}" for place, term in enumerate(question.terms))
    periods = list(question.periods.values())
    whole = Period(periods[0].first_day, periods[-1].last_day)
    named = {key: f"'{key}'" for key in question.periods}
    # One group alone is counted several times quicker where it is not called a group, above all what is different.
    grouped = "GROUP BY period, key" if question.dimension or len(periods) > 1 else "HAVING count(*) > 0"
    return (
        f"SELECT {by_period(question.periods, named, day)} AS period, {names}, {numbers} FROM {source} "
        f"WHERE {within(day, whole, question.without)} {grouped}"
    )


def listing(wanted: Listing, source: str, *, after: bool, further: str = "") -> str:
    """Moment and identifier of each record, for DuckDB. Its parameters are `$limit`, `$key` where there is a dimension,
    and with `after` `$moment` and `$record`, behind which the list goes on. `further` is one more condition."""
    term, moment = wanted.term, moment_of(wanted.term.attribution)
    parts = [within(day_of(term.attribution), wanted.period, wanted.without), where(term), further]
    if wanted.dimension:
        parts.append(f"{key_of(wanted.dimension)} = $key")
    if term.distinct is not None:
        # Records behind which nobody stands are not counted.
        parts.append(f"{identity_of(term.distinct)} IS NOT NULL")
    if after:
        parts.append(f"{moment} >= $moment AND ({moment} > $moment OR {IDENTIFIER} > $record)")
    chosen = " AND ".join(part for part in parts if part)
    return f"SELECT {moment}, {IDENTIFIER} FROM {source} WHERE {chosen} ORDER BY {moment}, {IDENTIFIER} LIMIT $limit"


def daily_statement(
    terms: Sequence[RecordTerm], dimension: str | None, source: str, days: Collection[date] | None = None
) -> str:
    """A row for each day and key, of some days or all: the day, the dimension's key and name, and the terms' numbers as
    an array of PostgreSQL; for DuckDB."""
    day = day_of(terms[0].attribution)
    names = "'', ''"
    if dimension:
        names = f"{key_of(dimension)}, max({name_of(dimension)})"
    numbers = ", ',', ".join(f"coalesce({aggregate(term)}, 0)" for term in terms)
    chosen = f"{day} IS NOT NULL" if days is None else f"{day} IN ({', '.join(map(date_literal, sorted(days)))})"
    grouped = f"{day}, {key_of(dimension)}" if dimension else day
    return f"SELECT {day}, {names}, concat('{{', {numbers}, '}}') FROM {source} WHERE {chosen} GROUP BY {grouped}"


def hourly(terms: Sequence[RecordTerm], period: Period, without: Collection[date], source: str) -> str:
    """A row for each hour in which there was a record: when it begins, in seconds since 1970, and the terms' numbers,
    for DuckDB. Local time differs from UTC by whole hours."""
    attribution = terms[0].attribution
    numbers = ", ".join(aggregate(term) for term in terms)
    hour = f"{moment_of(attribution)} // 3600000000 * 3600"
    chosen = within(day_of(attribution), period, without)
    return f"SELECT {hour} AS hour, {numbers} FROM {source} WHERE {chosen} GROUP BY hour"


def told_by_clock(source: str, passed: Mapping[str, str], at: int) -> str:
    """The rows with conditions that an attribution's moment has passed: condition → attribution; `at` is in
    microseconds since 1970."""
    conditions = ", ".join(
        f"coalesce({moment_of(attribution)} < {at}, false) AS {meets(condition)}"
        for condition, attribution in passed.items()
    )
    return f"(SELECT *, {conditions} FROM {source}) AS told" if conditions else source


def within(day: str, period: Period, without: Collection[date]) -> str:
    """Whether a day lies in the period and is none of those to be left out."""
    chosen = f"{day} >= {date_literal(period.first_day)} AND {day} <= {date_literal(period.last_day)}"
    left_out = ", ".join(date_literal(each) for each in sorted(without) if period.first_day <= each <= period.last_day)
    return f"{chosen} AND {day} NOT IN ({left_out})" if left_out else chosen


def aggregate(term: RecordTerm, engine: Engine = Engine.DUCKDB) -> str:
    """The term over the rows of a group."""
    chosen = where(term)
    chosen = f" FILTER (WHERE {chosen})" if chosen else ""
    if term.distinct is not None:
        return f"count(DISTINCT {identity_of(term.distinct)}){chosen}"
    if term.quantity is None:
        return f"count(*){chosen}"
    amount = amount_of(term.quantity)
    if term.percentile is None:
        return f"sum({amount}){chosen}"
    if engine is Engine.CLICKHOUSE:
        # Of a fraction of n values it takes the one at ceil(fraction × n) too, counted from one.
        return f"quantileExactLow({term.percentile / 100:.2f})({amount}){chosen}"
    return f"quantile_disc({amount}, {term.percentile / 100:.2f}){chosen}"


def where(term: RecordTerm) -> str:
    """Which rows the term counts; empty for all."""
    parts = [_clause(clause) for clause in term.where]
    parts += [f"NOT ({_clause(clause)})" for clause in term.without]
    return " AND ".join(parts)


def _clause(clause: Clause) -> str:
    return " AND ".join(_comparison(part) if isinstance(part, Comparison) else meets(part.condition) for part in clause)


def _comparison(part: Comparison) -> str:
    amount = amount_of(part.quantity)
    # A record without the quantity does not meet it, and its negation does.
    return f"({amount} IS NOT NULL AND {amount} {part.operator.value} {part.number})"


def by_period(periods: Mapping[str, Period], values: Mapping[str, str], day: str) -> str:
    """The value of the period, of those that follow each other, in which a day lies."""
    last = list(periods)[-1]
    cases = "".join(
        f" WHEN {day} <= {date_literal(period.last_day)} THEN {values[key]}"
        for key, period in periods.items()
        if key != last
    )
    return f"CASE{cases} ELSE {values[last]} END" if cases else values[last]


def date_literal(day: date) -> str:
    """A day as it stands in a statement."""
    return f"DATE '{day.isoformat()}'"
