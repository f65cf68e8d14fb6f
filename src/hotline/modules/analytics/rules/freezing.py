"""What is frozen of a published figure, so that it can be read, contested and computed again years later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypedDict

from .catalogue import Indicator, Variant
from .explaining import Explanation, Part
from .figures import Figure, Number, plain
from .formulas import Clause, Comparison, DaysInPeriod, RecordTerm, Term, Vocabulary, Words
from .wording import attribution_text

Text = dict[str, str]
# What a term counts, as the catalogue's files say it.
TermData = dict[str, str | bool | list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRequest:
    """A figure that a publication states.

    `by` and `key` name a cell; with `by` alone, every cell of that dimension is meant. Without a `version` the
    indicator's present definition holds.
    """

    code: str
    variant: str | None = None
    by: str | None = None
    key: str | None = None
    version: int | None = None


class LeftOutData(TypedDict):
    """How many records an exclusion left out."""

    name: Text
    count: str


class PartData(TypedDict):
    """The numerator or the denominator with the counts behind it; null where no records stand behind it."""

    name: Text
    number: str
    in_period: str | None
    meeting: str | None
    counted: str | None
    left_out: list[LeftOutData]


class DefinitionData(TypedDict):
    """What was computed, in the words of the catalogue's files: enough to compute it again without them."""

    unit: str
    display: str
    places: int
    divisor: int
    numerator: TermData
    denominator: TermData | None


class StandData(TypedDict):
    """How far the records of a kind had come: the newest of all had this number."""

    fact_set: str
    newest: int


class Inputs(TypedDict):
    """Everything that a frozen figure stood on. Numbers are kept as text, so that none is cut."""

    name: Text
    variant_name: Text
    formula: Text
    attribution: Text
    numerator: PartData
    denominator: PartData | None
    definition: DefinitionData
    hotline: str
    scale: str
    stands: list[StandData]


@dataclass(frozen=True, slots=True)
class Origin:
    """Which data a figure was computed from: the hotline, the scale of a generated year, how far the records went."""

    hotline: str
    scale: Decimal
    newest: Mapping[str, int]


def inputs_of(
    indicator: Indicator, variant: Variant, explained: Explanation, origin: Origin, vocabulary: Vocabulary
) -> Inputs:
    """What is kept with a figure."""
    below = explained.denominator
    attribution = (
        attribution_text(variant.numerator, variant.denominator, vocabulary, language) for language in ("zh", "en")
    )
    return Inputs(
        name=_text(indicator.name),
        variant_name=_text(variant.name),
        formula=_text(explained.formula),
        attribution=_text(Words(*attribution)),
        numerator=_part(explained.numerator),
        denominator=None if below is None else _part(below),
        definition=definition_of(indicator, variant),
        hotline=origin.hotline,
        scale=plain(origin.scale),
        stands=[
            StandData(fact_set=each, newest=origin.newest[each])
            for each in fact_sets_of(variant)
            if each in origin.newest
        ],
    )


def definition_of(indicator: Indicator, variant: Variant) -> DefinitionData:
    """What is computed, as data. Two definitions are the same where these are equal."""
    return DefinitionData(
        unit=indicator.unit.value,
        display=indicator.display.value,
        places=indicator.places,
        divisor=indicator.divisor,
        numerator=_term(variant.numerator),
        denominator=None if variant.denominator is None else _term(variant.denominator),
    )


def fact_sets_of(variant: Variant) -> Sequence[str]:
    """The kinds of records that a counting rule counts, each once."""
    terms = (variant.numerator, variant.denominator)
    return list(dict.fromkeys(term.fact_set for term in terms if isinstance(term, RecordTerm)))


def differs(one: Figure, other: Figure) -> bool:
    """Whether two figures of one definition are not the same figure."""
    parts = (one.numerator, one.denominator, one.shown)
    return parts != (other.numerator, other.denominator, other.shown)


def _part(part: Part) -> PartData:
    return PartData(
        name=_text(part.name),
        number=plain(part.number),
        in_period=_number(part.in_period),
        meeting=_number(part.meeting),
        counted=_number(part.counted),
        left_out=[LeftOutData(name=_text(each.name), count=plain(each.count)) for each in part.left_out],
    )


def _term(term: Term) -> TermData:
    if not isinstance(term, RecordTerm):
        return {"days_in_period" if isinstance(term, DaysInPeriod) else "months_in_period": True}
    data: TermData = {"fact_set": term.fact_set, "attribution": term.attribution}
    if term.percentile is not None and term.quantity is not None:
        data |= {"percentile": str(term.percentile), "quantity": term.quantity}
    elif term.quantity is not None:
        data["sum"] = term.quantity
    if term.distinct is not None:
        data["distinct"] = term.distinct
    if term.where:
        data["where"] = [_clause(clause) for clause in term.where]
    if term.without:
        data["without"] = [_clause(clause) for clause in term.without]
    return data


def _clause(clause: Clause) -> str:
    return " and ".join(
        f"{part.quantity} {part.operator} {part.number}" if isinstance(part, Comparison) else part.condition
        for part in clause
    )


def _text(words: Words) -> Text:
    return {"zh": words.zh, "en": words.en}


def _number(number: Number | None) -> str | None:
    return None if number is None else plain(number)
