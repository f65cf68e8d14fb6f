"""Let a survey's result be the value of a scheme's leaf."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.appraisal.errors import SurveyNotClosed, SurveyWithoutValue
from hotline.modules.evaluation.public import enter_values
from hotline.modules.scoring.public import EnteredValue, Text
from hotline.modules.surveys.public import SurveyState, analysis_of, find_survey


@transaction.atomic
def feed_leaf(*, survey_id: int, scheme_code: str, leaf_code: str, by: Actor, at: datetime) -> EnteredValue:
    """Enter the worth of the answers over their number, with the survey, its version and its size as evidence.

    Only once the survey is closed, and only with as many answers as it asked for.
    """
    survey = find_survey(survey_id)
    if survey.term.state_at(at) is not SurveyState.ENDED:
        raise SurveyNotClosed
    found = analysis_of(survey)
    satisfaction = found.satisfaction
    if found.is_small or satisfaction is None or satisfaction.value is None:
        raise SurveyWithoutValue(n=found.responses, least=survey.smallest_sample)
    design = survey.questionnaire
    name, version = design.questionnaire.code, design.version
    value = EnteredValue(
        leaf=leaf_code,
        numerator=satisfaction.worth,
        denominator=Decimal(satisfaction.answers),
        printed_in=f"survey:{survey.pk}",
        evidence=Text(
            zh=f"问卷“{survey.title}”（{name}第{version}版），有效问卷{found.responses}份，计分回答{satisfaction.answers}个。",
            en=f"Survey {survey.pk} ({name}, version {version}): {found.responses} answers, "
            f"{satisfaction.answers} of them counted.",
        ),
    )
    enter_values(scheme_code=scheme_code, values=[value], by=by, at=at)
    return value
