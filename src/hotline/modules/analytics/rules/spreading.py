"""A question answered file by file on many machines, and the answers brought together to the very same figures.

Sums and counts are added. Of what does not add up each file gives how often every value occurs, which does.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from .columnar import Question, amount_of, identity_of, statement, where
from .figures import Number
from .formulas import RecordTerm

Row = Sequence[object]
Cell = tuple[str, str]
Value = int | Decimal


@dataclass(slots=True)
class Part:
    """What some of the files say: numbers that are added, and how often each value occurs, by cell and term."""

    numbers: dict[tuple[Cell, int], Value] = field(default_factory=dict)
    values: dict[tuple[Cell, int], Counter[Value]] = field(default_factory=dict)


def answer_part(question: Question, source: str, ask: Callable[[str], Iterable[Row]]) -> Part:
    """What one source says; `ask` runs a statement there."""
    part = Part()
    adding = [place for place, term in enumerate(question.terms) if term.adds_up]
    if adding:
        summed = Question([question.terms[place] for place in adding], question.periods, question.dimension)
        for period, key, _, *numbers in ask(statement(summed, source)):
            for place, number in zip(adding, numbers, strict=True):
                part.numbers[(str(period), str(key)), place] = _number(number)
    for place, term in enumerate(question.terms):
        if not term.adds_up:
            for period, key, value, count in ask(_values_statement(question, term, source)):
                part.values.setdefault(((str(period), str(key)), place), Counter())[_number(value)] += int(str(count))
    return part


def merged(left: Part, right: Part) -> Part:
    """Both together."""
    numbers = dict(left.numbers)
    for place, number in right.numbers.items():
        numbers[place] = numbers.get(place, 0) + number
    values = {place: Counter(counted) for place, counted in left.values.items()}
    for place, counted in right.values.items():
        values.setdefault(place, Counter()).update(counted)
    return Part(numbers, values)


def figures(question: Question, part: Part) -> dict[RecordTerm, dict[Cell, Number]]:
    """The number of each cell in which there is one."""
    found: dict[RecordTerm, dict[Cell, Number]] = {term: {} for term in question.terms}
    for (cell, place), number in part.numbers.items():
        found[question.terms[place]][cell] = number
    for (cell, place), counted in part.values.items():
        term = question.terms[place]
        found[term][cell] = len(counted) if term.percentile is None else nearest_rank(counted, term.percentile)
    return found


def nearest_rank(counted: Mapping[Value, int], percentile: int) -> Value:
    """The smallest value that so many of a hundred do not exceed."""
    rank = -(-percentile * sum(counted.values()) // 100)
    passed = 0
    for value, count in sorted(counted.items()):
        passed += count
        if passed >= rank:
            return value
    raise ValueError("there is no percentile of nothing")


def _values_statement(question: Question, term: RecordTerm, source: str) -> str:
    value = identity_of(term.distinct) if term.distinct is not None else amount_of(term.quantity or "")
    each = Question([RecordTerm(term.fact_set, term.attribution)], question.periods, question.dimension)
    chosen = " AND ".join(part for part in (where(term), f"{value} IS NOT NULL") if part)
    # The statement of the same cells, over the wanted rows, split by value.
    whole = statement(each, f"(SELECT * FROM {source} WHERE {chosen}) AS chosen")
    split = whole.replace("count(*) AS term_0", f"{value} AS value, count(*) AS times", 1)
    return f"SELECT period, key, value, times FROM ({split}, value) AS counted"


def _number(value: object) -> Value:
    if value is None:
        return 0
    number = Decimal(str(value))
    return int(number) if number == int(number) else number
