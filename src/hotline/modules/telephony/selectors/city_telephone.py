"""What the city decided about its telephone."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from hotline.modules.telephony.models import CityTelephoneVersion
from hotline.modules.telephony.rules.city_telephone import CityTelephone, changed_keys, city_telephone
from hotline.modules.telephony.rules.city_telephone_text import written

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class CityTelephoneChange:
    """One setting before and after, written out as YAML, whoever decided it."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class CityTelephoneDecision:
    """A version, and what it changed against the one before it."""

    version: CityTelephoneVersion
    changes: list[CityTelephoneChange]


def city_telephone_at(moment: datetime) -> CityTelephone:
    """The settings that hold at that moment; a machine's own where nobody decided anything."""
    version = valid_version(moment)
    return city_telephone(version.values) if version is not None else CityTelephone()


def valid_version(moment: datetime) -> CityTelephoneVersion | None:
    """The version that holds: of those whose time has come the newest."""
    found = CityTelephoneVersion.objects.select_related("published_by").filter(valid_from__lte=moment)
    return found.order_by("-valid_from", "-number").first()


def city_telephone_versions() -> list[CityTelephoneDecision]:
    """The latest versions, the newest first, each with what it changed."""
    found = CityTelephoneVersion.objects.select_related("published_by").order_by("-number")[: MOST_SHOWN + 1]
    versions = list(found)
    before = [city_telephone(each.values) for each in versions[1:]] + [CityTelephone()]
    return [
        CityTelephoneDecision(each, city_telephone_changes(former, city_telephone(each.values)))
        for each, former in zip(versions, before, strict=False)
    ][:MOST_SHOWN]


def newest_number() -> int:
    """The number of the version that was published last; 0 where there is none."""
    return CityTelephoneVersion.objects.order_by("-number").values_list("number", flat=True).first() or 0


def city_telephone_changes(before: CityTelephone, after: CityTelephone) -> list[CityTelephoneChange]:
    """What differs, in the order of the settings."""
    former, latter = before.completed(), after.completed()
    return [CityTelephoneChange(key, _shown(former, key), _shown(latter, key)) for key in changed_keys(former, latter)]


def _shown(city: CityTelephone, key: str) -> str:
    values: dict[str, object] = TypeAdapter(CityTelephone).dump_python(city, mode="json", include={key})
    return written(values).strip()
