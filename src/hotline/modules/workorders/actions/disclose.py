"""Show what is masked about a requester, for a reason."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.requesters.public import Requester
from hotline.modules.workorders.selectors.details import read


@transaction.atomic
def disclose_requester(*, number: str, reason: str, by: Actor, at: datetime) -> Requester:
    """The requester unmasked; who looked and why is recorded first. A confidential one stays hidden to departments."""
    work_order = read(number, by=by)
    is_hidden = work_order.is_confidential and not by.may(Permission.READ_ALL_WORK_ORDERS)
    if is_hidden or not by.may(Permission.DISCLOSE_REQUESTERS):
        raise NotPermitted
    if work_order.requester is None:
        raise NotFound(what=number)
    record(actor=by.account, action="disclose_requester", subject=f"work_order:{number}", at=at, reason=reason)
    return work_order.requester
