"""The three rates of a period, of the whole and of each unit, from the same terms as the indicators."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from hotline.modules.analytics.models import ThreeRatesPolicy
from hotline.modules.analytics.rules.formulas import Term
from hotline.modules.analytics.rules.periods import Period, period_of
from hotline.modules.analytics.rules.rates_policy import USUAL, RatesPolicy
from hotline.modules.analytics.rules.three_rates import Counts, ThreeRates, places, three_rates

from .kept import measured
from .measures import NO_KEY, Measures
from .terms_of_rates import terms_of_rates

_PERIOD = "period"


@dataclass(frozen=True, slots=True)
class UnitRates:
    """A unit with its counts, its rates, and its place among those that can be ranked."""

    key: str
    name: str
    counts: Counts
    rates: ThreeRates
    place: int | None


@dataclass(frozen=True, slots=True)
class RatesOfPeriod:
    """The whole and its units under one policy: ranked ones first, then the others in the order of their keys."""

    period: Period
    policy: RatesPolicy
    total: UnitRates
    units: list[UnitRates]


def policy_on(day: date) -> RatesPolicy:
    """The newest policy in force on that day; the usual one where none was published."""
    found = ThreeRatesPolicy.objects.filter(valid_from__lte=day).order_by("-version").first()
    return found.policy if found else USUAL


def rates_policies() -> QuerySet[ThreeRatesPolicy]:
    """Every version, the newest first."""
    return ThreeRatesPolicy.objects.select_related("published_by").order_by("-version")


def rates_of(first_day: date, last_day: date, by: str) -> RatesOfPeriod:
    """The rates under the policy in force on the last day, by `department` or `category`."""
    period = period_of(first_day, last_day)
    policy = policy_on(last_day)
    terms = terms_of_rates()
    whole = measured(terms.values(), {_PERIOD: period})
    split = measured(terms.values(), {_PERIOD: period}, by)
    keys = sorted(key for key in split.names if key != NO_KEY)
    counts = {key: _counts(terms, split, key) for key in keys}
    rates = {key: three_rates(counted, policy.weights) for key, counted in counts.items()}
    ranks = places(rates, policy.minimum_sample)
    units = [UnitRates(key, split.names[key], counts[key], rates[key], ranks.get(key)) for key in keys]
    units.sort(key=lambda unit: (unit.place is None, unit.place or 0, unit.key))
    everything = _counts(terms, whole, "")
    total = UnitRates("total", "", everything, three_rates(everything, policy.weights), None)
    return RatesOfPeriod(period, policy, total, units)


def _counts(terms: Mapping[str, Term], measures: Measures, key: str) -> Counts:
    number = {name: int(measures.get(term, _PERIOD, key)) for name, term in terms.items()}
    return Counts(
        due=number["due"],
        responded=number["responded"],
        reached=number["counted"] + number["excluded"],
        excluded=number["excluded"],
        solved=number["solved"],
        partly_solved=number["partly_solved"],
        rated=number["rated"],
        satisfied=number["satisfied"],
    )
