"""Write what tells numbers that do not add up, from columnar files that have just been written."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import duckdb

from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.selectors.columnar_files import engine, parquet, source_of
from hotline.modules.analytics.selectors.condensed import condensing, file_of, folder_of_condensed
from hotline.modules.analytics.selectors.kept import condensed_groupings

from .write_columns import Progress


def condense_files(
    fact_set: str, changed: Iterable[tuple[str, date | None]], *, anew: bool = False, progress: Progress
) -> None:
    """Compute what is missing or follows a day that has changed by attribution, with `anew` everything."""
    noted = set(changed)
    mine = [
        (term, grouping.dimension or None)
        for grouping, terms in condensed_groupings().items()
        for term in terms
        if grouping.fact_set == fact_set
    ]
    with engine() as opened:
        for done, (term, dimension) in enumerate(mine):
            progress("浓缩文件 Condensed files", done, len(mine))
            days = {day for attribution, day in noted if attribution == term.attribution}
            if anew or None in days or not file_of(term, dimension).exists():
                _write(opened, term, dimension, None)
            elif days:
                _write(opened, term, dimension, min(day for day in days if day is not None))
    _take_away_others(fact_set, {file_of(term, dimension) for term, dimension in mine})


def _write(opened: duckdb.DuckDBPyConnection, term: RecordTerm, dimension: str | None, since: date | None) -> None:
    """Replace the rows of the days since one; of all days for none."""
    target, source = file_of(term, dimension), source_of(term.fact_set)
    if source is None:
        target.unlink(missing_ok=True)
        return
    statement = condensing(term, dimension, source, since)
    if since is not None:
        statement = f"FROM ({statement}) UNION ALL FROM {parquet([target])} WHERE day < DATE '{since}'"
    target.parent.mkdir(exist_ok=True, mode=0o700)
    partial = target.with_suffix(".partial")
    opened.execute(f"COPY ({statement}) TO '{partial}' (FORMAT parquet, COMPRESSION zstd)")
    partial.replace(target)


def _take_away_others(fact_set: str, wanted: set[Path]) -> None:
    for file in folder_of_condensed(fact_set).glob("*"):
        if file not in wanted:
            file.unlink()
