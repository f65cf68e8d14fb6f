"""A real switch for the tests of the telephone, with short tones in place of most prompts."""

import dataclasses
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.platform.support import AGENT, PASSWORD, Platform, fill_in_examples, found_city, run
from tests.telephony.hotlines import (
    DESKS,
    TEAM_LEADER,
    Hotline,
    add_agents,
    share_switch,
    switch_of_its_own,
)
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import write_tone
from tests.telephony.telephones import Exchange

from hotline.config.home import Home
from hotline.config.switch import instance
from hotline.config.testing import sipp

pytest.register_assert_rewrite("tests.contract.switch_facts")

# SIPp and the switch are started by the part `telephony` of `./hotline test`, which fetches both.


@pytest.fixture(scope="session")
def home() -> Home:
    """The home that holds the installed switch."""
    return Home(Path(os.environ["HOTLINE_HOME"])) if os.environ.get("HOTLINE_HOME") else Home(Path("nowhere"))


@pytest.fixture(scope="session")
def switch(home: Home) -> Iterator[RunningSwitch]:
    """A switch with the standard settings and books of its own."""
    base = instance.current(home) if home.folder.exists() else None
    if base is None:
        pytest.skip("no switch is installed in HOTLINE_HOME: run ./hotline test telephony, or ./hotline switch install")
    with switch_of_its_own(base) as own:
        # Full with two, so that a test can fill it, and a ring that nobody need wait long for.
        queues = [
            dataclasses.replace(queue, capacity=2 if queue.code == "complaint" else 200, ring_seconds=6)
            for queue in own.settings.queues
        ]
        # A wait that is soon too long, after which another queue takes the caller.
        inquiry = next(number for number, queue in enumerate(queues) if queue.code == "inquiry")
        queues[inquiry] = dataclasses.replace(queues[inquiry], longest_wait_seconds=8, overflow_queue="enterprise")
        own = dataclasses.replace(own, settings=dataclasses.replace(own.settings, queues=tuple(queues)))
        running = RunningSwitch(own)
        running.start()
        try:
            yield running
        finally:
            running.stop()


@pytest.fixture(scope="session")
def sipp_command(home: Home) -> tuple[str, ...]:
    """How SIPp is started."""
    command = sipp.existing(home)
    if command is None:
        pytest.skip("there is no SIPp: run ./hotline test telephony, or install sip-tester")
    return command


@pytest.fixture(scope="session")
def tones(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The tones that test telephones play, by frequency."""
    folder = tmp_path_factory.mktemp("tones")
    return {frequency: write_tone(folder, frequency) for frequency in (440, 1000, 1500)}


@pytest.fixture
def exchange(switch: RunningSwitch, sipp_command: tuple[str, ...], tmp_path: Path) -> Iterator[Exchange]:
    """Test telephones; none is left when the test ends, and no agent is logged in."""
    exchange = Exchange(sipp_command, switch.instance.ports["sip"], tmp_path)
    yield exchange
    switch.clear()
    exchange.end()


@pytest.fixture(scope="session")
def city(home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A city's hotline under `./hotline up`, with the real switch and an agent for each desk telephone."""
    base = instance.current(home) if home.folder.exists() else None
    if base is None:
        pytest.skip("no switch is installed in HOTLINE_HOME: run ./hotline test telephony, or ./hotline switch install")
    templates = tmp_path_factory.mktemp("templates")
    assert run(tmp_path_factory.mktemp("unused"), "init", "--templates", str(templates)).returncode == 0
    fill_in_examples(templates)
    add_agents(templates, DESKS)
    # Not below pytest's own folder, which is closed to the accounts that switch and database run as under root.
    with tempfile.TemporaryDirectory(prefix="hotline-up-") as name:
        place = Path(name)
        place.chmod(0o755)
        share_switch(base, place)
        platform = Platform(place)
        try:
            found_city(place, templates, passwords={AGENT: PASSWORD, TEAM_LEADER: PASSWORD})
            platform.up()
            yield platform
        finally:
            platform.end()


@pytest.fixture
def hotline(city: Platform, sipp_command: tuple[str, ...], tmp_path: Path) -> Iterator[Hotline]:
    """The running hotline; no test telephone is left when the test ends."""
    if city.pid("supervisor") is None:
        city.up()
    facts = Hotline(city, Exchange(sipp_command, 0, tmp_path), tmp_path)
    facts.exchange.sip_port = int(str(facts.information()["sip_address"]).rpartition(":")[2])
    try:
        yield facts
        facts.log_everybody_out()
    finally:
        facts.exchange.end()
