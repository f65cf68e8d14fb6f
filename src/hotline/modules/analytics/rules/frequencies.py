"""What makes percentiles of any days add up: how often each value occurred on a day.

Worth it where there are few values for very many records, as of the seconds that a caller waited.
"""

from collections.abc import Mapping
from datetime import date

from .columnar import amount_of, by_period, date_literal, day_of, where, within
from .formulas import RecordTerm
from .periods import Period


def frequencies(term: RecordTerm, source: str, since: date | None) -> str:
    """A row for each day and value, with how many records have it: of the days since one, or of all. A day whose
    records the term does not count has a row without value."""
    day, value = day_of(term.attribution), amount_of(term.quantity or "")
    recent = "" if since is None else f" AND {day} >= {date_literal(since)}"
    chosen = " AND ".join(part for part in (f"{value} IS NOT NULL", where(term)) if part)
    return (
        f"SELECT {day} AS day, CASE WHEN {chosen} THEN {value} END AS value, count(*) AS records FROM {source} "
        f"WHERE {day} IS NOT NULL{recent} GROUP BY day, value"
    )


def percentile_of(term: RecordTerm, periods: Mapping[str, Period], source: str) -> str:
    """A row for each period in which there is a record, with the value by nearest rank; null where none has one."""
    keys = {key: f"'{key}'" for key in periods}
    chosen = " OR ".join(f"({within('day', period, ())})" for period in periods.values())
    of_period = "PARTITION BY period, value IS NULL"
    return (
        f"WITH counted AS (SELECT {by_period(periods, keys, 'day')} AS period, value, sum(records) AS records "
        f"FROM {source} WHERE {chosen} GROUP BY period, value), "
        f"ranked AS (SELECT period, value, sum(records) OVER ({of_period} ORDER BY value) AS passed, "
        f"sum(records) OVER ({of_period}) AS whole FROM counted) "
        f"SELECT period, '', '', min(value) FROM ranked WHERE passed * 100 >= {term.percentile} * whole GROUP BY period"
    )
