"""Decide how the city's telephone works from a moment on, and let it hold when that moment comes."""

from datetime import datetime

from django.db import connection, transaction

from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Actor, Permission
from hotline.modules.audit.public import record
from hotline.modules.telephony.errors import CityTelephoneUnchanged
from hotline.modules.telephony.models import CityTelephoneVersion, LiveViewPolicy, NotReadyReason
from hotline.modules.telephony.rules.city_telephone import CityTelephone, changed_keys, city_telephone
from hotline.modules.telephony.selectors.city_telephone import city_telephone_at, valid_version


@transaction.atomic
def publish_city_telephone(
    *, city: CityTelephone, valid_from: datetime, reason: str, by: Actor, at: datetime
) -> CityTelephoneVersion:
    """Keep the decision with who made it, when and why; what held before its moment stands."""
    if not by.may(Permission.ADMINISTER_TELEPHONY):
        raise NotPermitted
    if not reason.strip():
        raise InvalidInput(field="reason", reason_zh="请写明调整理由。", reason_en="Say why the settings change.")
    if valid_from < at:
        raise InvalidInput(
            field="valid_from", reason_zh="生效时间不能早于现在。", reason_en="It cannot hold from the past on."
        )
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {CityTelephoneVersion._meta.db_table} IN SHARE ROW EXCLUSIVE MODE")
    changed = changed_keys(city_telephone_at(valid_from), city)
    if not changed:
        raise CityTelephoneUnchanged
    newest = CityTelephoneVersion.objects.order_by("-number").values_list("number", flat=True).first()
    published = CityTelephoneVersion.objects.create(
        number=(newest or 0) + 1,
        valid_from=valid_from,
        values=city.values,
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


@transaction.atomic
def apply_city_telephone(*, at: datetime) -> CityTelephone | None:
    """Let the version whose moment has come hold for seats and the live view; None where nothing is new.

    The switch is set by whoever calls this: it may be done again at any time.
    """
    version = valid_version(at)
    if version is None or version.applied_at is not None:
        return None
    city = city_telephone(version.values)
    LiveViewPolicy.objects.update_or_create(id=1, defaults=city.expectations.model_dump())
    if city.reasons:
        NotReadyReason.objects.update(is_used=False)
        for position, reason in enumerate(city.reasons):
            named = {"name": reason.name, "name_en": reason.name_en, "position": position, "is_used": True}
            NotReadyReason.objects.update_or_create(code=reason.code, defaults=named)
    CityTelephoneVersion.objects.filter(pk=version.pk).update(applied_at=at)
    return city
