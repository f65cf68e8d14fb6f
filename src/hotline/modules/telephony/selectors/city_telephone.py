"""What the city decided about its telephone."""

from datetime import datetime

from hotline.modules.telephony.models import CityTelephoneVersion
from hotline.modules.telephony.rules.city_telephone import CityTelephone, city_telephone


def city_telephone_at(moment: datetime) -> CityTelephone:
    """The settings that hold at that moment; a machine's own where nobody decided anything."""
    version = valid_version(moment)
    return city_telephone(version.values) if version is not None else CityTelephone()


def valid_version(moment: datetime) -> CityTelephoneVersion | None:
    """The version that holds: of those whose time has come the newest."""
    return CityTelephoneVersion.objects.filter(valid_from__lte=moment).order_by("-valid_from", "-number").first()


def city_telephone_versions() -> list[CityTelephoneVersion]:
    """Every version, the newest first."""
    return list(CityTelephoneVersion.objects.select_related("published_by").order_by("-number"))
