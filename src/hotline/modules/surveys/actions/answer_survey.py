"""Take somebody's answers."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.modules.surveys.models import Survey, SurveyAnswer
from hotline.modules.surveys.rules.answering import Answers, checked
from hotline.modules.surveys.rules.periods import ensure_answerable
from hotline.modules.surveys.selectors.links import opened_by


@transaction.atomic
def answer_survey(*, token: str, answers: Answers, at: datetime) -> Survey:
    """Keep the answers apart from whoever gave them; an invitation is used up by them."""
    opened = opened_by(token, hold=True)
    ensure_answerable(opened.survey.term, at, is_used=opened.is_used)
    given = checked(opened.survey.questionnaire.design, answers)
    SurveyAnswer.objects.create(survey=opened.survey, answers=given, answered_on=local_date(at))
    if opened.invitation is not None:
        opened.invitation.is_used = True
        opened.invitation.save(update_fields=["is_used"])
    return opened.survey
