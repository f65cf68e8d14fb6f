"""Work orders over HTTP: review, and what follows the call-back."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import archive as archiving
from hotline.modules.workorders.actions import review
from hotline.modules.workorders.schemas import input as inputs
from hotline.modules.workorders.schemas import output as outputs

from .page import detail_for

router = Router(tags=["closing"])


@router.post(
    "/work-orders/{number}/reviews",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.REVIEW_WORK_ORDERS),
)
def review_reply(request: HttpRequest, number: str, body: inputs.ReviewInput) -> outputs.WorkOrderOutput:
    """Accept or return a reply."""
    decide = {
        inputs.ReviewOutcome.ACCEPTED: review.accept_reply,
        inputs.ReviewOutcome.RETURNED: review.return_reply,
    }[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/archivings",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.ARCHIVE_WORK_ORDERS),
)
def archive(request: HttpRequest, number: str, body: inputs.StepInput) -> outputs.WorkOrderOutput:
    """Archive."""
    archiving.archive(number=number, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
