"""Schemes and scorecards over HTTP."""

from datetime import date, timedelta

from django.http import HttpRequest
from ninja import File, Router, Status
from ninja.files import UploadedFile

from hotline.kit.clock import local_date, now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.evaluation.actions.enter_values import enter_values
from hotline.modules.evaluation.rules.documents import SchemeDocument, ScorecardTree
from hotline.modules.evaluation.rules.what_if_documents import EarlyView, TrialDocument, WhatIfDocument
from hotline.modules.evaluation.schemas import EnteredValuesInput, TrialInput
from hotline.modules.evaluation.selectors import what_if
from hotline.modules.evaluation.selectors.schemes import describe_schemes
from hotline.modules.evaluation.selectors.scorecards import describe_tree
from hotline.modules.papers import public as papers

router = Router(tags=["evaluations"])


@router.get("/schemes", response=list[SchemeDocument], auth=requires(Permission.READ_EVALUATIONS))
def schemes(request: HttpRequest) -> list[SchemeDocument]:
    """The schemes that are installed."""
    return describe_schemes(language_of(request))


@router.get("/evaluations/{scheme}", response=ScorecardTree, auth=requires(Permission.READ_EVALUATIONS))
def evaluation(request: HttpRequest, scheme: str, version: int | None = None) -> ScorecardTree:
    """The scheme over this hotline: every leaf's mark by rule beside the stated one, in levels and groups."""
    return describe_tree(scheme, None, language_of(request), version)


@router.post(
    "/evaluations/{scheme}/entered-values", response={201: ScorecardTree}, auth=requires(Permission.ENTER_VALUES)
)
def enter(request: HttpRequest, scheme: str, body: EnteredValuesInput) -> Status[ScorecardTree]:
    """Enter values that no record yields, or correct them; answers the scorecard that follows."""
    values = [value.entered() for value in body.values]
    enter_values(scheme_code=scheme, values=values, by=actor_from(request), at=now())
    return Status(201, describe_tree(scheme, None, language_of(request)))


@router.get("/evaluations/{scheme}/what-if", response=WhatIfDocument, auth=requires(Permission.READ_EVALUATIONS))
def read_what_if(request: HttpRequest, scheme: str) -> WhatIfDocument:
    """Where points are lost, what would earn them, and the fewest changes that reach the next grade."""
    return what_if.describe_what_if(scheme, language_of(request))


@router.post("/evaluations/{scheme}/trials", response=TrialDocument, auth=requires(Permission.READ_EVALUATIONS))
def try_values(request: HttpRequest, scheme: str, body: TrialInput) -> TrialDocument:
    """The total and the grade that other values would yield. Nothing is kept."""
    return what_if.try_values(scheme, body.suppositions(), language_of(request))


@router.get("/evaluations/{scheme}/early-view", response=EarlyView, auth=requires(Permission.READ_EVALUATIONS))
def read_early_view(request: HttpRequest, scheme: str, as_of: date | None = None) -> EarlyView:
    """As of yesterday or another day, and where the period will end at this pace: a forecast."""
    return what_if.early_view(scheme, as_of or local_date(now()) - timedelta(days=1), language_of(request))


@router.post("/report-checks", response=papers.CheckDocument, auth=requires(Permission.READ_EVALUATIONS))
def check_report(request: HttpRequest, file: File[UploadedFile]) -> papers.CheckDocument:
    """Check a report against itself: a structured one (.yaml), or a form in Excel (.xlsx).

    Nothing of the file is kept, so it needs no Idempotency-Key.
    """
    report, line_of = papers.read_file(file.read())
    return papers.check_document(report, line_of, language_of(request))
