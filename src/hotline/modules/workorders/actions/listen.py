"""Listen to a call, for a reason."""

from datetime import datetime

from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.telephony.public import Listening, note_listening
from hotline.modules.workorders.selectors.calls import call_in_sight, is_heard_by


def listen(*, call_reference: str, reason: str, by: Actor, at: datetime) -> Listening:
    """Have the actor listen for some hours; who, when and why is recorded first, and so is who was refused."""
    call = call_in_sight(call_reference, by=by)
    if not is_heard_by(call, by):
        # Not in a transaction: the record must outlive the refusal.
        record(actor=by.account, action="listening_refused", subject=f"call:{call.reference}", at=at, reason=reason)
        raise NotPermitted
    return note_listening(call=call, reason=reason, by=by, at=at)
