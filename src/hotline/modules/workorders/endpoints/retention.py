"""Work orders over HTTP: files that are held, and files that are kept no longer."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.workorders.actions import erase, hold
from hotline.modules.workorders.schemas import closing as inputs
from hotline.modules.workorders.schemas import retention as schemas
from hotline.modules.workorders.schemas.output import WorkOrderOutput

from .page import detail_for

router = Router(tags=["retention"])

ADMINISTER = Permission.ADMINISTER_RETENTION


@router.post("/file-erasures", response=schemas.ErasureOutput, auth=requires(ADMINISTER))
def erase_files(request: HttpRequest, body: schemas.ErasureInput) -> schemas.ErasureOutput:
    """Have the personal data of every file erased that is kept no longer, or tell which files those are."""
    due = erase.order_erasure(reason=body.reason, is_dry_run=body.dry_run, by=actor_from(request), at=now())
    return schemas.ErasureOutput.of(due, is_dry_run=body.dry_run)


@router.post("/work-orders/{number}/holds", response=WorkOrderOutput, auth=requires(ADMINISTER))
def hold_file(request: HttpRequest, number: str, body: inputs.WithdrawalInput) -> WorkOrderOutput:
    """Hold a file."""
    hold.hold_file(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)


@router.post("/work-orders/{number}/hold-releases", response=WorkOrderOutput, auth=requires(ADMINISTER))
def release_file(request: HttpRequest, number: str, body: inputs.WithdrawalInput) -> WorkOrderOutput:
    """Release a file that was held."""
    hold.release_file(number=number, reason=body.reason, by=actor_from(request), at=now(), seen_version=body.version)
    return detail_for(request, number)
