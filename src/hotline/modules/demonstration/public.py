"""What the command line and the sign-in page may call: demonstration cities and accounts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hotline.kit.clock import now

from .actions.load_city import Progress, load_city
from .rules.accounts import PASSWORD, DemonstrationAccount, accounts
from .rules.city import City, city, city_names
from .rules.recent import ROWS as RECENT_ROWS

__all__ = ["PASSWORD", "DemonstrationAccount", "DemonstrationCity", "Progress", "accounts", "cities", "load"]

_EMPTY, _CALL, _AT_ONCE, _DISPATCHED = 40 << 20, 450, 1800, 4700


@dataclass(frozen=True, slots=True)
class DemonstrationCity:
    """A city that can be loaded. `rows` is about how many calls, orders and call-backs it has at full size.

    A city without days is made up to the moment of loading.
    """

    name: str
    title: str
    first_day: date | None
    last_day: date | None
    rows: int
    # About how many bytes its database has at full size.
    size: int
    description_zh: str
    description_en: str


def cities() -> list[DemonstrationCity]:
    """The demonstration cities, by name."""
    return [_described(name) for name in city_names()]


def _described(name: str) -> DemonstrationCity:
    place = city(name)
    rows = sum(month.calls + month.received + month.tried for month in place.volumes()) or RECENT_ROWS
    return DemonstrationCity(
        name,
        place.title,
        place.first_day,
        place.last_day,
        rows,
        _size(place),
        place.description_zh,
        place.description_en,
    )


def _size(place: City) -> int:
    """Measured of loaded years: what a call takes, an order that was answered at once, and one that was dispatched."""
    months = place.volumes()
    calls = sum(month.calls for month in months)
    at_once = sum(month.answered_at_once for month in months)
    dispatched = sum(month.received for month in months) - at_once
    return _EMPTY + calls * _CALL + at_once * _AT_ONCE + dispatched * _DISPATCHED


def load(name: str, *, scale: Decimal = Decimal(1), seed: int = 12345, progress: Progress = lambda *_: None) -> None:
    """Fill the current database, migrated and empty, with a demonstration city.

    Within a transaction it is all or nothing. Outside of one it is faster; a database where it failed is to be dropped.
    `progress` hears the name of a step and how much of how much is done.
    """
    load_city(name=name, scale=scale, seed=seed, at=now(), progress=progress)
