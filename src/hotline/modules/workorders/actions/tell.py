"""Tell a requester what was decided about his request."""

from datetime import datetime

from hotline.modules.notifications.public import send_text
from hotline.modules.workorders.models import WorkOrder


def tell_requester(work_order: WorkOrder, text: str, *, at: datetime) -> bool:
    """Send the requester a text in the current transaction; false where he left no number.

    The text names the work order and nothing of its content: whoever holds the telephone may read it.
    """
    requester = work_order.requester
    if requester is None or not requester.phone_number:
        return False
    send_text(to_number=requester.phone_number, text=text, subject=f"work_order:{work_order.number}", at=at)
    return True
