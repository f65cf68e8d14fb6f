"""Surveys and their results over HTTP."""

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import Annotated

from ninja import Field, Schema
from pydantic import AwareDatetime, StringConstraints

from hotline.kit.clock import FIRST_YEAR, LAST_YEAR
from hotline.kit.rates import show_number
from hotline.modules.scoring.rules.texts import as_decimal
from hotline.modules.surveys.actions.open_survey import Opening, SampleWanted
from hotline.modules.surveys.models import Survey
from hotline.modules.surveys.rules.analysis import Analysis, Group, OptionCount, QuestionResult
from hotline.modules.surveys.rules.answering import Answers
from hotline.modules.surveys.rules.design import Design, Question
from hotline.modules.surveys.rules.periods import SurveyKind
from hotline.modules.surveys.selectors.links import Opened, open_link
from hotline.modules.surveys.selectors.workbook import percentage

from .design import Note, Strict

Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Population = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Moment = Annotated[
    AwareDatetime,
    Field(
        ge=datetime.fromisoformat(f"{FIRST_YEAR}-01-01T00:00:00+00:00"),
        le=datetime.fromisoformat(f"{LAST_YEAR}-12-31T00:00:00+00:00"),
    ),
]
Seed = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
_MOST_CODE = 64
Chosen = Annotated[list[Annotated[str, Field(max_length=_MOST_CODE)]], Field(max_length=60)]
Answer = Annotated[str, Field(max_length=2000)] | Chosen


class SurveySampleInput(Strict):
    """Whom to invite."""

    first_day: Day
    last_day: Day
    size: int = Field(ge=1, le=20_000)
    seed: Seed


class SurveyInput(Strict):
    """A survey to open; without a sample it is answered by a link for everybody."""

    version_id: int
    title: Title
    population: Population
    opens_at: Moment
    closes_at: Moment
    smallest_sample: int = Field(30, ge=1, le=100_000)
    smallest_cell: int = Field(5, ge=1, le=100)
    sample: SurveySampleInput | None = None

    def opening(self) -> Opening:
        """What is asked of whom and when."""
        wanted = self.sample
        sample = SampleWanted(wanted.first_day, wanted.last_day, wanted.size, wanted.seed) if wanted else None
        return Opening(
            version_id=self.version_id,
            title=self.title,
            population=self.population,
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            smallest_sample=self.smallest_sample,
            smallest_cell=self.smallest_cell,
            sample=sample,
        )


class SurveyEndingInput(Strict):
    reason: Note


class SurveyOutput(Schema):
    """A survey in a list; `link` is that for everybody, where there is one."""

    id: int
    title: str
    kind: str
    state: str
    population: str
    questionnaire: str
    questionnaire_version: int
    opens_at: datetime
    closes_at: datetime
    ended_at: datetime | None
    answers: int
    invited: int | None
    smallest_sample: int
    smallest_cell: int
    link: str | None

    @classmethod
    def of(cls, survey: Survey, *, at: datetime) -> "SurveyOutput":
        """The survey as pages get it, from a list that counted."""
        is_open_link = survey.kind == SurveyKind.OPEN_LINK
        return cls(
            id=survey.pk,
            title=survey.title,
            kind=survey.kind,
            state=survey.term.state_at(at),
            population=survey.population,
            questionnaire=survey.questionnaire.questionnaire.code,
            questionnaire_version=survey.questionnaire.version,
            opens_at=survey.opens_at,
            closes_at=survey.closes_at,
            ended_at=survey.ended_at,
            answers=getattr(survey, "answer_count", 0),
            invited=None if is_open_link else getattr(survey, "invited_count", 0),
            smallest_sample=survey.smallest_sample,
            smallest_cell=survey.smallest_cell,
            link=open_link(survey) if is_open_link else None,
        )


class SurveyOptionOutput(Schema):
    code: str
    name: str
    count: int
    share: str
    value: str | None


class SurveyQuestionOutput(Schema):
    """One question's result; `base` sentences are made of `asked` and `answered`."""

    code: str
    kind: str
    text: str
    asked: int
    answered: int
    options: list[SurveyOptionOutput]
    mean_worth: str | None
    mean_figure: str | None
    texts: list[str]


