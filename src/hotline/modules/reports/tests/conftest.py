"""A small city's October 2023, and the people who write its reports."""

from dataclasses import dataclass
from datetime import datetime

import pytest
from tests.support import City, PersonFactory

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import Actor, actor_of

from .city import SmallCity


def local(moment: str) -> datetime:
    """A local wall-clock time as a moment."""
    return datetime.fromisoformat(moment).replace(tzinfo=LOCAL)


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes reports, and who approves them."""

    analyst: Actor
    head: Actor
    leader: Actor


@pytest.fixture
def office(person: PersonFactory) -> Office:
    """An analyst, the head of the hotline and a city leader."""
    return Office(*(actor_of(person(role)) for role in ("analyst", "hotline_head", "city_leader")))


@pytest.fixture
def records(city: City, person: PersonFactory) -> SmallCity:
    """Writes calls and work orders by hand."""
    return SmallCity(city, person("agent", name="话务员甲"))
