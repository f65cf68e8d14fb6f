"""Work orders over HTTP: review, and what follows the call-back."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import archive as archiving
from hotline.modules.workorders.actions import publish as publishing
from hotline.modules.workorders.actions import reopen as reopening
from hotline.modules.workorders.actions import review
from hotline.modules.workorders.schemas import closing as inputs
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for

router = Router(tags=["closing"])


@router.post("/work-orders/{number}/reviews", response=WorkOrderOutput, auth=requires(Permission.REVIEW_WORK_ORDERS))
def review_reply(request: HttpRequest, number: str, body: inputs.ReviewInput) -> WorkOrderOutput:
    """Accept or return a reply."""
    decide = {
        inputs.ReviewOutcome.ACCEPTED: review.accept_reply,
        inputs.ReviewOutcome.RETURNED: review.return_reply,
    }[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/result-confirmations",
    response=WorkOrderOutput,
    auth=requires(Permission.REVIEW_WORK_ORDERS),
)
def confirm_result(request: HttpRequest, number: str, body: inputs.ConfirmationInput) -> WorkOrderOutput:
    """Confirm the result of a work order whose requester was dissatisfied."""
    review.confirm_result(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/reopenings", response=WorkOrderOutput, auth=requires(Permission.REOPEN_WORK_ORDERS))
def reopen(request: HttpRequest, number: str, body: inputs.ReopeningInput) -> WorkOrderOutput:
    """Have a completed work order handled again, by the same departments or after a new dispatch."""
    again = {
        inputs.ReopeningTarget.DEPARTMENT: reopening.reopen,
        inputs.ReopeningTarget.DISPATCH: reopening.reopen_for_dispatch,
    }[body.to]
    again(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/archivings", response=WorkOrderOutput, auth=requires(Permission.ARCHIVE_WORK_ORDERS)
)
def archive(request: HttpRequest, number: str, body: inputs.ArchivingInput) -> WorkOrderOutput:
    """Archive."""
    archiving.archive(
        number=number,
        retention_class=body.retention_class,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/publications", response=WorkOrderOutput, auth=requires(Permission.PUBLISH_WORK_ORDERS)
)
def publish(request: HttpRequest, number: str, body: inputs.PublicationInput) -> WorkOrderOutput:
    """Publish, masked, what came of a work order."""
    publishing.publish_work_order(
        number=number,
        title=body.title,
        text=body.text,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/publication-withdrawals",
    response=WorkOrderOutput,
    auth=requires(Permission.PUBLISH_WORK_ORDERS),
)
def withdraw_publication(request: HttpRequest, number: str, body: inputs.WithdrawalInput) -> WorkOrderOutput:
    """Take a publication back."""
    publishing.withdraw_publication(
        number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/consent-withdrawals",
    response=WorkOrderOutput,
    auth=requires(Permission.REGISTER_WORK_ORDERS),
)
def withdraw_consent(request: HttpRequest, number: str, body: inputs.WithdrawalInput) -> WorkOrderOutput:
    """Note that the requester does not consent to publication any more."""
    publishing.withdraw_consent(
        number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)
