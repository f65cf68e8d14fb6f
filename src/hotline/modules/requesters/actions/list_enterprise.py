"""Put an enterprise on the red list."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.requesters.errors import AlreadyListed, CreditCodeInvalid
from hotline.modules.requesters.models import KeyEnterprise
from hotline.modules.requesters.rules.credit_code import is_valid_credit_code, normal_credit_code


@dataclass(frozen=True, slots=True)
class Listing:
    """Which enterprise, for which days, why; without a last day until it is removed."""

    unified_credit_code: str
    name: str
    contact: str
    listed_from: date
    listed_to: date | None
    reason: str


@transaction.atomic
def list_enterprise(*, listing: Listing, by: Actor, at: datetime) -> KeyEnterprise:
    """Put an enterprise on the red list; it is recorded who did and why."""
    if not by.may(Permission.ADMINISTER_KEY_ENTERPRISES):
        raise NotPermitted
    code = normal_credit_code(listing.unified_credit_code)
    if not is_valid_credit_code(code):
        raise CreditCodeInvalid(field="unified_credit_code", unified_credit_code=code)
    if listing.listed_to is not None and listing.listed_to <= listing.listed_from:
        raise InvalidInput(
            field="listed_to",
            reason_zh="截止日期应晚于列入日期。",
            reason_en="the end comes after the first day.",
        )
    _ensure_free(code, listing)
    record(
        actor=by.account, action="list_key_enterprise", subject=f"key_enterprise:{code}", at=at, reason=listing.reason
    )
    return KeyEnterprise.objects.create(
        unified_credit_code=code,
        name=listing.name,
        contact=listing.contact,
        listed_from=listing.listed_from,
        listed_to=listing.listed_to,
        reason=listing.reason,
        listed_at=at,
        listed_by_id=by.person_id,
    )


def _ensure_free(code: str, listing: Listing) -> None:
    """Refuse a listing that overlaps with another of the same enterprise."""
    others = KeyEnterprise.objects.filter(unified_credit_code=code).filter(
        Q(listed_to__isnull=True) | Q(listed_to__gt=listing.listed_from)
    )
    if listing.listed_to is not None:
        others = others.filter(listed_from__lt=listing.listed_to)
    other = others.first()
    if other is not None:
        raise AlreadyListed(field="unified_credit_code", name=other.name)
