"""What the answers to a survey say: counts and shares with their base, means, satisfaction, and what is withheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from .answering import Answers, asked
from .design import CHOOSE_ONE, WITH_OPTIONS, Design, Question, QuestionKind


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How many chose an option; the share is of those who answered the question."""

    code: str
    count: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question: of how many it was asked, how many answered, what they chose, and the mean of what it is worth.

    With several choices the shares add up to more than one. `texts` are in no order that tells who came when.
    """

    code: str
    asked: int
    answered: int
    options: tuple[OptionCount, ...] = ()
    mean_worth: Fraction | None = None
    mean_figure: Fraction | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """The survey's value by its own formula: the worth of all counted answers, by how many they are."""

    worth: Decimal
    answers: int

    @property
    def value(self) -> Fraction | None:
        """The quotient; none where nobody answered a question that counts."""
        return Fraction(self.worth) / self.answers if self.answers else None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole survey. With `is_withheld` there are so few answers that each could be told from the figures."""

    responses: int
    invited: int | None
    questions: tuple[QuestionResult, ...]
    satisfaction: Satisfaction | None
    is_withheld: bool
    is_small: bool

    @property
    def response_rate(self) -> Fraction | None:
        """Answers by invitations; none for an open survey, where nobody knows how many saw it."""
        return Fraction(self.responses, self.invited) if self.invited else None


@dataclass(frozen=True, slots=True)
class Group:
    """One part of the answers in a breakdown; `result` is none where it is withheld."""

    option: str
    responses: int | None
    result: QuestionResult | None


def analyse(
    design: Design, answers: Sequence[Answers], *, invited: int | None, smallest_sample: int, smallest_cell: int
) -> Analysis:
    """Everything that the answers say. Fewer than `smallest_cell` answers say nothing about anybody."""
    is_withheld = 0 < len(answers) < smallest_cell
    shown = [] if is_withheld else answers
    return Analysis(
        responses=len(answers),
        invited=invited,
        questions=tuple(result_of(design, question, shown) for question in design.questions),
        satisfaction=satisfaction_of(design, shown) if design.formula else None,
        is_withheld=is_withheld,
        is_small=len(answers) < smallest_sample,
    )


def result_of(design: Design, question: Question, answers: Sequence[Answers]) -> QuestionResult:
    """What was answered to one question."""
    to_it = [one for one in answers if question in asked(design, one)]
    given = [one[question.code] for one in to_it if question.code in one]
    options: tuple[OptionCount, ...] = ()
    if question.kind in WITH_OPTIONS:
        chosen = [{answer} if isinstance(answer, str) else set(answer) for answer in given]
        counts = {one.code: sum(one.code in each for each in chosen) for one in question.options}
        options = tuple(_option(code, count, len(given)) for code, count in counts.items())
    figures = [Fraction(str(answer)) for answer in given] if question.kind is QuestionKind.FIGURE else []
    return QuestionResult(
        code=question.code,
        asked=len(to_it),
        answered=len(given),
        options=options,
        mean_worth=_mean_worth(question, options),
        mean_figure=sum(figures, Fraction(0)) / len(figures) if figures else None,
        texts=tuple(sorted(str(answer) for answer in given)) if question.kind is QuestionKind.TEXT else (),
    )


def _option(code: str, count: int, answered: int) -> OptionCount:
    return OptionCount(code, count, Fraction(count, answered) if answered else None)


def _mean_worth(question: Question, options: Sequence[OptionCount]) -> Fraction | None:
    worths = {one.code: one.worth for one in question.options}
    count = sum(one.count for one in options)
    if question.kind not in CHOOSE_ONE or not count or any(worth is None for worth in worths.values()):
        return None
    return sum((Fraction(worths[one.code] or 0) * one.count for one in options), Fraction(0)) / count


def satisfaction_of(design: Design, answers: Sequence[Answers]) -> Satisfaction:
    """The worth of the answers to the questions of the formula; who was not asked one, or left it out, is not in it."""
    worth, count = Decimal(0), 0
    for code in design.formula:
        question = design.question(code)
        for one in answers:
            option = question.option(str(one[code])) if question and code in one else None
            if option is not None and option.worth is not None:
                worth, count = worth + option.worth, count + 1
    return Satisfaction(worth, count)


def breakdown(
    design: Design, answers: Sequence[Answers], *, question: Question, by: Question, smallest_cell: int
) -> tuple[Group, ...]:
    """The answers to one question among those who answered another alike.

    Groups of fewer than `smallest_cell` are withheld. Where that is one group only, the smallest of the others is
    withheld too, for what is left over could be had by taking the others from the whole.
    """
    parts: Mapping[str, list[Answers]] = {
        option.code: [one for one in answers if one.get(by.code) == option.code] for option in by.options
    }
    small = {code for code, part in parts.items() if 0 < len(part) < smallest_cell}
    others = [code for code, part in parts.items() if len(part) >= smallest_cell]
    if len(small) == 1 and others:
        small.add(min(others, key=lambda code: len(parts[code])))
    return tuple(
        Group(code, None, None) if code in small else Group(code, len(part), result_of(design, question, part))
        for code, part in parts.items()
    )
