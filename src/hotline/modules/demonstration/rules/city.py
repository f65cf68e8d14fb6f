"""A demonstration city as data: its divisions, its bureaus, its months."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from math import ceil
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from .particulars import Particulars
from .services import Services
from .volumes import MonthVolumes, apportion, over_months

_FOLDER = Path(__file__).parent
_FEWEST_AGENTS = 40
_CITIES = _FOLDER / "cities"


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class County(_Record):
    """A district or county with its towns, given as `001 北关街道 | 002 …`; weight is its share of the requests."""

    code: str
    name: str
    short: str
    weight: float
    towns: str


class Months(_Record):
    """The report's monthly figures, one list of twelve for each series."""

    calls: list[int]
    answered: list[int]
    inspected: list[int]
    passed: list[int]
    received: list[int]
    completed: list[int]
    answered_at_once: list[int]
    tried: list[int]
    reached: list[int]
    satisfied: list[int]
    knowledge_updates: list[int]

    def volumes(self) -> list[MonthVolumes]:
        """The same by month."""
        series = [getattr(self, name) for name in MonthVolumes.__slots__]
        return [MonthVolumes(*values) for values in zip(*series, strict=True)]


class Totals(_Record):
    """A year of which the report prints only totals; `weights` spread it over the months, which is assumed."""

    weights: list[int] = [31, 26, 32, 31, 32, 31, 33, 33, 31, 30, 30, 31]
    calls: int
    answered: int
    inspected: int
    passed: int
    received: int
    completed: int
    answered_at_once: int
    tried: int
    reached: int
    satisfied: int
    knowledge_updates: int

    def volumes(self) -> list[MonthVolumes]:
        """The year by month."""
        return over_months(MonthVolumes(**self.model_dump(exclude={"weights", "knowledge_updates"})), self.weights)


class City(_Record):
    """Everything about a demonstration city that is not drawn by lot."""

    name: str
    kind: Literal["year", "recent"]
    title: str
    title_en: str
    city: str
    city_short: str
    division_code: str
    centre: str
    description_zh: str
    description_en: str
    resident_population: int
    first_day: date | None = None
    last_day: date | None = None
    opened_on: date
    agents: int
    callers: int
    # Below it a month has too few orders to keep its shape.
    smallest_scale: Decimal = Decimal("0.01")
    # So many copies are written of each record of a sample, where the sample is not smaller than `smallest_sample`: a
    # year of millions would take hours to be invented record by record.
    copies: int = 1
    smallest_sample: Decimal = Decimal("0.05")
    # Where fewer are called back than completed: so many days after completion nobody is any more.
    callbacks_within_days: int | None = None
    bureaus: list[str]
    county_bureaus: list[str]
    account_bureau: str
    # A year has either its monthly figures or its totals.
    months: Months | None = None
    totals: Totals | None = None
    particulars: Particulars = Particulars()
    # Where more was answered than became work orders.
    services: Services | None = None
    # Orders that were not completed: "2023-08 acknowledged".
    unfinished: list[str] = []
    merged_before: int
    merged_within: int
    daily_reports_from: date | None = None
    weekly_reports_from: date | None = None
    counties: list[County]

    def at(self, scale: Decimal) -> "City":
        """The city with so many agents as its calls then need; never fewer than forty where it has as many.

        Where a sample is copied, each copy has a team of its own, which takes turns like forty.
        """
        copies = self.copies_at(scale)
        agents = max(ceil(self.agents * scale / copies), min(self.agents // copies, _FEWEST_AGENTS))
        return self.model_copy(update={"agents": agents * copies})

    def copies_at(self, scale: Decimal) -> int:
        """How many copies of a sample's records make the year at that scale; one where each is invented."""
        return self.copies if scale / self.copies >= self.smallest_sample else 1

    def volumes(self) -> list[MonthVolumes]:
        """The published year by month; nothing for a city of recent days."""
        published = self.months or self.totals
        return [] if published is None else published.volumes()

    def knowledge_updates(self) -> list[int]:
        """How often the knowledge base was updated in each month of the year."""
        if self.months is not None:
            return list(self.months.knowledge_updates)
        return [] if self.totals is None else apportion(self.totals.weights, self.totals.knowledge_updates)


class Bureau(_Record):
    """A kind of department: its names at city and county level and its remit."""

    number: int
    name: str
    county_name: str = ""
    short: str
    remit: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Town:
    """A township or subdistrict with its county's place in the list and its share of the requests."""

    code: str
    name: str
    county: int
    weight: float

    @property
    def is_urban(self) -> bool:
        """Whether it is a subdistrict, with housing estates rather than villages."""
        return self.name.endswith("街道")


def read_yaml(name: str) -> object:
    """A data file of this folder."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_FOLDER / name).read_text(encoding="utf-8"), loader)


@cache
def city(name: str) -> City:
    """The city by its name; `KeyError` when there is none."""
    if name not in city_names():
        raise KeyError(name)
    return City.model_validate(read_yaml(f"cities/{name}.yaml"))


def city_names() -> list[str]:
    """The names of the cities that there are data files for."""
    return sorted(path.stem for path in _CITIES.glob("*.yaml"))


@cache
def bureaus() -> dict[str, Bureau]:
    """The kinds of departments by key."""
    return TypeAdapter(dict[str, Bureau]).validate_python(read_yaml("bureaus.yaml"))


def towns_of(place: City) -> list[Town]:
    """All towns of a city; county seats have several times a village township's requests."""
    towns: list[Town] = []
    for index, county in enumerate(place.counties):
        entries = [entry.split() for entry in county.towns.split("|")]
        shares = [3.2 if name.endswith("街道") else 1.0 for _, name in entries]
        for (number, name), share in zip(entries, shares, strict=True):
            towns.append(Town(county.code + number, name, index, county.weight * share / sum(shares)))
    return towns
