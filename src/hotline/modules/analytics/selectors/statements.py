"""An indicator as SQL over columnar files, for an engine that is not ours."""

from datetime import date

from hotline.modules.analytics.rules.catalogue import MONTH
from hotline.modules.analytics.rules.columnar import Engine, Question, statement
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.periods import months_of, period_of

from .catalogue import FACT_SETS, ensure_dimension, find_indicator, find_variant
from .columns import dimension_column

_SOURCES = {Engine.CLICKHOUSE: "file('{}/*.parquet')", Engine.DUCKDB: "read_parquet('{}/*.parquet')"}


def columnar_statements(
    code: str, variant: str | None, first_day: date, last_day: date, by: str | None, engine: str, source: str = ""
) -> list[str]:
    """A statement for the numerator and one for the denominator, as far as they count records.

    `source` stands in for the files of a fact set; where it is empty they are read from a folder of its name.
    """
    indicator, period = find_indicator(code), period_of(first_day, last_day)
    ensure_dimension(indicator, by)
    chosen = find_variant(indicator, variant)
    periods = months_of(period) if by == MONTH else {"total": period}
    found = []
    for term in (chosen.numerator, chosen.denominator):
        if isinstance(term, RecordTerm):
            facts = FACT_SETS[term.fact_set]
            dimension = dimension_column(facts, by, term.attribution) if by and by != MONTH else None
            place = source or _SOURCES[Engine(engine)].format(term.fact_set)
            found.append(statement(Question((term,), periods, dimension), place, Engine(engine)))
    return found
