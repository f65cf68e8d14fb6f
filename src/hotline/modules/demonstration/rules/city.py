"""A demonstration city as data: its divisions, its bureaus, its months."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from .volumes import MonthVolumes

_FOLDER = Path(__file__).parent
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
    bureaus: list[str]
    county_bureaus: list[str]
    account_bureau: str
    months: Months | None = None
    # Orders that were not completed: "2023-08 acknowledged".
    unfinished: list[str] = []
    merged_before: int
    merged_within: int
    daily_reports_from: date | None = None
    weekly_reports_from: date | None = None
    counties: list[County]


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
