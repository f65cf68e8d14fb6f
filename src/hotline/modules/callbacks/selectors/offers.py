"""What stands against a call-back, before anybody picks up the telephone."""

from datetime import datetime

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor
from hotline.modules.callbacks.errors import CallbackClosed, CallerHandledIt
from hotline.modules.callbacks.rules.attempts import HANDLING_STEPS
from hotline.modules.workorders.public import WorkOrder


def against_recording(work_order: WorkOrder, actor: Actor, at: datetime) -> Refusal | None:
    """It is closed or waived, or the actor handled the work order himself."""
    if any(one.actor_id == actor.person_id and one.step in HANDLING_STEPS for one in work_order.history.all()):
        return CallerHandledIt()
    return CallbackClosed() if work_order.requester_id is not None and not work_order.awaits_callback else None
