"""Counting and adding up records: one statement for each fact set and attribution, whatever the number of formulas."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, Count, DateField, DateTimeField, Field, Func, IntegerField, Q, Sum, Value

from hotline.kit.facts import FactAttribution, FactSet
from hotline.modules.analytics.rules.figures import Number
from hotline.modules.analytics.rules.formulas import DaysInPeriod, MonthsInPeriod, RecordTerm, Term
from hotline.modules.analytics.rules.periods import Period, months_of

from .catalogue import FACT_SETS
from .predicates import bounds, counted, is_moment, within

# The key of records that have no department or category, such as orders that were never dispatched.
NO_KEY = "none"
_NO_DIMENSION = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of terms, by period and by the key of a dimension; a cell that is not there is zero."""

    cells: Mapping[Term, Mapping[tuple[str, str], Number]]
    names: Mapping[str, str] = field(default_factory=dict)

    def get(self, term: Term, period: str, key: str = _NO_DIMENSION) -> Number:
        """The number in a cell."""
        return self.cells[term].get((period, key), 0)

    def find(self, term: Term, period: str, key: str = _NO_DIMENSION) -> Number | None:
        """The number in a cell; none where it is a percentile of nothing."""
        return self.finder(term)(period, key)

    def finder(self, term: Term) -> Callable[[str, str], Number | None]:
        """What finds the term's numbers, where very many are asked for."""
        cells = self.cells[term]
        absent = None if isinstance(term, RecordTerm) and term.percentile is not None else 0
        return lambda period, key: cells.get((period, key), absent)


class _Percentile(Aggregate):
    """The value at a percentile, by nearest rank."""

    template = "percentile_disc(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    name = "Percentile"


class _NumberOfPeriod(Func):
    """Which of the periods, that follow each other, a day or moment falls into, from 1."""

    function = "width_bucket"
    output_field = IntegerField()


def measure(
    terms: Iterable[Term],
    periods: Mapping[str, Period],
    dimension: str | None = None,
    *,
    only: Collection[Period] = (),
) -> Measures:
    """Measure all terms in periods that follow each other without a gap; with `only`, on these of their days alone."""
    cells: dict[Term, dict[tuple[str, str], Number]] = {}
    names: dict[str, str] = {}
    together: dict[tuple[str | None, ...], list[RecordTerm]] = defaultdict(list)
    for term in dict.fromkeys(terms):
        cells[term] = {}
        if isinstance(term, RecordTerm):
            together[_place(term, dimension)].append(term)
        else:
            cells[term] = {(key, _NO_DIMENSION): _length(term, period) for key, period in periods.items()}
    for group in together.values():
        facts = FACT_SETS[group[0].fact_set]
        statement = _Statement(facts, facts.attributions[group[0].attribution], group, periods, dimension, only)
        for cell, name, numbers in statement.rows():
            names[cell[1]] = name
            for term, number in zip(group, numbers, strict=True):
                if number is not None:
                    cells[term][cell] = number
    return Measures(cells, names)


def _length(term: DaysInPeriod | MonthsInPeriod, period: Period) -> int:
    return period.days if isinstance(term, DaysInPeriod) else len(months_of(period))


def _place(term: RecordTerm, dimension: str | None) -> tuple[str | None, ...]:
    """What terms must share to be measured in one statement: the records, their day, and what they are grouped by."""
    facts = FACT_SETS[term.fact_set]
    attribution = facts.attributions[term.attribution]
    grouped_by = facts.dimension(dimension, term.attribution).path if dimension else None
    return term.fact_set, attribution.path, attribution.path_until, str(attribution.is_lasting), grouped_by


@dataclass(frozen=True, slots=True)
class _Statement:
    """The one statement that measures terms of the same fact set and attribution."""

    facts: FactSet
    attribution: FactAttribution
    terms: Sequence[RecordTerm]
    periods: Mapping[str, Period]
    dimension: str | None
    only: Collection[Period] = ()

    def rows(self) -> Iterable[tuple[tuple[str, str], str, Sequence[Number | None]]]:
        """Period key and dimension key, the name of the latter, and a number for each term."""
        return self._lasting_rows() if self.attribution.is_lasting else self._dated_rows()

    def _dated_rows(self) -> Iterable[tuple[tuple[str, str], str, Sequence[Number | None]]]:
        keys = list(self.periods)
        everything = Period(self.periods[keys[0]].first_day, self.periods[keys[-1]].last_day)
        days = [within(self.facts, self.attribution, each) for each in self.only or [everything]]
        records = self.facts.records().filter(reduce(or_, days))
        grouped = records.annotate(number_of_period=self._number_of_period()).values("number_of_period", *self._paths())
        aggregates = {f"term_{i}": aggregate_of(self.facts, term) for i, term in enumerate(self.terms)}
        for row in (
            grouped.annotate(**aggregates).order_by().values_list(*aggregates, "number_of_period", *self._paths())
        ):
            numbers, place = row[: len(aggregates)], row[len(aggregates) :]
            key, name = self._key_and_name(place[1:])
            yield (keys[place[0] - 1], key), name, numbers

    def _lasting_rows(self) -> Iterable[tuple[tuple[str, str], str, Sequence[Number | None]]]:
        # What lasts can belong to many periods, so each period has its own columns.
        aggregates = {
            f"term_{i}_{j}": aggregate_of(self.facts, term, within(self.facts, self.attribution, period))
            for j, period in enumerate(self.periods.values())
            for i, term in enumerate(self.terms)
        }
        grouped = self.facts.records().annotate(one=Value(1)).values("one", *self._paths())
        for row in grouped.annotate(**aggregates).order_by().values_list(*aggregates, *self._paths()):
            key, name = self._key_and_name(row[len(aggregates) :])
            for j, period in enumerate(self.periods):
                numbers = row[j * len(self.terms) : (j + 1) * len(self.terms)]
                yield (period, key), name, numbers

    def _number_of_period(self) -> _NumberOfPeriod:
        starts = [bounds(self.facts, self.attribution, period)[0] for period in self.periods.values()]
        element: Field[date | datetime, date | datetime] = (
            DateTimeField() if is_moment(self.facts.records(), self.attribution) else DateField()
        )
        return _NumberOfPeriod(self.attribution.path, Value(starts, output_field=ArrayField(element)))

    def _paths(self) -> tuple[str, ...]:
        if self.dimension is None:
            return ()
        dimension = self.facts.dimension(self.dimension, self.terms[0].attribution)
        return (dimension.path, dimension.name_path)

    def _key_and_name(self, values: Sequence[str | None]) -> tuple[str, str]:
        if not values:
            return _NO_DIMENSION, ""
        key, name = values
        return key or NO_KEY, name or ""


def aggregate_of(facts: FactSet, term: RecordTerm, condition: Q | None = None) -> Aggregate:
    """The term as the database computes it over records."""
    chosen = counted(facts, term) & (condition or Q())
    if term.distinct is not None:
        return Count(facts.identities[term.distinct].value, distinct=True, filter=chosen or None)
    if term.quantity is None:
        return Count(Value(1), filter=chosen or None)
    quantity = facts.quantities[term.quantity].value
    if term.percentile is not None:
        return _Percentile(quantity, fraction=f"{term.percentile / 100:.2f}", filter=chosen or None)
    return Sum(quantity, filter=chosen or None)
