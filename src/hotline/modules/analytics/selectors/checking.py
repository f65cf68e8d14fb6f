"""Whether what is kept equals the records: every figure of the catalogue, both ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hotline.modules.analytics.rules.formulas import RecordTerm
from hotline.modules.analytics.rules.periods import months_of, period_of

from .kept import condensed_groupings, kept_groupings, measured
from .measures import Measures, measure


@dataclass(frozen=True, slots=True)
class Check:
    """How many numbers were compared, and the places of those that differ."""

    compared: int
    differing: tuple[str, ...]


def check_kept(first_day: date, last_day: date) -> Check:
    """Compare by month, for every grouping that is kept, and every condensed file."""
    periods, compared, differing = months_of(period_of(first_day, last_day)), 0, []
    for grouping, terms in (*kept_groupings().items(), *condensed_groupings().items()):
        dimension = grouping.dimension or None
        kept, exact = measured(terms, periods, dimension), measure(terms, periods, dimension)
        compared += sum(len(exact.cells[term]) for term in terms)
        differing += [f"{grouping.fact_set} {grouping.attribution} {place}" for place in _differing(kept, exact, terms)]
    return Check(compared, tuple(differing))


def _differing(kept: Measures, exact: Measures, terms: tuple[RecordTerm, ...]) -> Iterator[str]:
    for place, term in enumerate(terms):
        for period, key in sorted(kept.cells[term].keys() | exact.cells[term].keys()):
            if kept.get(term, period, key) != exact.get(term, period, key):
                yield f"{place} {period} {key}".rstrip()
