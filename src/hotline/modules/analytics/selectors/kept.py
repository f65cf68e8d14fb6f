"""Figures from the daily facts that are kept, and from the records only for days that have changed since."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from hashlib import sha256
from itertools import chain

from django.db import connection

from hotline.modules.analytics.models import ChangedDay, KeptGrouping
from hotline.modules.analytics.rules.figures import Number
from hotline.modules.analytics.rules.formulas import Named, RecordTerm, Term
from hotline.modules.analytics.rules.keeping import (
    ALL_TOGETHER,
    Grouping,
    condensable,
    groupings,
    months_and_days,
    runs_of,
    whole_of,
)
from hotline.modules.analytics.rules.periods import Period

from .catalogue import FACT_SETS, catalogue
from .columnar_files import MOST_DAYS, Cells, changed_days, read_cells
from .columns import statement_of
from .condensed import condensed_file, read_condensed
from .measures import Measures, measure
from .terms_of_rates import terms_of_rates

# Those whose tables people and the switch write to all day; a grouping of the others is counted at once.
HOT_FACT_SETS = ("calls", "work_orders", "callbacks", "inspections")


@dataclass(slots=True)
class _Answer:
    cells: dict[Term, dict[tuple[str, str], Number]]
    names: dict[str, str]

    def add(self, term: Term, cell: tuple[str, str], number: Number) -> None:
        self.cells[term][cell] = self.cells[term].get(cell, 0) + number

    def add_cells(self, terms: Sequence[RecordTerm], cells: Cells) -> None:
        # Found once for each term: there are hundreds of thousands of cells.
        of_terms = [self.cells[term] for term in terms]
        for cell, name, numbers in cells:
            self.names[cell[1]] = name
            for found, number in zip(of_terms, numbers, strict=True):
                if number is not None:
                    found[cell] = found.get(cell, 0) + number


@cache
def kept_groupings() -> dict[Grouping, tuple[RecordTerm, ...]]:
    """Every grouping that is worth keeping, with its terms in their order."""
    rates = terms_of_rates().values()
    found = groupings(catalogue(), HOT_FACT_SETS, {ALL_TOGETHER: rates, "department": rates, "category": rates})
    lasting = {grouping: tuple(filter(can_be_kept, terms)) for grouping, terms in found.items()}
    return {grouping: terms for grouping, terms in lasting.items() if terms}


@cache
def condensed_groupings() -> dict[Grouping, tuple[RecordTerm, ...]]:
    """Everything that does not add up and is worth a condensed file."""
    found = condensable(catalogue(), HOT_FACT_SETS, _has_few_values)
    return {grouping: tuple(filter(can_be_kept, terms)) for grouping, terms in found.items()}


def _has_few_values(term: RecordTerm) -> bool:
    return term.quantity is not None and FACT_SETS[term.fact_set].quantities[term.quantity].has_few_values


def can_be_kept(term: RecordTerm) -> bool:
    """Whether only a change of a record changes what the term counts."""
    conditions = FACT_SETS[term.fact_set].conditions
    named = (part for clause in (*term.where, *term.without) for part in clause if isinstance(part, Named))
    return not any(conditions[part.condition].passed is not None for part in named)


@cache
def fingerprint(grouping: Grouping) -> str:
    """Of everything that the daily facts of a grouping depend on: the terms, and the files whose rows they count."""
    told = repr((kept_groupings()[grouping], statement_of(grouping.fact_set)))
    return sha256(told.encode()).hexdigest()


def measured(
    terms: Iterable[Term], periods: Mapping[str, Period], dimension: str | None = None, *, exact: bool = False
) -> Measures:
    """The same as `measure`, from what is kept as far as it goes; with `exact` from the records alone."""
    wanted = list(dict.fromkeys(terms))
    whole = whole_of(list(periods.values()))
    kept = {} if exact else _kept_among(wanted, dimension)
    groups = {} if exact else _in_files((term for term in wanted if term not in kept), whole)
    in_files = {term for group, _ in groups.values() for term in group}
    found = measure([term for term in wanted if term not in kept and term not in in_files], periods, dimension)
    answer = _Answer({term: dict(found.cells.get(term, {})) for term in wanted}, dict(found.names))
    by_grouping: dict[Grouping, list[RecordTerm]] = defaultdict(list)
    for term, grouping in kept.items():
        by_grouping[grouping].append(term)
    changed = _changed_days(by_grouping, whole)
    for grouping, group in by_grouping.items():
        days = changed.get((grouping.fact_set, grouping.attribution), set())
        read = partial(_kept_cells, grouping, group, periods)
        _answer_from(answer, group, periods, dimension, days, read)
    for group, days_of_files in groups.values():
        _answer_from_files(answer, group, periods, dimension, days_of_files)
    return Measures(answer.cells, answer.names)


def _answer_from_files(
    answer: _Answer,
    terms: Sequence[RecordTerm],
    periods: Mapping[str, Period],
    dimension: str | None,
    changed: set[date],
) -> None:
    adding = [term for term in terms if term.adds_up]
    if adding:
        read = partial(read_cells, adding, periods, dimension)
        _answer_from(answer, adding, periods, dimension, {*changed}, read)
    apart = [term for term in terms if not term.adds_up]
    told = {term: file for term in apart if (file := condensed_file(term, dimension))}
    for term, file in told.items():
        unchanged = {key: period for key, period in periods.items() if not period.all_days() & changed}
        if unchanged:
            answer.add_cells([term], read_condensed(term, file, unchanged))
        for key in periods.keys() - unchanged.keys():
            _answer_apart(answer, [term], {key: periods[key]}, dimension, periods[key].all_days() & changed)
    if rest := [term for term in apart if term not in told]:
        _answer_apart(answer, rest, periods, dimension, changed)


def _answer_apart(
    answer: _Answer,
    terms: Sequence[RecordTerm],
    periods: Mapping[str, Period],
    dimension: str | None,
    changed: set[date],
) -> None:
    """What does not add up is found among all rows together."""
    if len(changed) > MOST_DAYS:
        _add(answer, terms, measure(terms, periods, dimension))
    else:
        answer.add_cells(terms, read_cells(terms, periods, dimension, beside=changed))


def _in_files(terms: Iterable[Term], whole: Period) -> dict[tuple[str, str], tuple[list[RecordTerm], set[date]]]:
    """Those of the terms that columnar files answer, by fact set and attribution, with the days that have changed."""
    found: dict[tuple[str, str], tuple[list[RecordTerm], set[date]]] = {}
    together: dict[tuple[str, str], list[RecordTerm]] = defaultdict(list)
    for term in terms:
        if isinstance(term, RecordTerm) and term.fact_set in HOT_FACT_SETS:
            together[term.fact_set, term.attribution].append(term)
    for place, group in together.items():
        days = changed_days(*place, whole)
        if days is not None:
            found[place] = (group, days)
    return found


def _kept_among(terms: Sequence[Term], dimension: str | None) -> dict[RecordTerm, Grouping]:
    """Those of the terms whose daily facts are kept by the definitions of today."""
    found: dict[RecordTerm, Grouping] = {}
    for term in terms:
        if isinstance(term, RecordTerm):
            grouping = Grouping(term.fact_set, term.attribution, dimension or ALL_TOGETHER)
            if term in kept_groupings().get(grouping, ()):
                found[term] = grouping
    if not found:
        return {}
    stored = {
        Grouping(kept.fact_set, kept.attribution, kept.dimension): kept.fingerprint
        for kept in KeptGrouping.objects.all()
    }
    return {term: grouping for term, grouping in found.items() if stored.get(grouping) == fingerprint(grouping)}


def _changed_days(by_grouping: Mapping[Grouping, object], whole: Period) -> dict[tuple[str, str], set[date | None]]:
    # Read before the daily facts: a day recomputed in between is then counted from its records, and never twice.
    if not by_grouping:
        return {}
    changed: dict[tuple[str, str], set[date | None]] = defaultdict(set)
    rows = ChangedDay.objects.exclude(day__lt=whole.first_day).exclude(day__gt=whole.last_day)
    for fact_set, attribution, day in rows.values_list("fact_set", "attribution", "day").distinct():
        changed[fact_set, attribution].add(day)
    return changed


def _answer_from(
    answer: _Answer,
    terms: Sequence[RecordTerm],
    periods: Mapping[str, Period],
    dimension: str | None,
    changed: set[date | None],
    read: Callable[[Iterable[date]], Cells],
) -> None:
    """What is read, which leaves the days out that it is given, and the days that changed from their records."""
    if None in changed:
        _add(answer, terms, measure(terms, periods, dimension))
        return
    days = {day for day in changed if day is not None}
    answer.add_cells(terms, read(days))
    if stretches := runs_of(days, whole_of(list(periods.values()))):
        _add(answer, terms, measure(terms, periods, dimension, only=stretches))


def _add(answer: _Answer, terms: Sequence[RecordTerm], found: Measures) -> None:
    answer.names.update(found.names)
    for term in terms:
        for cell, number in found.cells[term].items():
            answer.add(term, cell, number)


def _kept_cells(
    grouping: Grouping, terms: Sequence[RecordTerm], periods: Mapping[str, Period], without: Iterable[date]
) -> Cells:
    """From monthly facts where a whole month is asked for and none of its days is left out, else from daily ones."""
    months, stretches = months_and_days(periods.values(), without)
    if months:
        yield from _sums("analytics_monthlyfact", "month", [(each, each) for each in months], grouping, terms, periods)
    if stretches:
        days = [(each.first_day, each.last_day) for each in stretches]
        yield from _sums("analytics_dailyfact", "day", days, grouping, terms, periods)


def _sums(
    table: str,
    day: str,
    stretches: Sequence[tuple[date, date]],
    grouping: Grouping,
    terms: Sequence[RecordTerm],
    periods: Mapping[str, Period],
) -> Cells:
    places = {term: place for place, term in enumerate(kept_groupings()[grouping], 1)}
    # A count is whole: it needs no exact fraction to be read.
    numbers = ", ".join(f"sum(numbers[{places[term]}]){'' if term.quantity else '::bigint'}" for term in terms)
    chosen = " OR ".join([f"{day} BETWEEN %s AND %s"] * len(stretches))
    keys, starts = list(periods), [period.first_day for period in periods.values()]
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT width_bucket({day}, %s::date[]), key, max(name), {numbers} FROM {table} "
            f"WHERE fact_set = %s AND attribution = %s AND dimension = %s AND ({chosen}) GROUP BY 1, key",
            [starts, grouping.fact_set, grouping.attribution, grouping.dimension, *chain(*stretches)],
        )
        for place, key, shown, *found in cursor.fetchall():
            yield (keys[place - 1], key), shown, list(map(_plain, found))


def _plain(number: int | Decimal) -> Number:
    return number if isinstance(number, int) or number != int(number) else int(number)
