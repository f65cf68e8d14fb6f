"""Schemes and scorecards over HTTP."""

from django.http import HttpRequest
from ninja import Router

from hotline.modules.access.public import Permission, language_of, requires

from .rules.documents import SchemeDocument, ScorecardTree
from .selectors import describe_schemes, describe_tree

router = Router(tags=["evaluations"])


@router.get("/schemes", response=list[SchemeDocument], auth=requires(Permission.READ_EVALUATIONS))
def schemes(request: HttpRequest) -> list[SchemeDocument]:
    """The schemes that are installed."""
    return describe_schemes(language_of(request))


@router.get("/evaluations/{scheme}", response=ScorecardTree, auth=requires(Permission.READ_EVALUATIONS))
def evaluation(request: HttpRequest, scheme: str) -> ScorecardTree:
    """The scheme over this hotline: every leaf's mark by rule beside the stated one, in levels and groups."""
    return describe_tree(scheme, None, language_of(request))
