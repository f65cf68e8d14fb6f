"""Which figures are kept by the day, and how days that changed are brought together."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .catalogue import MONTH, Catalogue
from .formulas import RecordTerm, Term
from .periods import Period, months_of

ALL_TOGETHER = ""


@dataclass(frozen=True, slots=True, order=True)
class Grouping:
    """Records of a fact set by an attribution, grouped by a dimension; by none where it is empty."""

    fact_set: str
    attribution: str
    dimension: str = ALL_TOGETHER


def groupings(
    catalogue: Catalogue, fact_sets: Iterable[str], further: Mapping[str, Iterable[Term]]
) -> dict[Grouping, tuple[RecordTerm, ...]]:
    """What adds up of these fact sets, by the groupings in which the catalogue shows it.

    `further` are terms that are asked for beside the catalogue's, by dimension.
    """
    known = frozenset(fact_sets)
    asked = ((term, dimension) for term, dimension in _records_of(catalogue, further) if term.fact_set in known)
    return _grouped((term, dimension) for term, dimension in asked if term.adds_up)


def condensable(
    catalogue: Catalogue, fact_sets: Iterable[str], has_few_values: Callable[[RecordTerm], bool]
) -> dict[Grouping, tuple[RecordTerm, ...]]:
    """What does not add up in these fact sets but is told from far less than the records, by the groupings in which the
    catalogue shows it: different identities, and of all records together percentiles of quantities with few values."""
    known = frozenset(fact_sets)
    asked = ((term, dimension) for term, dimension in _records_of(catalogue, {}) if term.fact_set in known)
    return _grouped(
        (term, dimension)
        for term, dimension in asked
        if term.distinct is not None
        or (term.percentile is not None and dimension == ALL_TOGETHER and has_few_values(term))
    )


def _grouped(asked: Iterable[tuple[RecordTerm, str]]) -> dict[Grouping, tuple[RecordTerm, ...]]:
    found: dict[Grouping, dict[RecordTerm, None]] = defaultdict(dict)
    for term, dimension in asked:
        found[Grouping(term.fact_set, term.attribution, dimension)][term] = None
    return {grouping: tuple(terms) for grouping, terms in sorted(found.items())}


def _records_of(catalogue: Catalogue, further: Mapping[str, Iterable[Term]]) -> Iterator[tuple[RecordTerm, str]]:
    for term, dimension in (*_of_catalogue(catalogue), *_of_others(further)):
        if isinstance(term, RecordTerm):
            yield term, dimension


def _of_catalogue(catalogue: Catalogue) -> Iterator[tuple[Term | None, str]]:
    for indicator in catalogue:
        dimensions = (ALL_TOGETHER, *(dimension for dimension in indicator.dimensions if dimension != MONTH))
        for variant in indicator.variants.values():
            for term in (variant.numerator, variant.denominator):
                yield from ((term, dimension) for dimension in dimensions)


def _of_others(further: Mapping[str, Iterable[Term]]) -> Iterator[tuple[Term, str]]:
    return ((term, dimension) for dimension, terms in further.items() for term in terms)


def runs_of(days: Iterable[date], within: Period) -> list[Period]:
    """Those of the days that lie within a period, as few stretches without a gap."""
    runs: list[Period] = []
    for day in sorted({day for day in days if within.first_day <= day <= within.last_day}):
        if runs and runs[-1].last_day + timedelta(days=1) == day:
            runs[-1] = Period(runs[-1].first_day, day)
        else:
            runs.append(Period(day, day))
    return runs


def months_and_days(periods: Iterable[Period], changed: Iterable[date]) -> tuple[list[date], list[Period]]:
    """What kept facts answer for periods: the months, by their first days, that lie wholly in one of them and have no
    day that changed; and the stretches of all other days that did not change."""
    left_out, months, stretches = set(changed), [], []
    for period in periods:
        for month in months_of(period).values():
            unchanged = month.all_days() - left_out
            if _is_whole_month(month) and len(unchanged) == month.days:
                months.append(month.first_day)
            else:
                stretches += runs_of(unchanged, month)
    return months, stretches


def _is_whole_month(period: Period) -> bool:
    return period.first_day.day == 1 and (period.last_day + timedelta(days=1)).day == 1


def whole_of(periods: Sequence[Period]) -> Period:
    """From the first day of the first to the last day of the last of periods that follow each other."""
    return Period(periods[0].first_day, periods[-1].last_day)
