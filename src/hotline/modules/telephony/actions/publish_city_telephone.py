"""Decide how the city's telephone works from a moment on."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.telephony.errors import CityTelephoneOutdated, CityTelephoneUnchanged
from hotline.modules.telephony.models import CityTelephoneVersion
from hotline.modules.telephony.rules.city_telephone import CityTelephone, changed_keys
from hotline.modules.telephony.rules.city_telephone_text import read_city_telephone
from hotline.modules.telephony.selectors.city_telephone import city_telephone_at


@dataclass(frozen=True, slots=True)
class CityTelephoneText:
    """What somebody wrote: a whole file of settings, or only what is to be otherwise than before."""

    text: str
    is_whole: bool

    def read(self, *, at: datetime) -> CityTelephone:
        """The settings that would hold at that moment; refused with the key at fault and its line."""
        return read_city_telephone(self.text, over=None if self.is_whole else city_telephone_at(at).values)


@transaction.atomic
def publish_city_telephone(
    *,
    city: CityTelephone | CityTelephoneText,
    valid_from: datetime,
    reason: str,
    by: Actor,
    at: datetime,
    read_number: int | None = None,
) -> CityTelephoneVersion:
    """Keep the decision with who made it, when and why; what held before its moment stands.

    `read_number` is the newest version that the person knew, where he could know one; 0 where there was none.
    """
    _ensure_may_be_decided(valid_from, reason, by=by, at=at)
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {CityTelephoneVersion._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    newest = CityTelephoneVersion.objects.order_by("-number").values_list("number", flat=True).first() or 0
    if read_number is not None and read_number != newest:
        raise CityTelephoneOutdated(number=newest)
    decided = city.read(at=valid_from) if isinstance(city, CityTelephoneText) else city
    changed = changed_keys(city_telephone_at(valid_from), decided)
    if not changed:
        raise CityTelephoneUnchanged
    published = CityTelephoneVersion.objects.create(
        number=newest + 1,
        valid_from=valid_from,
        values=decided.values,
        published_at=at,
        published_by_id=by.person_id,
        reason=reason.strip(),
    )
    record(
        actor=by.account,
        action="telephony.publish_city_telephone",
        subject=f"city_telephone:{published.number}",
        at=at,
        reason=reason,
        facts={"from": valid_from.isoformat(), "changed": ",".join(changed)},
    )
    return published


def _ensure_may_be_decided(valid_from: datetime, reason: str, *, by: Actor, at: datetime) -> None:
    if not by.may(Permission.ADMINISTER_TELEPHONY):
        raise NotPermitted
    if not reason.strip():
        raise InvalidInput(field="reason", reason_zh="请写明调整理由。", reason_en="Say why the settings change.")
    if valid_from < at:
        raise InvalidInput(
            field="valid_from", reason_zh="生效时间不能早于现在。", reason_en="It cannot hold from the past on."
        )
