"""Register a service request as a work order."""

from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.requesters.public import Caller
from hotline.modules.workorders.models import WorkOrder

from .register_batch import Matter, Registration, register_batch


def register(
    *, matter: Matter, caller: Caller | None, answer: str = "", merge_into: str = "", by: Actor, at: datetime
) -> WorkOrder:
    """Write a service request down under a number of its own; without a caller it is anonymous.

    With an answer it is answered at once, with the number of another work order merged into that: both or neither.
    """
    registration = Registration(matter, answer, merge_into)
    (work_order,) = register_batch(registrations=[registration], caller=caller, by=by, at=at)
    return work_order
