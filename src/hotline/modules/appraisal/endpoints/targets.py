"""Targets over HTTP."""

from django.http import HttpRequest
from ninja import Router, Status

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, actor_from, requires
from hotline.modules.appraisal.actions import declare_targets as actions
from hotline.modules.appraisal.schemas.input import StepWordsInput, TargetsInput
from hotline.modules.appraisal.schemas.output import TargetsOutput
from hotline.modules.appraisal.schemas.reading import reader_of, targets_document

router = Router(tags=["appraisal"])


@router.get("/appraisal/targets", response=TargetsOutput, auth=requires(Permission.READ_EVALUATIONS))
def list_targets(request: HttpRequest, scheme: str) -> TargetsOutput:
    """A scheme's targets: every version, the one in force, and where the evaluation departs from them."""
    return targets_document(scheme, reader_of(request))


@router.post("/appraisal/targets", response={201: TargetsOutput}, auth=requires(Permission.DECLARE_TARGETS))
def declare(request: HttpRequest, body: TargetsInput) -> Status[TargetsOutput]:
    """Declare a scheme's targets, or propose to adjust those in force."""
    actions.declare_targets(scheme_code=body.scheme, declaration=body.declaration(), by=actor_from(request), at=now())
    return Status(201, targets_document(body.scheme, reader_of(request)))


@router.post("/appraisal/targets/{table_id}/reviews", response=TargetsOutput, auth=requires(Permission.REVIEW_TARGETS))
def review(request: HttpRequest, table_id: int, body: StepWordsInput) -> TargetsOutput:
    """Give the ex-ante review's opinion."""
    table = actions.review_targets(table_id=table_id, opinion=body.text, by=actor_from(request), at=now())
    return targets_document(table.scheme_code, reader_of(request))


@router.post(
    "/appraisal/targets/{table_id}/approvals", response=TargetsOutput, auth=requires(Permission.APPROVE_TARGETS)
)
def approve(request: HttpRequest, table_id: int, body: StepWordsInput) -> TargetsOutput:
    """Approve by a document; the targets hold from today."""
    table = actions.approve_targets(table_id=table_id, document=body.text, by=actor_from(request), at=now())
    return targets_document(table.scheme_code, reader_of(request))


@router.post("/appraisal/targets/{table_id}/returns", response=TargetsOutput, auth=requires(Permission.REVIEW_TARGETS))
def send_back(request: HttpRequest, table_id: int, body: StepWordsInput) -> TargetsOutput:
    """Send the table back."""
    table = actions.return_targets(table_id=table_id, reason=body.text, by=actor_from(request), at=now())
    return targets_document(table.scheme_code, reader_of(request))
