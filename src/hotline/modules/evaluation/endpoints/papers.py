"""Which papers there are, and why leaves fell short, over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.evaluation.actions.give_deviation_reasons import give_deviation_reasons
from hotline.modules.evaluation.rules.paper_documents import DeviationDocument, PaperDocument
from hotline.modules.evaluation.schemas import DeviationReasonsInput
from hotline.modules.evaluation.selectors.deviations import describe_deviations
from hotline.modules.evaluation.selectors.papers import describe_papers

router = Router(tags=["evaluations"])


@router.get("/papers", response=list[PaperDocument], auth=requires(Permission.READ_EVALUATIONS))
def papers(request: HttpRequest) -> list[PaperDocument]:
    """The papers that can be printed from a scorecard."""
    return describe_papers(language_of(request))


@router.get(
    "/evaluations/{scheme}/deviation-reasons",
    response=list[DeviationDocument],
    auth=requires(Permission.READ_EVALUATIONS),
)
def deviation_reasons(request: HttpRequest, scheme: str) -> list[DeviationDocument]:
    """The leaves that fall short, with the reasons given for it and their history."""
    return describe_deviations(scheme, language_of(request))


@router.post(
    "/evaluations/{scheme}/deviation-reasons",
    response={201: list[DeviationDocument]},
    auth=requires(Permission.ENTER_VALUES),
)
def give_reasons(request: HttpRequest, scheme: str, body: DeviationReasonsInput) -> Status[list[DeviationDocument]]:
    """Say why leaves fell short and what is done about it, or correct what was said."""
    give_deviation_reasons(scheme_code=scheme, reasons=body.deviations(), by=actor_from(request), at=now())
    return Status(201, describe_deviations(scheme, language_of(request)))
