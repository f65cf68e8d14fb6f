"""The directory of departments over HTTP, and what is set for one."""

from django.http import HttpRequest
from ninja import Router

from hotline.kit.clock import now
from hotline.modules.access.public import Permission, SignedIn, actor_from, requires

from .actions import require_approval
from .models import Department
from .schemas import DepartmentOutput, ReplyApprovalInput
from .selectors import directory

router = Router(tags=["organisation"])


@router.get("/departments", response=list[DepartmentOutput], auth=SignedIn())
def list_departments(request: HttpRequest) -> list[DepartmentOutput]:
    """Every department that is open, each before those below it."""
    return [_output(department) for department in directory()]


@router.post(
    "/departments/{code}/reply-approvals",
    response=DepartmentOutput,
    auth=requires(Permission.ADMINISTER_ORGANISATION),
)
def require_reply_approval(request: HttpRequest, code: str, body: ReplyApprovalInput) -> DepartmentOutput:
    """Say whether a department's replies need its leader's approval."""
    return _output(
        require_approval.require_reply_approval(
            department_code=code, is_needed=body.is_needed, by=actor_from(request).account, at=now()
        )
    )


def _output(department: Department) -> DepartmentOutput:
    return DepartmentOutput(
        code=department.code,
        name=department.name,
        level=department.level,
        parent_code=department.parent.code if department.parent else None,
        remit=department.remit,
        is_hotline_centre=department.is_hotline_centre,
        replies_need_approval=department.replies_need_approval,
    )
