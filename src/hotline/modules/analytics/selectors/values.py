"""Values of indicators, computed from the records when they are asked for."""

from collections.abc import Iterable, Mapping
from datetime import date

from hotline.modules.analytics.rules.catalogue import MONTH, Indicator, Variant
from hotline.modules.analytics.rules.figures import Figure, IndicatorValue, Number, Row, figure_of
from hotline.modules.analytics.rules.formulas import RecordTerm, Term
from hotline.modules.analytics.rules.periods import Period, months_of, period_of

from .catalogue import FACT_SETS, ensure_dimension, find_indicator, find_variant
from .measures import NO_KEY, Measures, measure

TOTAL = "total"

# An indicator's code and a variant's, or nothing for the default variant.
Wanted = tuple[str, str | None]


def values(
    wanted: Iterable[Wanted], first_day: date, last_day: date, *, by_month: bool = False
) -> dict[Wanted, IndicatorValue]:
    """The values of many indicators over one period, keyed by what was asked for.

    Both local days are included. With `by_month` each value carries its months too, in no more statements.
    """
    chosen: dict[Wanted, tuple[Indicator, Variant]] = {}
    for code, variant in wanted:
        indicator = find_indicator(code)
        chosen[code, variant] = (indicator, find_variant(indicator, variant))
    period = period_of(first_day, last_day)
    periods = months_of(period) if by_month else {TOTAL: period}
    measures = measure(_terms(variant for _, variant in chosen.values()), periods)
    return {key: _value(*found, measures, periods, by_month=by_month) for key, found in chosen.items()}


def rows(indicator: Indicator, variant: Variant, first_day: date, last_day: date, by: str | None) -> list[Row]:
    """The figure of the whole period as one row `total`, or a row for each month, department or category."""
    ensure_dimension(indicator, by)
    period = period_of(first_day, last_day)
    if by == MONTH:
        periods = months_of(period)
        measures = measure(_terms([variant]), periods)
        return [Row(key, key, _figure(indicator, variant, measures, key)) for key in periods]
    measures = measure(_terms([variant]), {TOTAL: period}, by)
    if by is None:
        return [Row(TOTAL, "", _figure(indicator, variant, measures, TOTAL))]
    keys = sorted(measures.names, key=lambda key: (key == NO_KEY, key))
    return [Row(key, measures.names[key], _figure(indicator, variant, measures, TOTAL, key)) for key in keys]


def _terms(variants: Iterable[Variant]) -> list[Term]:
    return [term for variant in variants for term in (variant.numerator, variant.denominator) if term is not None]


def _value(
    indicator: Indicator, variant: Variant, measures: Measures, periods: Mapping[str, Period], *, by_month: bool
) -> IndicatorValue:
    numerator = _total(variant.numerator, measures, periods)
    denominator = _total(variant.denominator, measures, periods) if variant.denominator else None
    months = {key: _figure(indicator, variant, measures, key) for key in periods} if by_month else {}
    return IndicatorValue(indicator.code, variant.code, figure_of(indicator, numerator, denominator), months)


def _total(term: Term, measures: Measures, periods: Mapping[str, Period]) -> Number:
    if isinstance(term, RecordTerm) and FACT_SETS[term.fact_set].attributions[term.attribution].is_lasting:
        return measures.get(term, list(periods)[-1])
    return sum(measures.get(term, key) for key in periods)


def _figure(indicator: Indicator, variant: Variant, measures: Measures, period: str, key: str = "") -> Figure:
    denominator = measures.get(variant.denominator, period, key) if variant.denominator else None
    return figure_of(indicator, measures.get(variant.numerator, period, key), denominator)
