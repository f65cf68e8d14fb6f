"""Work orders over HTTP: disputes about whose they are, and who must keep away."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import decide_send_back as deciding
from hotline.modules.workorders.actions import joint_review as reviewing
from hotline.modules.workorders.actions import recuse as recusing
from hotline.modules.workorders.actions import send_back as sending_back
from hotline.modules.workorders.rules.words import SendBackOutcome
from hotline.modules.workorders.schemas import dispatching as inputs
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for, detail_while_visible

router = Router(tags=["disputes"])


@router.post(
    "/work-orders/{number}/send-backs",
    response=WorkOrderOutput,
    auth=requires(Permission.SEND_BACK_WORK_ORDERS),
)
def send_back(request: HttpRequest, number: str, body: inputs.SendBackInput) -> WorkOrderOutput:
    """Send it back as another department's, with reason and basis."""
    sending_back.send_back(
        number=number,
        reason=body.reason,
        basis=body.basis,
        proposed_department_code=body.proposed_department_code,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/send-back-decisions",
    response=WorkOrderOutput,
    auth=requires(Permission.DECIDE_SEND_BACKS),
)
def decide_send_back(request: HttpRequest, number: str, body: inputs.SendBackDecisionInput) -> WorkOrderOutput:
    """Uphold or refuse a send-back."""
    decide = {
        SendBackOutcome.UPHELD: deciding.uphold_send_back,
        SendBackOutcome.REFUSED: deciding.refuse_send_back,
    }[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/joint-reviews",
    response=WorkOrderOutput,
    auth=requires(Permission.ORGANISE_JOINT_REVIEWS),
)
def open_joint_review(request: HttpRequest, number: str, body: inputs.JointReviewInput) -> WorkOrderOutput:
    """Ask departments whose it is."""
    reviewing.open_joint_review(
        number=number,
        reason=body.reason,
        department_codes=body.department_codes,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/joint-review-opinions",
    response=WorkOrderOutput,
    auth=requires(Permission.ACKNOWLEDGE_WORK_ORDERS),
)
def give_opinion(request: HttpRequest, number: str, body: inputs.OpinionInput) -> WorkOrderOutput:
    """Say, as a department that was asked, whose it is."""
    reviewing.give_opinion(
        number=number, opinion=body.opinion, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/joint-review-conclusions",
    response=WorkOrderOutput,
    auth=requires(Permission.DESIGNATE_DEPARTMENTS),
)
def conclude_joint_review(request: HttpRequest, number: str, body: inputs.ConclusionInput) -> WorkOrderOutput:
    """Conclude: who leads and who supports, bindingly."""
    reviewing.conclude_joint_review(
        number=number, parts=body.parts(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/recusals",
    response=WorkOrderOutput | None,
    auth=requires(Permission.RECUSE_PEOPLE),
)
def recuse(request: HttpRequest, number: str, body: inputs.RecusalInput) -> WorkOrderOutput | None:
    """Keep somebody away from it. Whoever names himself is answered nothing: he does not see it any more."""
    recusing.recuse(
        number=number,
        account=body.account,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_while_visible(request, number)
