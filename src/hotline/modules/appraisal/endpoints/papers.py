"""The papers of an evaluation as files."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, requires
from hotline.modules.appraisal.selectors.papers import print_paper

router = Router(tags=["evaluations"])


@router.get("/evaluations/{scheme}/papers/{kind}", response={200: None}, auth=requires(Permission.READ_EVALUATIONS))
def download_paper(request: HttpRequest, scheme: str, kind: str, format: str = "docx") -> HttpResponse:
    """A paper as a file: `docx`, `xlsx` or `pdf`. Papers are Chinese, as the official forms are."""
    printed = print_paper(scheme, kind, format, now())
    answer = HttpResponse(printed.content, content_type=printed.content_type)
    answer["Content-Disposition"] = content_disposition_header(True, printed.file_name) or "attachment"
    answer["Cache-Control"] = "no-store"
    return answer
