"""Figures month by month for each value of a dimension: how each unit went through the period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hotline.modules.analytics.rules.catalogue import MONTH, Indicator, Variant
from hotline.modules.analytics.rules.figures import Figure, figure_of
from hotline.modules.analytics.rules.periods import months_of, period_of

from .catalogue import ensure_dimension
from .kept import measured
from .measures import NO_KEY


@dataclass(frozen=True, slots=True)
class Trend:
    """A unit's figures by month, as `YYYY-MM`."""

    key: str
    name: str
    months: Mapping[str, Figure]


def trends(indicator: Indicator, variant: Variant, first_day: date, last_day: date, by: str) -> list[Trend]:
    """Each unit's months; as many statements as for one unit."""
    ensure_dimension(indicator, by)
    periods = months_of(period_of(first_day, last_day))
    terms = [term for term in (variant.numerator, variant.denominator) if term is not None]
    measures = measured(terms, periods, None if by == MONTH else by)
    keys = sorted(measures.names, key=lambda key: (key == NO_KEY, key))

    def figure(month: str, key: str) -> Figure:
        whole = measures.find(variant.denominator, month, key) if variant.denominator else None
        return figure_of(indicator, measures.find(variant.numerator, month, key), whole)

    return [Trend(key, measures.names[key], {month: figure(month, key) for month in periods}) for key in keys]
