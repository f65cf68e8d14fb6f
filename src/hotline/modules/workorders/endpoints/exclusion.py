"""Work orders over HTTP: leaving one out of the rates."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import exclusion as excluding
from hotline.modules.workorders.schemas import exclusion as inputs
from hotline.modules.workorders.schemas import output as outputs

from .page import detail_for

router = Router(tags=["exclusion"])

_DECISIONS = {
    inputs.ExclusionOutcome.APPROVED: excluding.approve_exclusion,
    inputs.ExclusionOutcome.REFUSED: excluding.refuse_exclusion,
}


@router.post(
    "/work-orders/{number}/exclusion-requests",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.REQUEST_EXCLUSIONS),
)
def request_exclusion(request: HttpRequest, number: str, body: inputs.ExclusionRequestInput) -> outputs.WorkOrderOutput:
    """Apply for an exclusion."""
    excluding.request_exclusion(
        number=number,
        ground=body.ground,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/exclusion-decisions",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.DECIDE_EXCLUSIONS),
)
def decide_exclusion(request: HttpRequest, number: str, body: inputs.ExclusionDecisionInput) -> outputs.WorkOrderOutput:
    """Approve or refuse an exclusion."""
    decide = _DECISIONS[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
