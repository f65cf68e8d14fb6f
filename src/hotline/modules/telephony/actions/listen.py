"""Write down who listens to a call, and why."""

from datetime import datetime

from django.db import transaction

from hotline.modules.access.public import Actor
from hotline.modules.audit.public import record
from hotline.modules.telephony.models import Call, Listening


@transaction.atomic
def note_listening(*, call: Call, reason: str, by: Actor, at: datetime) -> Listening:
    """Keep who listens, when and why. Who may, the caller has decided."""
    record(actor=by.account, action="listen_to_call", subject=f"call:{call.reference}", at=at, reason=reason)
    return Listening.objects.create(call=call, person_id=by.person_id, reason=reason, at=at)
