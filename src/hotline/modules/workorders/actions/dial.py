"""Dial the requester of a work order without showing his number."""

from datetime import datetime

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.telephony.public import dial
from hotline.modules.workorders.errors import NoNumberToDial
from hotline.modules.workorders.selectors.details import read


def dial_requester(*, number: str, by: Actor, at: datetime) -> None:
    """Ring the agent's telephone, then the requester's; recorded, and found again by the work order's number.

    Refuses where he left no number, where he is hidden from the actor, and as the switch does.
    """
    work_order = read(number, by=by)
    if work_order.is_confidential and not by.may(Permission.READ_ALL_WORK_ORDERS):
        raise NotPermitted
    if work_order.requester is None or not work_order.requester.phone_number:
        raise NoNumberToDial
    dial(number=work_order.requester.phone_number, about=work_order.number, by=by)
    record(actor=by.account, action="dial_requester", subject=f"work_order:{number}", at=at)
