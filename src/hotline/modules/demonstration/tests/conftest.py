"""A loaded hotline for all tests of a file, taken back afterwards."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from hotline.modules.demonstration.public import load

SCALE = Decimal("0.02")


@pytest.fixture(scope="module")
def loaded_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The year 2023 at a fiftieth."""
    yield from _loaded("hanzhong-2023", SCALE, django_db_blocker)


@pytest.fixture(scope="module")
def full_year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The year 2023 at its real size."""
    yield from _loaded("hanzhong-2023", Decimal(1), django_db_blocker)


@pytest.fixture(scope="module")
def loaded_city(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The small city of recent days."""
    yield from _loaded("demonstration", Decimal(1), django_db_blocker)


def _loaded(name: str, scale: Decimal, blocker: DjangoDbBlocker) -> Iterator[None]:
    with blocker.unblock(), transaction.atomic():
        load(name, scale=scale)
        yield
        transaction.set_rollback(True)
