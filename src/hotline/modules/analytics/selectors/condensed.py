"""What does not add up, from condensed files: different identities, and percentiles of quantities with few values."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.frequencies import frequencies, percentile_of
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.analytics.rules.recurring import counted, recurrences

from .catalogue import FACT_SETS
from .columnar_files import Cells, engine, parquet, plain_number
from .columns import dimension_column, folder_of, statement_of

_FOLDER = "condensed"


def column_of(term: RecordTerm, dimension: str | None) -> str | None:
    """The name under which the dimension's columns stand for the term; none for all records together."""
    return dimension_column(FACT_SETS[term.fact_set], dimension, term.attribution) if dimension else None


def folder_of_condensed(fact_set: str) -> Path:
    """Where the files of a fact set lie, beside its columnar files."""
    return folder_of(fact_set) / _FOLDER


def file_of(term: RecordTerm, dimension: str | None) -> Path:
    """Where the term's file lies; named by definitions, so that a file of others is never read."""
    return folder_of_condensed(term.fact_set) / f"{_fingerprint(term, dimension)}.parquet"


def condensed_file(term: RecordTerm, dimension: str | None) -> Path | None:
    """The file that answers for the term; nothing where there is none."""
    if term.adds_up:
        return None
    file = file_of(term, dimension)
    return file if file.exists() else None


def condensing(term: RecordTerm, dimension: str | None, source: str, since: date | None) -> str:
    """The rows of the term's file: of the days since one, or of all."""
    if term.distinct is None:
        return frequencies(term, source, since)
    return recurrences(term, column_of(term, dimension), source, since)


def read_condensed(term: RecordTerm, file: Path, periods: Mapping[str, Period]) -> Cells:
    """Period key and dimension key, the name of the latter, and the number."""
    source = parquet([file])
    statement = counted(periods, source) if term.distinct is not None else percentile_of(term, periods, source)
    with engine() as opened:
        for period, key, name, number in opened.execute(statement).fetchall():
            yield (period, key), name, [plain_number(number)]


@cache
def _fingerprint(term: RecordTerm, dimension: str | None) -> str:
    told = repr((term, column_of(term, dimension), statement_of(term.fact_set)))
    return sha256(told.encode()).hexdigest()[:32]
