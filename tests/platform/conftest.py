"""A real hotline, made once for the tests of the platform."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.platform.support import AGENT, PASSWORD, Platform, fill_in_examples, found_city, run, wait_for


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Excel templates, filled in with their examples."""
    folder = tmp_path_factory.mktemp("templates")
    written = run(tmp_path_factory.mktemp("unused"), "init", "--templates", str(folder))
    assert written.returncode == 0, written.stderr
    fill_in_examples(folder)
    return folder


@pytest.fixture(scope="session")
def city(templates: Path) -> Iterator[Path]:
    """A home with a city's real hotline `yuan`, on which an agent can sign in."""
    # Not below pytest's own folder, which is closed to the account that PostgreSQL runs as when root runs the tests.
    with tempfile.TemporaryDirectory(prefix="hotline-platform-") as name:
        home = Path(name)
        home.chmod(0o755)
        found_city(home, templates, passwords={AGENT: PASSWORD})
        yield home


@pytest.fixture(scope="session")
def shared_platform(city: Path) -> Iterator[Platform]:
    """The hotline; nothing of it runs after the tests."""
    shared = Platform(city)
    yield shared
    shared.end()


@pytest.fixture
def platform(shared_platform: Platform) -> Platform:
    """The hotline, running: still, or again after a test that stopped it."""
    if shared_platform.pid("supervisor") is None:
        shared_platform.up()
    wait_for(shared_platform.answers, what="an answer")
    return shared_platform
