"""Work orders over HTTP: merging, splitting and withdrawing, and their undoing."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import merge as merging
from hotline.modules.workorders.actions import split as splitting
from hotline.modules.workorders.actions import withdraw as withdrawing
from hotline.modules.workorders.schemas import merging as inputs
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for

router = Router(tags=["merging"])

MERGE = Permission.MERGE_WORK_ORDERS


@router.post("/work-orders/{number}/merges", response=WorkOrderOutput, auth=requires(MERGE))
def merge(request: HttpRequest, number: str, body: inputs.MergeInput) -> WorkOrderOutput:
    """Merge into another one about the same matter."""
    merging.merge(
        number=number, into=body.into, note=body.note, by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, number)


@router.post("/work-orders/{number}/merge-undoings", response=WorkOrderOutput, auth=requires(MERGE))
def unmerge(request: HttpRequest, number: str, body: inputs.ReasonInput) -> WorkOrderOutput:
    """Undo a merge."""
    merging.unmerge(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/splits", response=WorkOrderOutput, auth=requires(MERGE))
def split(request: HttpRequest, number: str, body: inputs.SplitInput) -> WorkOrderOutput:
    """Give a second matter a work order of its own, and answer that one."""
    part = splitting.split(
        number=number, matter=body.matter(), by=actor_from(request), at=now(), seen_version=body.version
    )
    return detail_for(request, part.number)


@router.post("/work-orders/{number}/split-undoings", response=WorkOrderOutput, auth=requires(MERGE))
def rejoin(request: HttpRequest, number: str, body: inputs.ReasonInput) -> WorkOrderOutput:
    """Undo a split: the part is withdrawn, and its source handled for both."""
    splitting.rejoin(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post(
    "/work-orders/{number}/withdrawals",
    response=WorkOrderOutput,
    auth=requires(Permission.DISPATCH_WORK_ORDERS),
)
def withdraw(request: HttpRequest, number: str, body: inputs.ReasonInput) -> WorkOrderOutput:
    """Withdraw, with the reason."""
    withdrawing.withdraw(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
