"""What makes distinct counts of any days add up: on which day those who came on a day had last come before.

Somebody counts once in a period, on the first of his days there: the one before which he last came before the period
began, or never. So it is enough to know, of each day and key, how many had last come on which day.
"""

from collections.abc import Mapping
from datetime import date

from .columnar import by_period, date_literal, day_of, identity_of, key_of, name_of, where, within
from .formulas import RecordTerm
from .periods import Period


def recurrences(term: RecordTerm, dimension: str | None, source: str, since: date | None) -> str:
    """A row for each day, key and day of coming before, with how many identities: of the days since one, or of all.

    Beside them, without identities, a row with the name for each day and key of which there is any record.
    """
    day, identity = day_of(term.attribution), identity_of(term.distinct or "")
    key, name = (key_of(dimension), f"max({name_of(dimension)})") if dimension else ("''", "''")
    chosen = " AND ".join(part for part in (f"{day} IS NOT NULL AND {identity} IS NOT NULL", where(term)) if part)
    came = f"SELECT {key} AS key, {day} AS day, {identity} AS identity FROM {source} WHERE {chosen}"
    recent = "true" if since is None else f"day >= {date_literal(since)}"
    if since is not None:
        # Of those who did not come since, nothing has changed.
        earlier = f"FROM ({came}) WHERE NOT ({recent}) AND identity IN (SELECT identity FROM ({came}) WHERE {recent})"
        last = f"SELECT key, max(day), identity {earlier} GROUP BY key, identity"
        came = f"(FROM ({came}) WHERE {recent}) UNION ALL ({last})"
    return (
        f"WITH linked AS (SELECT key, day, lag(day) OVER (PARTITION BY key, identity ORDER BY day) AS last "
        f"FROM ({came})) "
        f"SELECT key, '' AS name, day, last, count(*) AS identities FROM linked "
        f"WHERE {recent} AND last IS DISTINCT FROM day GROUP BY key, day, last "
        f"UNION ALL SELECT {key} AS key, {name} AS name, {day} AS day, NULL, 0 FROM {source} "
        f"WHERE day IS NOT NULL AND {recent} GROUP BY {', '.join(filter(None, (day, key if dimension else '')))}"
    )


def counted(periods: Mapping[str, Period], source: str) -> str:
    """A row for each period and key of which there is a record, with the name and how many identities; the periods
    are in their order, and days between them count for none."""
    starts = {key: date_literal(period.first_day) for key, period in periods.items()}
    keys = {key: f"'{key}'" for key in periods}
    chosen = " OR ".join(f"({within('day', period, ())})" for period in periods.values())
    return (
        f"SELECT {by_period(periods, keys, 'day')} AS period, key, max(name), "
        f"coalesce(sum(identities) FILTER (WHERE last IS NULL OR last < {by_period(periods, starts, 'day')}), 0) "
        f"FROM {source} WHERE {chosen} GROUP BY period, key"
    )
