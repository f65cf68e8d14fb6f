"""How many different identities there were, from files that tell on which day those of a day had come before."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.analytics.rules.recurring import counted

from .catalogue import FACT_SETS
from .columnar_files import Cells, engine, parquet
from .columns import dimension_column, folder_of, statement_of

_FOLDER = "recurrences"


def column_of(term: RecordTerm, dimension: str | None) -> str | None:
    """The name under which the dimension's columns stand for the term; none for all records together."""
    return dimension_column(FACT_SETS[term.fact_set], dimension, term.attribution) if dimension else None


def folder_of_recurrences(fact_set: str) -> Path:
    """Where the files of a fact set lie, beside its columnar files."""
    return folder_of(fact_set) / _FOLDER


def file_of(term: RecordTerm, dimension: str | None) -> Path:
    """Where the days of coming before are kept; named by definitions, so that those of others are never read."""
    return folder_of_recurrences(term.fact_set) / f"{_fingerprint(term, dimension)}.parquet"


def kept_file(term: RecordTerm, dimension: str | None) -> Path | None:
    """The file that answers for the term; nothing where none is kept."""
    if term.distinct is None:
        return None
    file = file_of(term, dimension)
    return file if file.exists() else None


def read_recurrences(file: Path, periods: Mapping[str, Period]) -> Cells:
    """Period key and dimension key, the name of the latter, and how many different identities."""
    with engine() as opened:
        for period, key, name, number in opened.execute(counted(periods, parquet([file]))).fetchall():
            yield (period, key), name, [int(number)]


@cache
def _fingerprint(term: RecordTerm, dimension: str | None) -> str:
    told = repr((term, column_of(term, dimension), statement_of(term.fact_set)))
    return sha256(told.encode()).hexdigest()[:32]
