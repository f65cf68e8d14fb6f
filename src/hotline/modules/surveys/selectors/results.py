"""What a survey's answers say."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from hotline.kit.clock import start_of_day
from hotline.kit.errors import InvalidInput, NotFound
from hotline.modules.surveys.models import QuestionnaireVersion, Survey, SurveyAnswer
from hotline.modules.surveys.rules.analysis import Analysis, Group, analyse, breakdown
from hotline.modules.surveys.rules.answering import Answers
from hotline.modules.surveys.rules.design import CHOOSE_ONE, Design, Question
from hotline.modules.surveys.rules.periods import SurveyKind


def versions() -> QuerySet[QuestionnaireVersion]:
    """Every version of every questionnaire, the newest first."""
    found = QuestionnaireVersion.objects.select_related("questionnaire", "proposed_by", "decided_by")
    return found.order_by("-proposed_at", "-id")


def surveys() -> QuerySet[Survey]:
    """Every survey, the newest first, with how many were invited and how many answered."""
    counted = Survey.objects.select_related("questionnaire__questionnaire").annotate(
        invited_count=Count("invitations", distinct=True),
        used_count=Count("invitations", filter=Q(invitations__is_used=True), distinct=True),
        answer_count=Count("answers", distinct=True),
    )
    return counted.order_by("-opens_at", "-id")


def find_survey(survey_id: int) -> Survey:
    """The survey."""
    found = surveys().filter(pk=survey_id).first()
    if found is None:
        raise NotFound(what=str(survey_id))
    return found


def ended_surveys(first_day: date, last_day: date) -> list[Survey]:
    """The surveys about a period: opened on its first day or later, closed within a year after it, in that order."""
    begin, end = start_of_day(first_day), start_of_day(last_day + timedelta(days=366))
    found = surveys().filter(opens_at__gte=begin).annotate(ended=Coalesce("ended_at", "closes_at"))
    return list(found.filter(ended__lt=end).order_by("ended", "id"))


def find_open_survey(survey_id: int) -> Survey:
    """The survey that everybody may answer; not found where it has no link for everybody."""
    found = surveys().filter(pk=survey_id, kind=SurveyKind.OPEN_LINK).first()
    if found is None:
        raise NotFound(what=str(survey_id))
    return found


def answers_of(survey: Survey) -> list[Answers]:
    """The answers, in the order of their random keys."""
    kept = SurveyAnswer.objects.filter(survey=survey).order_by("id").values_list("answers", flat=True)
    return [
        {code: answer if isinstance(answer, str) else tuple(answer) for code, answer in answers.items()}
        for answers in kept
    ]


def analysis_of(survey: Survey) -> Analysis:
    """Counts, shares, means and the satisfaction."""
    invited = survey.invitations.count() if survey.kind == SurveyKind.INVITATION else None
    return analyse(
        survey.questionnaire.design,
        answers_of(survey),
        invited=invited,
        smallest_sample=survey.smallest_sample,
        smallest_cell=survey.smallest_cell,
    )


def breakdown_of(survey: Survey, *, question: str, by: str) -> Sequence[Group]:
    """The answers to one question among those who answered another alike."""
    design = survey.questionnaire.design
    return breakdown(
        design,
        answers_of(survey),
        question=_chosen(design, question, "question"),
        by=_chosen(design, by, "by"),
        smallest_cell=survey.smallest_cell,
    )


def _chosen(design: Design, code: str, field: str) -> Question:
    found = design.question(code)
    if found is None or found.kind not in CHOOSE_ONE:
        raise InvalidInput(
            field=field, reason_zh="应为单选题或量表题的编号。", reason_en="name a question of one choice or a scale."
        )
    return found
