"""Surveys over HTTP."""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.kit.documents import CONTENT_TYPES, format_named, render
from hotline.modules.access.public import PageToken, PerAddress, PerLink, Permission, actor_from, language_of, requires
from hotline.modules.departments.public import profile

from .actions.answer_survey import answer_survey
from .actions.design_questionnaire import decide_questionnaire, propose_questionnaire
from .actions.open_survey import end_survey, open_survey
from .schemas import surveys as documents
from .schemas.design import QuestionnaireDecisionInput, QuestionnaireInput, QuestionnaireOutput
from .selectors import results
from .selectors.links import open_link, opened_by
from .selectors.paper import survey_paper
from .selectors.qr_codes import qr_code
from .selectors.workbook import workbook_of

router = Router(tags=["surveys"])

# One address answers seldom; a link that is open to everybody is shared by many, but not by thousands a minute.
_SELDOM = (PerAddress("30/min", purpose="surveys"), PerLink("600/min", purpose="surveys"))
_READ = Permission.READ_EVALUATIONS
_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PICTURES = {"png": "image/png", "svg": "image/svg+xml"}


@router.get("/questionnaires", response=list[QuestionnaireOutput], auth=requires(_READ))
def list_questionnaires(request: HttpRequest) -> list[QuestionnaireOutput]:
    """Every version of every questionnaire, the newest first."""
    return [QuestionnaireOutput.of(version) for version in results.versions()]


@router.post("/questionnaires", response={201: QuestionnaireOutput}, auth=requires(Permission.DESIGN_SURVEYS))
def propose(request: HttpRequest, body: QuestionnaireInput) -> Status[QuestionnaireOutput]:
    """Propose the next version of a questionnaire."""
    version = propose_questionnaire(
        code=body.code, design=body.design, note=body.note, by=actor_from(request), at=now()
    )
    return Status(201, QuestionnaireOutput.of(version))


@router.post(
    "/questionnaires/{version_id}/decisions", response=QuestionnaireOutput, auth=requires(Permission.PUBLISH_SURVEYS)
)
def decide(request: HttpRequest, version_id: int, body: QuestionnaireDecisionInput) -> QuestionnaireOutput:
    """Publish or return a version that somebody else proposed."""
    version = decide_questionnaire(
        version_id=version_id, is_published=body.is_published, note=body.note, by=actor_from(request), at=now()
    )
    return QuestionnaireOutput.of(version)


@router.get("/surveys", response=list[documents.SurveyOutput], auth=requires(_READ))
def list_surveys(request: HttpRequest) -> list[documents.SurveyOutput]:
    """Every survey, the newest first."""
    at = now()
    return [documents.SurveyOutput.of(survey, at=at) for survey in results.surveys()]


@router.post("/surveys", response={201: documents.SurveyOutput}, auth=requires(Permission.PUBLISH_SURVEYS))
def open_one(request: HttpRequest, body: documents.SurveyInput) -> Status[documents.SurveyOutput]:
    """Open a survey to everybody, or invite a sample."""
    at = now()
    survey = open_survey(opening=body.opening(), by=actor_from(request), at=at)
    return Status(201, documents.SurveyOutput.of(results.find_survey(survey.pk), at=at))


@router.post("/surveys/{survey_id}/endings", response=documents.SurveyOutput, auth=requires(Permission.PUBLISH_SURVEYS))
def end(request: HttpRequest, survey_id: int, body: documents.SurveyEndingInput) -> documents.SurveyOutput:
    """End a survey before its time."""
    at = now()
    end_survey(survey_id=survey_id, reason=body.reason, by=actor_from(request), at=at)
    return documents.SurveyOutput.of(results.find_survey(survey_id), at=at)


@router.get("/surveys/{survey_id}/analysis", response=documents.SurveyAnalysisOutput, auth=requires(_READ))
def analysis(request: HttpRequest, survey_id: int) -> documents.SurveyAnalysisOutput:
    """What the answers say."""
    survey = results.find_survey(survey_id)
    found = results.analysis_of(survey)
    return documents.analysis_document(survey, found, language=language_of(request), at=now())


@router.get("/surveys/{survey_id}/breakdown", response=list[documents.SurveyGroupOutput], auth=requires(_READ))
def breakdown(request: HttpRequest, survey_id: int, question: str, by: str) -> list[documents.SurveyGroupOutput]:
    """The answers to one question among those who answered another alike; small groups are withheld."""
    survey = results.find_survey(survey_id)
    groups = results.breakdown_of(survey, question=question, by=by)
    design = survey.questionnaire.design
    return documents.group_documents(design, groups, question=question, by=by, language=language_of(request))


@router.get("/surveys/{survey_id}/workbook", auth=requires(_READ))
def workbook(request: HttpRequest, survey_id: int) -> HttpResponse:
    """The result as Excel."""
    content = workbook_of(results.find_survey(survey_id), language_of(request))
    return HttpResponse(
        content,
        content_type=_EXCEL,
        headers={"Content-Disposition": f'attachment; filename="survey-{survey_id}.xlsx"'},
    )


@router.get("/surveys/{survey_id}/paper", auth=requires(_READ))
def paper(request: HttpRequest, survey_id: int, format: str = "docx") -> HttpResponse:
    """The questionnaire's appendix of a report, as Word, Excel or PDF."""
    wanted = format_named(format)
    return HttpResponse(
        render(survey_paper(results.find_survey(survey_id)), wanted),
        content_type=CONTENT_TYPES[wanted],
        headers={"Content-Disposition": f'attachment; filename="survey-{survey_id}.{wanted}"'},
    )


@router.get("/surveys/{survey_id}/qr-code", auth=requires(_READ))
def picture(request: HttpRequest, survey_id: int, format: Literal["png", "svg"] = "svg") -> HttpResponse:
    """The link for everybody as a QR code."""
    content = qr_code(open_link(results.find_open_survey(survey_id)), as_png=format == "png")
    return HttpResponse(
        content,
        content_type=_PICTURES[format],
        headers={"Content-Disposition": f'inline; filename="survey-{survey_id}.{format}"'},
    )


@router.get("/survey-answers/{token}", response=documents.SurveyPageOutput, auth=PageToken(), throttle=list(_SELDOM))
def open_page(request: HttpRequest, token: str) -> documents.SurveyPageOutput:
    """What somebody with a link is asked. The answer sets the cookie with the token that answering needs."""
    get_token(request)
    hotline = profile()
    title = {"zh": hotline.title, "en": hotline.title_en}[language_of(request)]
    return documents.page_behind(opened_by(token), hotline=title, at=now())


@router.post("/survey-answers/{token}", response=documents.SurveyThanksOutput, auth=PageToken(), throttle=list(_SELDOM))
def answer(request: HttpRequest, token: str, body: documents.SurveyAnswersInput) -> documents.SurveyThanksOutput:
    """Answer; by an invitation once."""
    survey = answer_survey(token=token, answers=body.given(), at=now())
    return documents.SurveyThanksOutput(title=survey.title)
