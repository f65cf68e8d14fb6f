"""A small city whose records the tests write."""

import pytest
from tests.support import City, PersonFactory

from .builders import Records


@pytest.fixture
def records(city: City, person: PersonFactory) -> Records:
    """Writes calls, work orders and the rest, by hand."""
    return Records(city, person("agent", name="话务员甲"))
