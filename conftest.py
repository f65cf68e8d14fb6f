"""Fixtures that every test may use. What they hand out is described in tests/support.py."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from pytest_django import DjangoDbBlocker, Settings
from tests.support import (
    AT,
    PASSWORD,
    City,
    ClientFactory,
    JobRunner,
    NumbersPublisher,
    PageClient,
    PersonFactory,
    build_city,
    empty_queue,
    join,
    run_waiting_jobs,
)
from tests.switch_room import DirectDoor, SwitchRoom

from hotline.modules.access.models import Person
from hotline.modules.access.public import actor_of, create_person
from hotline.modules.departments.models import Department, HotlineProfile
from hotline.modules.sla.public import publish_handling_policy

_DATABASE = {"db", "transactional_db"}


def pytest_configure() -> None:
    """Hash passwords cheaply, for tests make many people, and let no cache end within a test."""
    # Each test forgets it anyway, and none counts a query more because the machine was slow.
    settings.HANDLING_POLICY_KNOWN_SECONDS = None
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark what needs a database, so that rules are proved within seconds."""
    for item in items:
        if not _DATABASE.isdisjoint(item.fixturenames) or item.get_closest_marker("django_db"):
            item.add_marker("database")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Connect each thread by itself: a pool would keep connections to a database that is about to be dropped."""
    connection.settings_dict["OPTIONS"].pop("pool", None)


@pytest.fixture(autouse=True)
def _clean_queue(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave no jobs behind a test that commits."""
    marker = request.node.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in request.fixturenames
    if not commits:
        yield
        return
    blocker: DjangoDbBlocker = request.getfixturevalue("django_db_blocker")
    request.getfixturevalue("django_db_setup")
    yield
    with blocker.unblock():
        empty_queue()


@pytest.fixture(autouse=True)
def _clean_cache() -> None:
    cache.clear()


@pytest.fixture
def at() -> datetime:
    """A Monday in 2023, 10:00 local time."""
    return AT


@pytest.fixture
def profile(db: None) -> HotlineProfile:
    """The hotline that the database is: a small real one, not a demonstration."""
    return HotlineProfile.objects.update_or_create(
        id=1,
        defaults={
            "name": "yuan",
            "title": "榆安市12345政务服务便民热线",
            "title_en": "Yu'an government service hotline 12345",
            "city": "榆安市",
            "division_code": "990100",
        },
    )[0]


@pytest.fixture
def city(profile: HotlineProfile) -> City:
    """A small city: departments in three levels, categories in three levels, divisions, a profile."""
    return build_city()


@pytest.fixture
def person(db: None) -> PersonFactory:
    """`person("handler", department=…)`: somebody with that role; his password is `tests.support.PASSWORD`."""
    numbers = count(1)

    def make(
        role: str,
        *,
        account: str = "",
        name: str = "",
        department: Department | None = None,
        must_change_password: bool = False,
    ) -> Person:
        number = next(numbers)
        made = create_person(
            account=account or f"{role}-{number}",
            name=name or f"测试人员{number}",
            role_codes=[role],
            password=PASSWORD,
            by="test",
            at=AT,
            staff_number=f"{number:04}",
            must_change_password=must_change_password,
        )
        if department is not None:
            join(made, department)
        return made

    return make


@pytest.fixture
def signed_in_client(person: PersonFactory) -> ClientFactory:
    """`signed_in_client("agent")` or `signed_in_client(somebody)`: a page with a session and CSRF enforced."""

    def open_page(who: str | Person, *, department: Department | None = None) -> PageClient:
        somebody = person(who, department=department) if isinstance(who, str) else who
        return PageClient().sign_in(somebody)

    return open_page


@pytest.fixture
def visitor(db: None) -> PageClient:
    """A page on which nobody is signed in, with its token."""
    return PageClient()


@pytest.fixture
def run_jobs(db: None) -> JobRunner:
    """`run_jobs()`: run what waits in the queue now, on the test's own connection."""
    return run_waiting_jobs


@pytest.fixture
def publish_numbers(person: PersonFactory) -> NumbersPublisher:
    """`publish_numbers(most_extensions=3)`: what the handling policy says from the tests' first day on."""

    def publish(**numbers: object) -> None:
        by = actor_of(person("hotline_head"))
        publish_handling_policy(values=numbers, valid_from=AT.date(), reason="测试", by=by, at=AT)

    return publish


@pytest.fixture
def room(settings: Settings, db: None) -> SwitchRoom:
    """A simulated switch behind the interface, at which nobody is logged in."""
    settings.SWITCH_DOOR = "tests.switch_room.DirectDoor"
    DirectDoor.room = SwitchRoom(datetime(2026, 5, 8, 2, 0, tzinfo=UTC))
    return DirectDoor.room
