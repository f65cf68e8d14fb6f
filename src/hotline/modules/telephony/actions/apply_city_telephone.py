"""Let a city's settings of its telephone hold once their moment has come."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from django.db import transaction

from hotline.modules.telephony.models import CityTelephoneVersion, LiveViewPolicy, NotReadyReason
from hotline.modules.telephony.rules.city_telephone import CityTelephone, city_telephone
from hotline.modules.telephony.selectors.city_telephone import valid_version

Clock = Callable[[], datetime]
InThread = Callable[[Callable[[], None]], Awaitable[None]]


class CityTelephoneFollower:
    """Sets the switch to what the city decided, and only then says that it holds.

    `is_set_here` tells whether this machine's switch is set to a decision: another machine may have been set before.
    `set_switch` may be called again with the same decision, and raises where it fails.
    """

    def __init__(
        self,
        *,
        is_set_here: Callable[[CityTelephone], bool],
        set_switch: Callable[[CityTelephone], Awaitable[None]],
        clock: Clock,
        in_thread: InThread,
    ) -> None:
        self._is_set_here = is_set_here
        self._set_switch = set_switch
        self._clock = clock
        self._in_thread = in_thread

    async def follow(self) -> None:
        """Apply the version that holds, where it is not yet; raises as `set_switch` does."""
        found: list[CityTelephoneVersion | None] = []
        await self._in_thread(lambda: found.append(valid_version(self._clock())))
        version = found[0]
        if version is None:
            return
        city = city_telephone(version.values)
        if version.applied_at is not None and self._is_set_here(city):
            return
        await self._set_switch(city)
        await self._in_thread(lambda: mark_applied(version, city, at=self._clock()))

    async def tell_failure(self, zh: str, en: str) -> None:
        """Keep why the version does not hold yet, for those who published it."""
        await self._in_thread(lambda: keep_failure(zh, en, at=self._clock()))


@transaction.atomic
def mark_applied(version: CityTelephoneVersion, city: CityTelephone, *, at: datetime) -> None:
    """Thresholds and reasons hold with the switch, and the version says so."""
    LiveViewPolicy.objects.update_or_create(id=1, defaults=city.expectations.model_dump())
    if city.reasons:
        NotReadyReason.objects.update(is_used=False)
        for position, reason in enumerate(city.reasons):
            named = {"name": reason.name, "name_en": reason.name_en, "position": position, "is_used": True}
            NotReadyReason.objects.update_or_create(code=reason.code, defaults=named)
    CityTelephoneVersion.objects.filter(pk=version.pk).update(
        applied_at=version.applied_at or at, failure_zh="", failure_en="", failed_at=None
    )


def keep_failure(zh: str, en: str, *, at: datetime) -> None:
    """Write on the version that should hold why it does not; the first moment stands while the reason is the same."""
    version = valid_version(at)
    if version is None or version.failure_zh == zh:
        return
    CityTelephoneVersion.objects.filter(pk=version.pk).update(failure_zh=zh, failure_en=en, failed_at=at)
