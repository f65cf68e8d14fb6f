"""Questionnaires are sound, answers fit them, and few answers say nothing about anybody."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from pydantic import ValidationError

from hotline.kit.rates import show_percentage
from hotline.modules.scoring.rules.texts import as_decimal
from hotline.modules.surveys.errors import (
    AnswersRefused,
    DesignRefused,
    InvitationUsed,
    SurveyNotOpen,
    SurveyPeriodRefused,
)
from hotline.modules.surveys.rules.analysis import analyse, breakdown, satisfaction_of
from hotline.modules.surveys.rules.answering import Answer, asked, checked
from hotline.modules.surveys.rules.design import Design, design_of, ensure_sound, plain_of
from hotline.modules.surveys.rules.periods import Term, ensure_answerable, ensure_sensible

from .designs import PLAIN, answers_of_58, design

AT = datetime(2024, 6, 20, 2, 0, tzinfo=UTC)


def _with(place: int, **changed: object) -> Design:
    questions = [dict(one) for one in PLAIN["questions"]]  # type: ignore[attr-defined]
    questions[place].update(changed)
    return design_of({**PLAIN, "questions": questions})


def test_the_satisfaction_is_the_worth_of_the_answers_by_their_number() -> None:
    found = satisfaction_of(design(), answers_of_58())
    assert (found.worth, found.answers) == (Decimal(55), 58)
    assert found.value is not None
    assert show_percentage(as_decimal(found.value)) == "94.83%"


def test_shares_are_of_those_who_answered_the_question() -> None:
    found = analyse(design(), answers_of_58(), invited=80, smallest_sample=30, smallest_cell=5)
    knows, called, soon, overall, advice = found.questions
    assert [(one.count, show_percentage(as_decimal(one.share or Fraction(0)))) for one in knows.options] == [
        (57, "98.28%"),
        (1, "1.72%"),
    ]
    assert show_percentage(as_decimal(called.options[0].share or Fraction(0))) == "84.48%"
    assert (soon.asked, soon.answered) == (49, 49)
    assert [one.count for one in overall.options] == [39, 16, 2, 1]
    assert overall.mean_worth == Fraction(55, 58)
    assert (advice.asked, advice.answered) == (58, 0)
    assert found.response_rate == Fraction(58, 80)
    assert not found.is_small


def test_fewer_answers_than_the_smallest_group_say_nothing() -> None:
    found = analyse(design(), answers_of_58()[:4], invited=None, smallest_sample=30, smallest_cell=5)
    assert found.is_withheld and found.is_small
    assert all(not one.answered for one in found.questions)
    assert found.satisfaction is not None and found.satisfaction.value is None
    assert found.response_rate is None


def test_nobody_answered_is_no_value_and_not_nothing_percent() -> None:
    found = analyse(design(), [], invited=10, smallest_sample=30, smallest_cell=5)
    assert not found.is_withheld
    assert found.questions[0].options[0].share is None


def test_a_small_group_is_withheld_together_with_the_smallest_of_the_others() -> None:
    whole = design()
    knows, overall = whole.questions[0], whole.questions[3]
    groups = {one.option: one for one in breakdown(whole, answers_of_58(), question=overall, by=knows, smallest_cell=5)}
    # One person alone does not know the hotline: the 57 others would tell his answer by subtraction.
    assert groups["no"].responses is None and groups["no"].result is None
    assert groups["yes"].responses is None


def test_large_groups_are_shown_with_their_base() -> None:
    whole = design()
    called, overall = whole.questions[1], whole.questions[3]
    groups = {
        one.option: one for one in breakdown(whole, answers_of_58(), question=overall, by=called, smallest_cell=5)
    }
    assert groups["yes"].responses == 49
    assert groups["no"].result is not None and groups["no"].result.answered == 9


def test_a_question_is_asked_only_after_the_answer_that_it_hangs_on() -> None:
    assert [one.code for one in asked(design(), {"called": "no"})] == ["knows", "called", "overall", "advice"]
    given = checked(design(), {"knows": "yes", "called": "no", "overall": "neutral", "advice": "  "})
    assert given == {"knows": "yes", "called": "no", "overall": "neutral"}


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"knows": "yes", "called": "yes", "overall": "neutral"}, "answers.answered_soon"),
        ({"knows": "yes", "called": "no", "overall": "neutral", "answered_soon": "yes"}, "answers.answered_soon"),
        ({"knows": "perhaps", "called": "no", "overall": "neutral"}, "answers.knows"),
        ({"knows": ("yes", "no"), "called": "no", "overall": "neutral"}, "answers.knows"),
        ({"knows": "yes", "called": "no", "overall": "neutral", "advice": "长" * 1001}, "answers.advice"),
        ({"knows": "yes", "called": "no", "overall": "neutral", "other": "x"}, "answers.other"),
    ],
)
def test_answers_that_do_not_fit_are_refused_at_their_question(answers: dict[str, Answer], field: str) -> None:
    with pytest.raises(AnswersRefused) as refused:
        checked(design(), answers)
    assert refused.value.field == field


@pytest.mark.parametrize("written", ["-1", "11", "1e999999999", "NaN", "zehn", "12345678901234567"])
def test_a_figure_is_a_number_between_its_bounds(written: str) -> None:
    counted = _with(4, kind="figure", least="0", most="10")
    with pytest.raises(AnswersRefused):
        checked(counted, {"knows": "yes", "called": "no", "overall": "neutral", "advice": written})


@pytest.mark.parametrize(
    "bad",
    [
        _with(1, code="knows"),
        _with(0, options=[]),
        _with(0, kind="scale"),
        _with(4, options=PLAIN["questions"][0]["options"]),  # type: ignore[index]
        _with(2, shown_if={"question": "overall", "is_one_of": ["neutral"]}),
        _with(2, shown_if={"question": "called", "is_one_of": ["perhaps"]}),
        design_of({**PLAIN, "formula": ["knows"]}),
        design_of({**PLAIN, "formula": ["nothing"]}),
    ],
)
def test_a_design_that_contradicts_itself_is_refused(bad: Design) -> None:
    with pytest.raises(DesignRefused):
        ensure_sound(bad)


def test_a_design_is_kept_as_it_was_written() -> None:
    ensure_sound(design())
    assert design_of(plain_of(design())) == design()
    with pytest.raises(ValidationError):
        design_of({**PLAIN, "colour": "red"})


def test_a_survey_is_answered_within_its_term_and_an_invitation_once() -> None:
    term = Term(AT, AT + timedelta(days=7))
    ensure_answerable(term, AT, is_used=False)
    with pytest.raises(InvitationUsed):
        ensure_answerable(term, AT, is_used=True)
    for moment in (AT - timedelta(seconds=1), AT + timedelta(days=7)):
        with pytest.raises(SurveyNotOpen):
            ensure_answerable(term, moment, is_used=False)
    with pytest.raises(SurveyPeriodRefused):
        ensure_sensible(Term(AT, AT), AT)
