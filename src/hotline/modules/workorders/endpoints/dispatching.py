"""Work orders over HTTP: dispatch and the disputes about it."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import dispatch as dispatching
from hotline.modules.workorders.schemas import dispatching as inputs
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for

router = Router(tags=["dispatching"])


@router.post(
    "/work-orders/{number}/dispatches",
    response=WorkOrderOutput,
    auth=requires(Permission.DISPATCH_WORK_ORDERS),
)
def dispatch(request: HttpRequest, number: str, body: inputs.DispatchInput) -> WorkOrderOutput:
    """Dispatch to a department in the lead, with any in support and for information."""
    dispatching.dispatch(number=number, parts=body.parts(), by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/designations",
    response=WorkOrderOutput,
    auth=requires(Permission.DESIGNATE_DEPARTMENTS),
)
def designate(request: HttpRequest, number: str, body: inputs.DispatchInput) -> WorkOrderOutput:
    """Name the department that has to handle it."""
    dispatching.designate(
        number=number, parts=body.parts(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/redispatches",
    response=WorkOrderOutput,
    auth=requires(Permission.DISPATCH_WORK_ORDERS),
)
def redispatch(request: HttpRequest, number: str, body: inputs.DispatchInput) -> WorkOrderOutput:
    """Give it to another department."""
    dispatching.redispatch(
        number=number, parts=body.parts(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/recalls",
    response=WorkOrderOutput,
    auth=requires(Permission.DISPATCH_WORK_ORDERS),
)
def recall(request: HttpRequest, number: str, body: inputs.RecallInput) -> WorkOrderOutput:
    """Take back a dispatch that was not acknowledged yet."""
    dispatching.recall(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
