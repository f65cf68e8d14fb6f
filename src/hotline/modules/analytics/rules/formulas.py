"""The formula language of indicators: counts and sums over fact sets, under named conditions and comparisons."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from hotline.modules.analytics.errors import CatalogueFault


class Operator(StrEnum):
    """How a quantity is compared with a number."""

    AT_MOST = "<="
    AT_LEAST = ">="
    BELOW = "<"
    ABOVE = ">"


@dataclass(frozen=True, slots=True)
class Named:
    """A condition that the fact set names."""

    condition: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A quantity of the record against a number, such as `waiting_seconds <= 15`."""

    quantity: str
    operator: Operator
    number: Decimal


# All of it together, such as `abandoned and waiting_seconds < 5`.
Clause = tuple[Named | Comparison, ...]


@dataclass(frozen=True, slots=True)
class RecordTerm:
    """The number of records; or the sum or a percentile of one of their quantities; or how many `distinct` identities.

    Every clause of `where` holds and none of `without`; `attribution` says by which day a record belongs to a period.
    A `percentile` (50 to 99) is by nearest rank: the smallest value that so many of a hundred do not exceed.
    """

    fact_set: str
    attribution: str
    quantity: str | None = None
    where: tuple[Clause, ...] = ()
    without: tuple[Clause, ...] = ()
    distinct: str | None = None
    percentile: int | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the numbers of two periods, or of two departments, make that of both together."""
        return self.distinct is None and self.percentile is None


@dataclass(frozen=True, slots=True)
class DaysInPeriod:
    """The number of days of the period."""


@dataclass(frozen=True, slots=True)
class MonthsInPeriod:
    """The number of months that the period touches."""


Term = RecordTerm | DaysInPeriod | MonthsInPeriod


@dataclass(frozen=True, slots=True)
class Words:
    """A name in Chinese and English."""

    zh: str
    en: str

    def get(self, language: str) -> str:
        """The name in `zh` or `en`."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """A quantity's name and unit."""

    name: Words
    unit: Words


@dataclass(frozen=True, slots=True)
class FactVocabulary:
    """What a formula may say about one fact set."""

    name: Words
    attributions: Mapping[str, Words]
    conditions: Mapping[str, Words] = field(default_factory=dict)
    quantities: Mapping[str, QuantityWords] = field(default_factory=dict)
    identities: Mapping[str, Words] = field(default_factory=dict)
    dimensions: frozenset[str] = frozenset()


Vocabulary = Mapping[str, FactVocabulary]

_COMPARISON = re.compile(r"(\w+)\s*(<=|>=|<|>)\s*(\d+(?:\.\d+)?)")


def choose(kind: str, word: str, choices: Mapping[str, object], place: str) -> None:
    """Refuse a word that is not among the choices, naming them."""
    if word not in choices:
        raise CatalogueFault(f"{place}: unknown {kind} “{word}”; known are {', '.join(sorted(choices)) or 'none'}")


def parse_clause(text: str, vocabulary: FactVocabulary, place: str) -> Clause:
    """A clause from its text: names and comparisons, joined by `and`."""
    return tuple(_parse_atom(part.strip(), vocabulary, place) for part in text.split(" and "))


def _parse_atom(text: str, vocabulary: FactVocabulary, place: str) -> Named | Comparison:
    comparison = _COMPARISON.fullmatch(text)
    if comparison is None:
        choose("condition", text, vocabulary.conditions, place)
        return Named(text)
    quantity, operator, number = comparison.groups()
    choose("quantity", quantity, vocabulary.quantities, place)
    return Comparison(quantity, Operator(operator), Decimal(number))
