"""Show what is masked about a requester, for a reason."""

from datetime import datetime

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.requesters.public import Requester
from hotline.modules.workorders.selectors.details import read


def disclose_requester(*, number: str, reason: str, by: Actor, at: datetime) -> Requester:
    """The requester unmasked; who looked and why is recorded first, and so is who was refused.

    A confidential one stays hidden to departments.
    """
    work_order = read(number, by=by)
    subject = f"work_order:{number}"
    is_hidden = work_order.is_confidential and not by.may(Permission.READ_ALL_WORK_ORDERS)
    if is_hidden or not by.may(Permission.DISCLOSE_REQUESTERS):
        # Not in a transaction: the record must outlive the refusal.
        record(actor=by.account, action="disclosure_refused", subject=subject, at=at, reason=reason)
        raise NotPermitted
    if work_order.requester is None:
        raise NotFound(what=number)
    record(actor=by.account, action="disclose_requester", subject=subject, at=at, reason=reason)
    return work_order.requester
