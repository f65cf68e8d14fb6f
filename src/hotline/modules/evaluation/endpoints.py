"""Schemes and scorecards over HTTP."""

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.papers import public as papers

from .actions.enter_values import enter_values
from .rules.documents import SchemeDocument, ScorecardTree
from .schemas import EnteredValuesInput
from .selectors.schemes import describe_schemes
from .selectors.scorecards import describe_tree

router = Router(tags=["evaluations"])


@router.get("/schemes", response=list[SchemeDocument], auth=requires(Permission.READ_EVALUATIONS))
def schemes(request: HttpRequest) -> list[SchemeDocument]:
    """The schemes that are installed."""
    return describe_schemes(language_of(request))


@router.get("/evaluations/{scheme}", response=ScorecardTree, auth=requires(Permission.READ_EVALUATIONS))
def evaluation(request: HttpRequest, scheme: str) -> ScorecardTree:
    """The scheme over this hotline: every leaf's mark by rule beside the stated one, in levels and groups."""
    return describe_tree(scheme, None, language_of(request))


@router.post(
    "/evaluations/{scheme}/entered-values", response={201: ScorecardTree}, auth=requires(Permission.ENTER_VALUES)
)
def enter(request: HttpRequest, scheme: str, body: EnteredValuesInput) -> Status[ScorecardTree]:
    """Enter values that no record yields, or correct them; answers the scorecard that follows."""
    values = [value.entered() for value in body.values]
    enter_values(scheme_code=scheme, values=values, by=actor_from(request), at=now())
    return Status(201, describe_tree(scheme, None, language_of(request)))


@router.post("/report-checks", response=papers.CheckDocument, auth=requires(Permission.READ_EVALUATIONS))
def check_report(request: HttpRequest, file: File[UploadedFile]) -> papers.CheckDocument:
    """Check a report against itself: a structured one (.yaml), or a form in Excel (.xlsx).

    Nothing of the file is kept, so it needs no Idempotency-Key.
    """
    report, line_of = papers.read_file(file.read())
    return papers.check_document(report, line_of, language_of(request))
