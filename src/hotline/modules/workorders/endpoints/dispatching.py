"""Work orders over HTTP: where they go."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import decline as declining
from hotline.modules.workorders.actions import dispatch as dispatching
from hotline.modules.workorders.actions import dispatch_downward as passing_on
from hotline.modules.workorders.actions import recall as recalling
from hotline.modules.workorders.actions import transfer as transferring
from hotline.modules.workorders.rules.declining import LAWFUL_WAYS
from hotline.modules.workorders.rules.emergencies import check_urgency
from hotline.modules.workorders.schemas import dispatching as inputs
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for

router = Router(tags=["dispatching"])


@router.post(
    "/work-orders/urgency-checks",
    response=inputs.UrgencyCheckOutput,
    auth=requires(Permission.REGISTER_WORK_ORDERS),
)
def check(request: HttpRequest, body: inputs.UrgencyCheckInput) -> inputs.UrgencyCheckOutput:
    """How urgent what is being typed sounds, and which service it belongs to. Nothing is kept."""
    found = check_urgency(body.text)
    return inputs.UrgencyCheckOutput(urgency=found.urgency, service=found.service, words=list(found.words))


@router.get(
    "/work-orders/declination-grounds",
    response=list[inputs.DeclineGroundOutput],
    auth=requires(Permission.DECLINE_WORK_ORDERS),
)
def list_grounds(request: HttpRequest) -> list[inputs.DeclineGroundOutput]:
    """The grounds on which a request is declined, each with the lawful way that it leaves."""
    return [
        inputs.DeclineGroundOutput(
            ground=way.ground,
            name={"zh": way.ground_zh, "en": way.ground_en},
            lawful_way={"zh": way.way_zh, "en": way.way_en},
        )
        for way in LAWFUL_WAYS.values()
    ]


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
    recalling.recall(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/downward-dispatches",
    response=WorkOrderOutput,
    auth=requires(Permission.DISPATCH_DOWNWARD),
)
def dispatch_downward(request: HttpRequest, number: str, body: inputs.DownwardDispatchInput) -> WorkOrderOutput:
    """Pass it on to a department below the one in the lead."""
    passing_on.dispatch_downward(
        number=number,
        department_code=body.department_code,
        note=body.note,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/declinations",
    response=WorkOrderOutput,
    auth=requires(Permission.DECLINE_WORK_ORDERS),
)
def decline(request: HttpRequest, number: str, body: inputs.DeclineInput) -> WorkOrderOutput:
    """Decline it on a ground, and name the lawful way."""
    declining.decline(
        number=number,
        ground=body.ground,
        lawful_way=body.lawful_way,
        explanation=body.explanation,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/transfers",
    response=WorkOrderOutput,
    auth=requires(Permission.TRANSFER_EMERGENCIES),
)
def transfer(request: HttpRequest, number: str, body: inputs.TransferInput) -> WorkOrderOutput:
    """Hand an emergency over to 110, 119, 120 or 122."""
    transferring.transfer(
        number=number,
        service=body.service,
        note=body.note,
        by=actor_from(request),
        at=now(),
        seen_version=body.version,
    )
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/transfer-returns",
    response=WorkOrderOutput,
    auth=requires(Permission.TRANSFER_EMERGENCIES),
)
def take_back(request: HttpRequest, number: str, body: inputs.RecallInput) -> WorkOrderOutput:
    """The service returned it: to the head of the queue."""
    transferring.take_back(
        number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)
