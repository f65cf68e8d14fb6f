"""What stands behind a figure: its formula with the numbers in it, and how many records each condition left over."""

from collections.abc import Callable
from dataclasses import dataclass

from .catalogue import Indicator, Unit, Variant
from .figures import Figure, Number, plain
from .formulas import Clause, RecordTerm, Term, Vocabulary, Words
from .wording import UNIT_WORDS, clause_text, term_text

# The number of a term in the cell that is explained.
Count = Callable[[Term], Number]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Records that a clause of `without` left out, and that no clause before it had."""

    name: Words
    count: Number


@dataclass(frozen=True, slots=True)
class Part:
    """The numerator or the denominator of a figure.

    `in_period` are all records of the kind that belong to the period, `meeting` those that meet every condition,
    `counted` those that remain when the exclusions have been left out: meeting less all that was left out. Nothing of
    it where the part is a number of days or months.
    """

    name: Words
    number: Number
    in_period: Number | None = None
    meeting: Number | None = None
    counted: Number | None = None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A figure with what stands behind its parts."""

    figure: Figure
    formula: Words
    numerator: Part
    denominator: Part | None


def terms_behind(variant: Variant) -> list[Term]:
    """Everything that must be counted to explain a figure of this counting rule."""
    parts = [term for term in (variant.numerator, variant.denominator) if term is not None]
    return [term for part in parts for term in (part, *_counts_of(part))]


def explanation(
    indicator: Indicator, variant: Variant, figure: Figure, count: Count, vocabulary: Vocabulary
) -> Explanation:
    """The figure, explained by what was counted."""
    below = variant.denominator
    return Explanation(
        figure,
        Words(*(formula_text(indicator, variant, figure, vocabulary, language) for language in ("zh", "en"))),
        _part(variant.numerator, figure.numerator, count, vocabulary),
        None if below is None or figure.denominator is None else _part(below, figure.denominator, count, vocabulary),
    )


def formula_text(indicator: Indicator, variant: Variant, figure: Figure, vocabulary: Vocabulary, language: str) -> str:
    """The formula with the figures in it, down to what is shown, such as `已接通的来电数 97 ÷ 来电数 100 ＝ 97.00%`."""
    steps = [f"{term_text(variant.numerator, vocabulary, language)} {plain(figure.numerator)}"]
    if variant.denominator is not None and figure.denominator is not None:
        steps.append(f"{term_text(variant.denominator, vocabulary, language)} {plain(figure.denominator)}")
    if indicator.divisor != 1:
        steps.append(str(indicator.divisor))
    unit = "" if indicator.unit in (Unit.PERCENT, Unit.COUNT) else UNIT_WORDS[indicator.unit].get(language)
    shown = figure.shown if figure.value is None else f"{figure.shown} {unit}".strip()
    return f"{' ÷ '.join(steps)} {'＝' if language == 'zh' else '='} {shown}"


def _counts_of(term: Term) -> list[RecordTerm]:
    """All of the kind, those that meet the conditions, those counted, and those that each exclusion left out."""
    if not isinstance(term, RecordTerm):
        return []
    return [
        _number_of(term, (), ()),
        _number_of(term, term.where, ()),
        _number_of(term, term.where, term.without),
        *(left_out_by(term, place) for place in range(len(term.without))),
    ]


def left_out_by(term: RecordTerm, place: int) -> RecordTerm:
    """The records that the exclusion at a place left out, and that none before it had."""
    return _number_of(term, (*term.where, term.without[place]), term.without[:place])


def _number_of(term: RecordTerm, where: tuple[Clause, ...], without: tuple[Clause, ...]) -> RecordTerm:
    return RecordTerm(term.fact_set, term.attribution, where=where, without=without)


def _part(term: Term, number: Number, count: Count, vocabulary: Vocabulary) -> Part:
    name = Words(term_text(term, vocabulary, "zh"), term_text(term, vocabulary, "en"))
    if not isinstance(term, RecordTerm):
        return Part(name, number)
    words = vocabulary[term.fact_set]
    in_period, meeting, counted, *excluded = (count(each) for each in _counts_of(term))
    left_out = (
        LeftOut(Words(clause_text(clause, words, "zh"), clause_text(clause, words, "en")), number)
        for clause, number in zip(term.without, excluded, strict=True)
    )
    return Part(name, number, in_period, meeting, counted, tuple(left_out))
