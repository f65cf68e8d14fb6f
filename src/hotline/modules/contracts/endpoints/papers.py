"""The papers of contracts and money as files."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.kit.documents import CONTENT_TYPES, format_named, render
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.contracts.schemas import pages
from hotline.modules.contracts.schemas.papers import assessment_paper, request_paper
from hotline.modules.contracts.schemas.requests import request_detail
from hotline.modules.contracts.selectors.assessments import contract_of_assessment, scored_again
from hotline.modules.contracts.selectors.requests import find_request
from hotline.modules.departments.public import profile

from .reading import reader_of

router = Router(tags=["contracts"])
READ = Permission.READ_CONTRACTS


@router.get("/payment-requests/{number}/paper", auth=requires(READ))
def print_request(request: HttpRequest, number: str, format: str = "docx") -> HttpResponse:
    """The payment request with its signatures, as docx, xlsx or pdf."""
    wanted = format_named(format)
    shown = request_detail(find_request(number), actor_from(request), "zh")
    return HttpResponse(render(request_paper(shown, profile().title), wanted), content_type=CONTENT_TYPES[wanted])


@router.get("/contract-assessments/{assessment_id}/paper", auth=requires(READ))
def print_assessment(request: HttpRequest, assessment_id: int, format: str = "docx") -> HttpResponse:
    """A vendor's assessment with the payment that it yields, as docx, xlsx or pdf."""
    wanted = format_named(format)
    contract = pages.contract_page(contract_of_assessment(assessment_id), reader_of(request))
    shown = next(one for one in contract.assessments if one.id == assessment_id)
    paper = assessment_paper(contract, shown, scored_again(assessment_id), profile().title)
    return HttpResponse(render(paper, wanted), content_type=CONTENT_TYPES[wanted])
