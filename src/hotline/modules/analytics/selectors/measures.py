"""Counting and adding up records: one statement for each fact set and attribution, whatever the number of formulas."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

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


class _NumberOfPeriod(Func):
    """Which of the periods, that follow each other, a day or moment falls into, from 1."""

    function = "width_bucket"
    output_field = IntegerField()


def measure(terms: Iterable[Term], periods: Mapping[str, Period], dimension: str | None = None) -> Measures:
    """Measure all terms in periods that follow each other without a gap."""
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
        statement = _Statement(facts, facts.attributions[group[0].attribution], group, periods, dimension)
        for cell, name, numbers in statement.rows():
            names[cell[1]] = name
            for term, number in zip(group, numbers, strict=True):
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

    def rows(self) -> Iterable[tuple[tuple[str, str], str, Sequence[Number]]]:
        """Period key and dimension key, the name of the latter, and a number for each term."""
        return self._lasting_rows() if self.attribution.is_lasting else self._dated_rows()

    def _dated_rows(self) -> Iterable[tuple[tuple[str, str], str, Sequence[Number]]]:
        keys = list(self.periods)
        everything = Period(self.periods[keys[0]].first_day, self.periods[keys[-1]].last_day)
        records = self.facts.records().filter(within(self.facts, self.attribution, everything))
        grouped = records.annotate(number_of_period=self._number_of_period()).values("number_of_period", *self._paths())
        aggregates = {f"term_{i}": _aggregate(self.facts, term) for i, term in enumerate(self.terms)}
        for row in (
            grouped.annotate(**aggregates).order_by().values_list(*aggregates, "number_of_period", *self._paths())
        ):
            numbers, place = row[: len(aggregates)], row[len(aggregates) :]
            key, name = self._key_and_name(place[1:])
            yield (keys[place[0] - 1], key), name, [number or 0 for number in numbers]

    def _lasting_rows(self) -> Iterable[tuple[tuple[str, str], str, Sequence[Number]]]:
        # What lasts can belong to many periods, so each period has its own columns.
        aggregates = {
            f"term_{i}_{j}": _aggregate(self.facts, term, within(self.facts, self.attribution, period))
            for j, period in enumerate(self.periods.values())
            for i, term in enumerate(self.terms)
        }
        grouped = self.facts.records().annotate(one=Value(1)).values("one", *self._paths())
        for row in grouped.annotate(**aggregates).order_by().values_list(*aggregates, *self._paths()):
            key, name = self._key_and_name(row[len(aggregates) :])
            for j, period in enumerate(self.periods):
                numbers = row[j * len(self.terms) : (j + 1) * len(self.terms)]
                yield (period, key), name, [number or 0 for number in numbers]

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


def _aggregate(facts: FactSet, term: RecordTerm, condition: Q | None = None) -> Aggregate:
    chosen = counted(facts, term) & (condition or Q())
    if term.quantity is None:
        return Count(Value(1), filter=chosen or None)
    return Sum(facts.quantities[term.quantity].value, filter=chosen or None)
