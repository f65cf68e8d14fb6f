"""What other modules may call: surveys and what their answers say."""

from .actions.answer_survey import answer_survey
from .actions.design_questionnaire import decide_questionnaire, propose_questionnaire
from .actions.open_survey import Opening, SampleWanted, end_survey, open_survey
from .models import Survey
from .rules.analysis import Analysis
from .rules.design import QuestionKind
from .rules.periods import SurveyState
from .selectors.links import open_link
from .selectors.results import analysis_of, ended_surveys, find_survey

__all__ = [
    "Analysis",
    "Opening",
    "QuestionKind",
    "SampleWanted",
    "Survey",
    "SurveyState",
    "analysis_of",
    "answer_survey",
    "decide_questionnaire",
    "end_survey",
    "ended_surveys",
    "find_survey",
    "open_link",
    "open_survey",
    "propose_questionnaire",
]