class SurveyAnalysisOutput(Schema):
    """A survey's result. With `is_withheld` there are too few answers to show any."""

    survey: SurveyOutput
    is_withheld: bool
    is_small: bool
    response_rate: str | None
    satisfaction: str | None
    satisfaction_worth: str | None
    satisfaction_answers: int | None
    questions: list[SurveyQuestionOutput]


class SurveyGroupOutput(Schema):
    """One part of the answers; without a number it is withheld."""

    option: str
    name: str
    answered: int | None
    options: list[SurveyOptionOutput]


class SurveyPageOutput(Schema):
    """What somebody with a link sees."""

    hotline: str
    title: str
    state: str
    is_used: bool
    closes_at: datetime
    design: Design | None


class SurveyAnswersInput(Strict):
    """The code of the option, several codes, or what was written, for each question that was asked."""

    answers: dict[Annotated[str, Field(max_length=_MOST_CODE)], Answer] = Field(max_length=60)

    def given(self) -> Answers:
        """The answers as the rules take them."""
        return {code: one if isinstance(one, str) else tuple(one) for code, one in self.answers.items()}


class SurveyThanksOutput(Schema):
    title: str


def page_behind(opened: Opened, *, hotline: str, at: datetime) -> SurveyPageOutput:
    """The page behind a link: the questions as long as they can be answered."""
    survey = opened.survey
    state = survey.term.state_at(at)
    is_answerable = state == "under_way" and not opened.is_used
    return SurveyPageOutput(
        hotline=hotline,
        title=survey.title,
        state=state,
        is_used=opened.is_used,
        closes_at=survey.closes_at,
        design=survey.questionnaire.design if is_answerable else None,
    )


def analysis_document(survey: Survey, found: Analysis, *, language: str, at: datetime) -> SurveyAnalysisOutput:
    """The result in one language."""
    satisfaction = found.satisfaction
    questions = survey.questionnaire.design.questions
    return SurveyAnalysisOutput(
        survey=SurveyOutput.of(survey, at=at),
        is_withheld=found.is_withheld,
        is_small=found.is_small,
        response_rate=None if found.response_rate is None else percentage(found.response_rate),
        satisfaction=None if satisfaction is None else percentage(satisfaction.value),
        satisfaction_worth=None if satisfaction is None else f"{satisfaction.worth.normalize():f}",
        satisfaction_answers=None if satisfaction is None else satisfaction.answers,
        questions=[_question(one, result, language) for one, result in zip(questions, found.questions, strict=True)],
    )


def group_documents(
    design: Design, groups: Sequence[Group], *, question: str, by: str, language: str
) -> list[SurveyGroupOutput]:
    """A breakdown in one language."""
    asked, split = design.question(question), design.question(by)
    return [
        SurveyGroupOutput(
            option=group.option,
            name=_name(split, group.option, language),
            answered=group.result.answered if group.result else None,
            options=[_option(asked, one, language) for one in group.result.options] if group.result else [],
        )
        for group in groups
    ]


def _question(question: Question, result: QuestionResult, language: str) -> SurveyQuestionOutput:
    return SurveyQuestionOutput(
        code=question.code,
        kind=question.kind,
        text=question.text.in_language(language),
        asked=result.asked,
        answered=result.answered,
        options=[_option(question, one, language) for one in result.options],
        mean_worth=_shown(result.mean_worth),
        mean_figure=_shown(result.mean_figure),
        texts=list(result.texts),
    )


def _option(question: Question | None, one: OptionCount, language: str) -> SurveyOptionOutput:
    return SurveyOptionOutput(
        code=one.code,
        name=_name(question, one.code, language),
        count=one.count,
        share=percentage(one.share),
        value=None if one.share is None else f"{as_decimal(one.share):f}",
    )


def _name(question: Question | None, code: str, language: str) -> str:
    option = question.option(code) if question else None
    return option.name.in_language(language) if option else code


def _shown(value: Fraction | None) -> str | None:
    return None if value is None else show_number(as_decimal(value), 2)
