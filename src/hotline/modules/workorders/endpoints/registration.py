"""Work orders over HTTP: registration and what the centre answers itself."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, language_of, requires
from hotline.modules.workorders.actions import amend as amending
from hotline.modules.workorders.actions import answer as answering
from hotline.modules.workorders.actions.register_batch import register_batch
from hotline.modules.workorders.schemas import registration as inputs
from hotline.modules.workorders.schemas.input import AnswerInput
from hotline.modules.workorders.schemas.output import WorkOrderOutput
from hotline.modules.workorders.schemas.presentation import detail, item
from hotline.modules.workorders.selectors.registered import read_registered, rows

from .page import detail_for

router = Router(tags=["registration"])

REGISTER = Permission.REGISTER_WORK_ORDERS


@router.post("/work-orders", response={201: WorkOrderOutput}, auth=requires(REGISTER))
def register(request: HttpRequest, body: inputs.RegistrationInput) -> Status[WorkOrderOutput]:
    """Register a service request; answered at once where an answer is given, merged where another is named."""
    (work_order,) = register_batch(
        registrations=[body.registration(body.channel, body.call_reference)],
        caller=body.requester.caller(),
        by=actor_from(request),
        at=now(),
    )
    by = actor_from(request)
    return Status(201, detail(read_registered(work_order, by=by), to=by, language=language_of(request)))


@router.post("/work-orders/batches", response={201: inputs.BatchOutput}, auth=requires(REGISTER))
def register_several(request: HttpRequest, body: inputs.BatchInput) -> Status[inputs.BatchOutput]:
    """Register several matters of one requester from one call: all or none."""
    work_orders = register_batch(
        registrations=body.registrations(), caller=body.requester.caller(), by=actor_from(request), at=now()
    )
    return Status(201, inputs.BatchOutput(items=[item(each) for each in rows(work_orders)]))


@router.post("/work-orders/{number}/amendments", response=WorkOrderOutput, auth=requires(REGISTER))
def amend(request: HttpRequest, number: str, body: inputs.AmendmentInput) -> WorkOrderOutput:
    """Correct what was written down, before dispatch."""
    amending.amend(
        number=number,
        amendment=body.amendment(),
        note=body.note,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post("/work-orders/{number}/answers", response=WorkOrderOutput, auth=requires(Permission.ANSWER_WORK_ORDERS))
def answer(request: HttpRequest, number: str, body: AnswerInput) -> WorkOrderOutput:
    """Answer at once."""
    answering.answer(number=number, answer=body.answer, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
