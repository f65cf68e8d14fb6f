"""Values of indicators: from the daily facts that are kept and the records; with `exact` from the records alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypedDict

from hotline.modules.analytics.rules.catalogue import MONTH, Indicator, Variant
from hotline.modules.analytics.rules.figures import Figure, Number, PeriodValue, Row, figure_of
from hotline.modules.analytics.rules.formulas import RecordTerm, Term
from hotline.modules.analytics.rules.periods import Period, months_of, period_of
from hotline.modules.scoring.public import IndicatorRequest, IndicatorValue, MonthValue

from .catalogue import FACT_SETS, ensure_dimension, find_indicator, find_variant
from .kept import measured
from .measures import NO_KEY, Measures

TOTAL = "total"


class _Parts(TypedDict):
    numerator: Decimal | None
    denominator: Decimal | None
    value: Decimal | None


# An indicator and one of its counting rules.
Chosen = tuple[Indicator, Variant]


def values(
    requests: Sequence[IndicatorRequest], first_day: date, last_day: date, *, exact: bool = False
) -> tuple[IndicatorValue, ...]:
    """What an evaluation asks for, over one period; both local days are included.

    One statement for each kind of record, however many indicators and months are asked for.
    """
    chosen = [find(request.code, request.variant) for request in requests]
    found = period_values(
        chosen, first_day, last_day, by_month=any(request.by_month for request in requests), exact=exact
    )
    return tuple(
        _scored(request, indicator, value)
        for request, (indicator, _), value in zip(requests, chosen, found, strict=True)
    )


def find(code: str, variant: str | None, version: int | None = None) -> Chosen:
    """The indicator and its counting rule: the default one and the present version where none is named."""
    indicator = find_indicator(code, version)
    return indicator, find_variant(indicator, variant)


def period_values(
    chosen: Sequence[Chosen], first_day: date, last_day: date, *, by_month: bool, exact: bool = False
) -> list[PeriodValue]:
    """The figure of each over the whole period and, with `by_month`, of each month, in no more statements."""
    period = period_of(first_day, last_day)
    periods = months_of(period) if by_month else {TOTAL: period}
    terms = _terms(variant for _, variant in chosen)
    measures = measured(terms, periods, exact=exact)
    # What does not add up over months is measured a second time, over all of them.
    apart = [term for term in terms if not _adds_up(term)]
    whole = measured(apart, {TOTAL: period}, exact=exact) if by_month else measures
    return [_value(indicator, variant, measures, whole, periods, by_month=by_month) for indicator, variant in chosen]


def rows(
    indicator: Indicator, variant: Variant, first_day: date, last_day: date, by: str | None, *, exact: bool = False
) -> list[Row]:
    """The figure of the whole period as one row `total`, or a row for each month, department or category."""
    ensure_dimension(indicator, by)
    period = period_of(first_day, last_day)
    if by == MONTH:
        periods = months_of(period)
        measures = measured(_terms([variant]), periods, exact=exact)
        return [Row(key, key, _figure(indicator, variant, measures, key)) for key in periods]
    measures = measured(_terms([variant]), {TOTAL: period}, by, exact=exact)
    if by is None:
        return [Row(TOTAL, "", _figure(indicator, variant, measures, TOTAL))]
    keys = sorted(measures.names, key=lambda key: (key == NO_KEY, key))
    return [Row(key, measures.names[key], _figure(indicator, variant, measures, TOTAL, key)) for key in keys]


def _terms(variants: Iterable[Variant]) -> list[Term]:
    return [term for variant in variants for term in (variant.numerator, variant.denominator) if term is not None]


def _adds_up(term: Term) -> bool:
    return not isinstance(term, RecordTerm) or term.adds_up


def _value(
    indicator: Indicator,
    variant: Variant,
    measures: Measures,
    whole: Measures,
    periods: Mapping[str, Period],
    *,
    by_month: bool,
) -> PeriodValue:
    numerator = _total(variant.numerator, measures, whole, periods)
    denominator = _total(variant.denominator, measures, whole, periods) if variant.denominator else None
    months = {key: _figure(indicator, variant, measures, key) for key in periods} if by_month else {}
    return PeriodValue(figure_of(indicator, numerator, denominator), months)


def _scored(request: IndicatorRequest, indicator: Indicator, value: PeriodValue) -> IndicatorValue:
    months = value.months.items() if request.by_month else ()
    return IndicatorValue(
        code=request.code,
        variant=request.variant,
        **_parts(indicator, value.total),
        months=tuple(MonthValue(month=month, **_parts(indicator, figure)) for month, figure in months),
    )


def _parts(indicator: Indicator, figure: Figure) -> _Parts:
    # Marks go by the exact quotient of the parts, so parts whose quotient is not the value (seconds for an indicator
    # in hours) are kept back.
    if indicator.divisor != 1:
        return _Parts(numerator=None, denominator=None, value=figure.value)
    denominator = None if figure.denominator is None else Decimal(figure.denominator)
    return _Parts(numerator=Decimal(figure.numerator), denominator=denominator, value=figure.value)


def _total(term: Term, measures: Measures, whole: Measures, periods: Mapping[str, Period]) -> Number | None:
    if not _adds_up(term):
        return whole.find(term, TOTAL)
    if isinstance(term, RecordTerm) and FACT_SETS[term.fact_set].attributions[term.attribution].is_lasting:
        return measures.get(term, list(periods)[-1])
    return sum(measures.get(term, key) for key in periods)


def _figure(indicator: Indicator, variant: Variant, measures: Measures, period: str, key: str = "") -> Figure:
    denominator = measures.find(variant.denominator, period, key) if variant.denominator else None
    return figure_of(indicator, measures.find(variant.numerator, period, key), denominator)
