"""Departments as the interface shows them."""

from ninja import Schema


class DepartmentOutput(Schema):
    """A unit of the tree. The hotline's centre is one of them and handles no work orders."""

    code: str
    name: str
    level: str
    parent_code: str | None
    remit: str
    is_hotline_centre: bool
    replies_need_approval: bool


class ReplyApprovalInput(Schema):
    """Whether a department's replies leave it with its approving leader's consent only."""

    is_needed: bool
