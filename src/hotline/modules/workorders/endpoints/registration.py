"""Work orders over HTTP: registration and what the centre answers itself."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import answer as answering
from hotline.modules.workorders.actions import register as registration
from hotline.modules.workorders.schemas import input as inputs
from hotline.modules.workorders.schemas import output as outputs

from .page import detail_for

router = Router(tags=["registration"])


@router.post("/work-orders", response={201: outputs.WorkOrderOutput}, auth=requires(Permission.REGISTER_WORK_ORDERS))
def register(request: HttpRequest, body: inputs.RegistrationInput) -> Status[outputs.WorkOrderOutput]:
    """Register a service request, answered at once where an answer is given."""
    work_order = registration.register_and_answer(
        matter=body.matter(),
        caller=body.requester.caller(),
        answer_text=body.answer or "",
        by=actor_from(request),
        at=now(),
    )
    return Status(201, detail_for(request, work_order.number))


@router.post(
    "/work-orders/{number}/answers",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.ANSWER_WORK_ORDERS),
)
def answer(request: HttpRequest, number: str, body: inputs.AnswerInput) -> outputs.WorkOrderOutput:
    """Answer at once."""
    answering.answer(number=number, answer=body.answer, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
