"""Hold recordings of a call for a suit or an inquiry, and let them go."""

from datetime import datetime

from django.db import transaction

from hotline.kit.errors import NotFound, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.telephony.errors import LegalHoldLifted
from hotline.modules.telephony.models import LegalHold
from hotline.modules.telephony.selectors.calls import find_call


@transaction.atomic
def set_legal_hold(*, call_reference: str, reason: str, by: Actor, at: datetime) -> LegalHold:
    """From now on nothing of the call is removed, however old, until every hold on it is lifted."""
    _ensure_may(by)
    call = find_call(call_reference)
    hold = LegalHold.objects.create(call=call, reason=reason, set_at=at, set_by_id=by.person_id)
    record(actor=by.account, action="telephony.set_legal_hold", subject=f"call:{call.reference}", at=at, reason=reason)
    return hold


@transaction.atomic
def lift_legal_hold(*, hold_id: int, reason: str, by: Actor, at: datetime) -> LegalHold:
    """The hold ends; recordings that are over go with the next removal."""
    _ensure_may(by)
    hold = LegalHold.objects.select_for_update(of=("self",)).select_related("call").filter(pk=hold_id).first()
    if hold is None:
        raise NotFound(what=str(hold_id))
    if hold.lifted_at is not None:
        raise LegalHoldLifted(name=hold.lifted_by.name if hold.lifted_by else "")
    hold.lifted_at, hold.lifted_by_id, hold.lifting_reason = at, by.person_id, reason
    hold.save(update_fields=["lifted_at", "lifted_by", "lifting_reason"])
    record(
        actor=by.account,
        action="telephony.lift_legal_hold",
        subject=f"call:{hold.call.reference}",
        at=at,
        reason=reason,
    )
    return hold


def _ensure_may(by: Actor) -> None:
    if not by.may(Permission.SET_LEGAL_HOLDS):
        raise NotPermitted
