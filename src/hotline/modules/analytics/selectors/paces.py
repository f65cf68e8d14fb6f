"""How an indicator's figure goes on while its period does."""

from hotline.modules.analytics.rules.catalogue import Unit
from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.scoring.public import Pace

from .catalogue import FACT_SETS
from .values import find


def pace_of(code: str, variant: str | None) -> Pace:
    """Whether a figure stays as it is (a rate, an average), grows with the days (a count), or stands (a stock)."""
    indicator, counting = find(code, variant)
    term = counting.numerator
    if isinstance(term, RecordTerm) and FACT_SETS[term.fact_set].attributions[term.attribution].is_lasting:
        return Pace.STANDS
    if counting.denominator is not None:
        return Pace.STAYS
    return Pace.GROWS if indicator.unit is Unit.COUNT else Pace.UNKNOWN
