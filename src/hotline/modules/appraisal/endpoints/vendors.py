"""Base data and third-party supervision over HTTP."""

from django.http import HttpRequest, HttpResponse
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.kit.clock import now
from hotline.kit.documents import CONTENT_TYPES, format_named, render
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.appraisal.actions import answer
from hotline.modules.appraisal.actions.state_base_data import state_base_data
from hotline.modules.appraisal.actions.supervise_vendor import assess, issue_rectification
from hotline.modules.appraisal.models import RectificationNotice
from hotline.modules.appraisal.rules.base_workbook import read_base_data
from hotline.modules.appraisal.schemas import input as inputs
from hotline.modules.appraisal.schemas.output import RectificationNoticeOutput
from hotline.modules.appraisal.schemas.paper import rectification_paper
from hotline.modules.appraisal.schemas.reading import reader_of, rectification_documents
from hotline.modules.appraisal.schemas.vendor import (
    BaseDataOutput,
    BaseDataReadingOutput,
    SheetOutput,
    ThirdPartyAssessmentOutput,
    base_data_document,
    reading_document,
)
from hotline.modules.appraisal.selectors.base_data import base_data_form, checked_figures, stated_texts, vendors
from hotline.modules.appraisal.selectors.sheets import assessments, notices, sheets

router = Router(tags=["appraisal"])
_READ, _SUPERVISE = Permission.READ_EVALUATIONS, Permission.SUPERVISE_VENDORS


@router.get("/appraisal/base-data", response=BaseDataOutput, auth=requires(_READ))
def base_data(request: HttpRequest, vendor: str = "") -> BaseDataOutput:
    """A vendor's base data of all years, each figure beside what the records yield."""
    return base_data_document(base_data_form(), vendor, vendors(), checked_figures(vendor), language_of(request))


@router.post("/appraisal/base-data", response=BaseDataOutput, auth=requires(Permission.ANSWER_EVALUATIONS))
def state(request: HttpRequest, body: inputs.BaseDataInput) -> BaseDataOutput:
    """State a year's base data, or correct it."""
    state_base_data(vendor=body.vendor, year=body.year, figures=body.figures, by=actor_from(request), at=now())
    return base_data_document(
        base_data_form(), body.vendor, vendors(), checked_figures(body.vendor), language_of(request)
    )


@router.post(
    "/appraisal/base-data/readings", response=BaseDataReadingOutput, auth=requires(Permission.ANSWER_EVALUATIONS)
)
def read_workbook(request: HttpRequest, file: File[UploadedFile], vendor: str = "") -> BaseDataReadingOutput:
    """What taking an Excel form in would change; nothing is kept."""
    reading = read_base_data(file.read(), base_data_form())
    return reading_document(reading, stated_texts(vendor), language_of(request))


@router.get("/appraisal/sheets", response=list[SheetOutput], auth=requires(_READ))
def list_sheets(request: HttpRequest) -> list[SheetOutput]:
    """The sheets of the supervising firm."""
    return [SheetOutput.of(sheet, language_of(request)) for sheet in sheets()]


@router.get("/appraisal/assessments", response=list[ThirdPartyAssessmentOutput], auth=requires(_READ))
def list_assessments(request: HttpRequest) -> list[ThirdPartyAssessmentOutput]:
    """The newest assessment of each period."""
    return [ThirdPartyAssessmentOutput.of(one, language_of(request)) for one in assessments()]


@router.post("/appraisal/assessments", response={201: ThirdPartyAssessmentOutput}, auth=requires(_SUPERVISE))
def assess_vendor(request: HttpRequest, body: inputs.ThirdPartyAssessmentInput) -> Status[ThirdPartyAssessmentOutput]:
    """Fill a sheet in for a month or year that is over."""
    assessment = assess(filled=body.filled(), by=actor_from(request), at=now())
    return Status(201, ThirdPartyAssessmentOutput.of(assessments().get(pk=assessment.pk), language_of(request)))


@router.get("/appraisal/rectifications", response=list[RectificationNoticeOutput], auth=requires(_READ))
def list_rectifications(request: HttpRequest) -> list[RectificationNoticeOutput]:
    """Every rectification notice with what became of it."""
    return rectification_documents(notices(), reader_of(request))


@router.post("/appraisal/rectifications", response={201: list[RectificationNoticeOutput]}, auth=requires(_SUPERVISE))
def issue(request: HttpRequest, body: inputs.RectificationNoticeInput) -> Status[list[RectificationNoticeOutput]]:
    """Issue a rectification notice."""
    notice = issue_rectification(fault=body.fault(), by=actor_from(request), at=now())
    return Status(201, rectification_documents(notices().filter(pk=notice.pk), reader_of(request)))


@router.get("/appraisal/rectifications/{identifier}/paper", auth=requires(_READ))
def paper(request: HttpRequest, identifier: int, format: str = "docx") -> HttpResponse:
    """The notice with its reply as Word, Excel or PDF."""
    wanted = format_named(format)
    return HttpResponse(
        render(rectification_paper(identifier), wanted),
        content_type=CONTENT_TYPES[wanted],
        headers={"Content-Disposition": f'attachment; filename="rectification-{identifier}.{wanted}"'},
    )


@router.post(
    "/appraisal/rectifications/{identifier}/replies",
    response=list[RectificationNoticeOutput],
    auth=requires(Permission.ANSWER_EVALUATIONS),
)
def reply(request: HttpRequest, identifier: int, body: inputs.StepWordsInput) -> list[RectificationNoticeOutput]:
    """Reply for the vendor."""
    answer.reply(model=RectificationNotice, identifier=identifier, text=body.text, by=actor_from(request), at=now())
    return rectification_documents(notices().filter(pk=identifier), reader_of(request))


@router.post(
    "/appraisal/rectifications/{identifier}/closures",
    response=list[RectificationNoticeOutput],
    auth=requires(_SUPERVISE),
)
def close(request: HttpRequest, identifier: int, body: inputs.StepWordsInput) -> list[RectificationNoticeOutput]:
    """Close it after the check, with what was found."""
    answer.close(model=RectificationNotice, identifier=identifier, evidence=body.text, by=actor_from(request), at=now())
    return rectification_documents(notices().filter(pk=identifier), reader_of(request))


@router.post(
    "/appraisal/rectifications/{identifier}/returns",
    response=list[RectificationNoticeOutput],
    auth=requires(_SUPERVISE),
)
def send_back(request: HttpRequest, identifier: int, body: inputs.StepWordsInput) -> list[RectificationNoticeOutput]:
    """Send the reply back."""
    answer.send_back(
        model=RectificationNotice, identifier=identifier, reason=body.text, by=actor_from(request), at=now()
    )
    return rectification_documents(notices().filter(pk=identifier), reader_of(request))
