"""Take an enterprise off the red list."""

from datetime import datetime

from django.db import transaction

from hotline.kit.clock import local_date
from hotline.kit.errors import NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.requesters.errors import NotListed
from hotline.modules.requesters.models import KeyEnterprise
from hotline.modules.requesters.rules.credit_code import normal_credit_code
from hotline.modules.requesters.selectors import listed_on


@transaction.atomic
def remove_enterprise(*, unified_credit_code: str, reason: str, by: Actor, at: datetime) -> KeyEnterprise:
    """End a listing from today on. Work orders registered before keep what they were registered as."""
    if not by.may(Permission.ADMINISTER_KEY_ENTERPRISES):
        raise NotPermitted
    code = normal_credit_code(unified_credit_code)
    listing = listed_on(local_date(at)).filter(unified_credit_code=code).select_for_update().first()
    if listing is None:
        raise NotListed(unified_credit_code=code)
    listing.listed_to = local_date(at)
    listing.removed_at = at
    listing.removed_by_id = by.person_id
    listing.removal_reason = reason
    listing.save()
    record(actor=by.account, action="remove_key_enterprise", subject=f"key_enterprise:{code}", at=at, reason=reason)
    return listing
