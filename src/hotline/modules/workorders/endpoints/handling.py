"""Work orders over HTTP: what departments do."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import acknowledge as acknowledging
from hotline.modules.workorders.actions import contact as contacting
from hotline.modules.workorders.actions import draft as drafting
from hotline.modules.workorders.actions import extension, promise, support, suspension
from hotline.modules.workorders.actions import progress as progressing
from hotline.modules.workorders.actions import reply as replying
from hotline.modules.workorders.schemas import handling as inputs
from hotline.modules.workorders.schemas.input import StepInput
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for

router = Router(tags=["handling"])
_REPLY = Permission.REPLY_TO_WORK_ORDERS


@router.post(
    "/work-orders/{number}/acknowledgements",
    response=WorkOrderOutput,
    auth=requires(Permission.ACKNOWLEDGE_WORK_ORDERS),
)
def acknowledge(request: HttpRequest, number: str, body: StepInput) -> WorkOrderOutput:
    """Acknowledge."""
    acknowledging.acknowledge(number=number, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/contacts", response=WorkOrderOutput, auth=requires(_REPLY))
def contact(request: HttpRequest, number: str, body: inputs.ContactInput) -> WorkOrderOutput:
    """Note an attempt to reach the requester."""
    contacting.contact(
        number=number,
        means=body.means,
        was_reached=body.was_reached,
        note=body.note,
        recording_reference=body.recording_reference,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post("/work-orders/{number}/progress-notes", response=WorkOrderOutput, auth=requires(_REPLY))
def note_progress(request: HttpRequest, number: str, body: inputs.ProgressInput) -> WorkOrderOutput:
    """Note progress; while a promise is kept, report it."""
    progressing.note_progress(
        number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/extension-requests",
    response=WorkOrderOutput,
    auth=requires(Permission.REQUEST_EXTENSIONS),
)
def request_extension(request: HttpRequest, number: str, body: inputs.ExtensionInput) -> WorkOrderOutput:
    """Apply for more time."""
    extension.request_extension(
        number=number,
        amount=body.amount,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/extension-decisions",
    response=WorkOrderOutput,
    auth=requires(Permission.DECIDE_EXTENSIONS),
)
def decide_extension(request: HttpRequest, number: str, body: inputs.DecisionInput) -> WorkOrderOutput:
    """Grant more time or not."""
    decide = {
        inputs.DecisionOutcome.APPROVED: extension.approve_extension,
        inputs.DecisionOutcome.REFUSED: extension.refuse_extension,
    }[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/suspensions", response=WorkOrderOutput, auth=requires(_REPLY))
def suspend(request: HttpRequest, number: str, body: inputs.SuspensionInput) -> WorkOrderOutput:
    """Let the department's clock stand still for a stated reason."""
    suspension.suspend(
        number=number,
        reason=body.reason,
        days=body.days,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post("/work-orders/{number}/resumptions", response=WorkOrderOutput, auth=requires(_REPLY))
def resume(request: HttpRequest, number: str, body: inputs.ResumptionInput) -> WorkOrderOutput:
    """Have the clock run again."""
    suspension.resume(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/promise-requests", response=WorkOrderOutput, auth=requires(_REPLY))
def request_promise(request: HttpRequest, number: str, body: inputs.PromiseInput) -> WorkOrderOutput:
    """Apply for a promised day instead of the limit."""
    promise.request_promise(
        number=number,
        until_on=body.until_on,
        reason=body.reason,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/promise-decisions", response=WorkOrderOutput, auth=requires(Permission.DECIDE_PROMISES)
)
def decide_promise(request: HttpRequest, number: str, body: inputs.DecisionInput) -> WorkOrderOutput:
    """Let the promised day stand or not."""
    decide = {
        inputs.DecisionOutcome.APPROVED: promise.approve_promise,
        inputs.DecisionOutcome.REFUSED: promise.refuse_promise,
    }[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/supporting-acknowledgements",
    response=WorkOrderOutput,
    auth=requires(Permission.ACKNOWLEDGE_WORK_ORDERS),
)
def acknowledge_support(request: HttpRequest, number: str, body: StepInput) -> WorkOrderOutput:
    """Acknowledge one's part in support."""
    support.acknowledge_support(number=number, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/supporting-replies", response=WorkOrderOutput, auth=requires(_REPLY))
def reply_in_support(request: HttpRequest, number: str, body: inputs.SupportReplyInput) -> WorkOrderOutput:
    """Reply in support."""
    support.reply_in_support(
        number=number, reply=body.reply, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post("/work-orders/{number}/replies", response=WorkOrderOutput, auth=requires(_REPLY))
def reply(request: HttpRequest, number: str, body: inputs.ReplyInput) -> WorkOrderOutput:
    """Reply."""
    replying.reply(number=number, reply=body.text(), by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/reply-drafts", response=WorkOrderOutput, auth=requires(_REPLY))
def submit_reply(request: HttpRequest, number: str, body: inputs.ReplyInput) -> WorkOrderOutput:
    """Lay a reply before the department's leader."""
    drafting.submit_reply(number=number, reply=body.text(), by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/reply-approvals", response=WorkOrderOutput, auth=requires(Permission.APPROVE_REPLIES)
)
def decide_draft(request: HttpRequest, number: str, body: inputs.DraftDecisionInput) -> WorkOrderOutput:
    """Let a reply leave the department, or have it written anew."""
    decide = {
        inputs.DraftOutcome.APPROVED: drafting.approve_reply,
        inputs.DraftOutcome.RETURNED: drafting.return_draft,
    }[body.outcome]
    decide(number=number, note=body.note, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
