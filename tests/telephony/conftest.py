"""A real switch for the tests of the telephone, with short tones in place of most prompts."""

import dataclasses
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import write_prompt, write_tone
from tests.telephony.telephones import Exchange

from hotline.config.home import Home
from hotline.config.switch import instance
from hotline.config.switch.prompts import spoken
from hotline.config.testing import sipp

pytest.register_assert_rewrite("tests.contract.switch_facts")

# SIPp and the switch are started by the part `telephony` of `./hotline test`, which fetches both.
BEEP_HERTZ, BEEP_SECONDS = 700, 0.2


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
    # Not below pytest's own folder, which is closed to the account that the switch runs as when root runs the tests.
    with tempfile.TemporaryDirectory(prefix="hotline-switch-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        place = dataclasses.replace(base.place, folder=folder / "switch", own_prompts=folder / "prompts")
        own = dataclasses.replace(base, home=Home(folder), place=place, ports=instance.new_ports())
        own.home.prepare()
        own = own.for_tests()
        # Full with two, so that a test can fill it, and a ring that nobody need wait long for.
        queues = [
            dataclasses.replace(queue, capacity=2 if queue.code == "complaint" else 200, ring_seconds=6)
            for queue in own.settings.queues
        ]
        # A wait that is soon too long, after which another queue takes the caller.
        inquiry = next(number for number, queue in enumerate(queues) if queue.code == "inquiry")
        queues[inquiry] = dataclasses.replace(queues[inquiry], longest_wait_seconds=8, overflow_queue="enterprise")
        own = dataclasses.replace(own, settings=dataclasses.replace(own.settings, queues=tuple(queues)))
        _short_prompts(place.prompts)
        shutil.copytree(base.place.data / "hold", place.data / "hold")
        running = RunningSwitch(own)
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _short_prompts(folder: Path) -> None:
    for name, text in spoken().items():
        write_prompt(folder / f"{name}.wav", BEEP_HERTZ, BEEP_SECONDS)
        (folder / f"{name}.origin").write_text(f"synthesised: {text}", encoding="utf-8")


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
