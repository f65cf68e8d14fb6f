"""Work orders over HTTP: what departments do."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import acknowledge as acknowledging
from hotline.modules.workorders.actions import reply as replying
from hotline.modules.workorders.schemas import input as inputs
from hotline.modules.workorders.schemas import output as outputs

from .page import detail_for

router = Router(tags=["handling"])


@router.post(
    "/work-orders/{number}/acknowledgements",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.ACKNOWLEDGE_WORK_ORDERS),
)
def acknowledge(request: HttpRequest, number: str, body: inputs.StepInput) -> outputs.WorkOrderOutput:
    """Acknowledge."""
    acknowledging.acknowledge(number=number, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/replies",
    response=outputs.WorkOrderOutput,
    auth=requires(Permission.REPLY_TO_WORK_ORDERS),
)
def reply(request: HttpRequest, number: str, body: inputs.ReplyInput) -> outputs.WorkOrderOutput:
    """Reply."""
    replying.reply(number=number, reply=body.reply, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
