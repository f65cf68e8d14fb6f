"""A small city whose records the tests write."""

from pathlib import Path

import pytest
from pytest_django import Settings
from tests.support import City, PersonFactory

from .builders import Records


@pytest.fixture(autouse=True)
def columnar_files(settings: Settings, tmp_path: Path) -> None:
    """Every test has files of its own, and none at first."""
    settings.FIGURES_FOLDER = str(tmp_path / "figures")


@pytest.fixture
def records(city: City, person: PersonFactory) -> Records:
    """Writes calls, work orders and the rest, by hand."""
    return Records(city, person("agent", name="话务员甲"))
