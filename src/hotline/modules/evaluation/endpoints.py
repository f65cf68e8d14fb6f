"""Schemes and scorecards over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires

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
