"""What a city publishes about its telephone reaches the running switch, and whoever is on the line stays there."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.platform.support import run, wait_for
from tests.telephony import scenarios
from tests.telephony.hotlines import HEAD, Hotline

from hotline.adapters.telephony.asterisk.messages import Message
from hotline.config.home import Home
from hotline.config.switch import installation, instance

CALLER = "13800000191"
# A day on which nobody runs this test: what is published here is felt by no other one.
FAR_DAY = "2099-01-01"


@pytest.fixture
def waiting_call(hotline: Hotline) -> Iterator[str]:
    """Somebody who waits in a queue until the test ends; gives the name of his channel."""
    calling = hotline.exchange.call(scenarios.caller("12346").until_the_other_hangs_up(), caller=CALLER)
    channel = wait_for(lambda: _waiting(hotline), seconds=20, what="the caller in the queue")
    yield channel
    asyncio.run(_ask(hotline, "Hangup", {"Channel": channel}))
    calling.finish()


def test_published_settings_reach_the_running_switch_and_who_waits_goes_on_waiting(
    hotline: Hotline, waiting_call: str, tmp_path: Path
) -> None:
    file = tmp_path / "telephone.yaml"
    file.write_text(f"special_days:\n  - day: {FAR_DAY}\n", encoding="utf-8")

    done = run(hotline.platform.home, "switch", "settings", "import", str(file), "--by", HEAD, "--reason", "年末安排")

    assert done.returncode == 0, done.stderr
    applied = "SELECT reason FROM telephony_citytelephoneversion WHERE applied_at IS NOT NULL AND failure_zh = ''"
    wait_for(lambda: hotline.rows(applied), seconds=30, what="the version that holds")
    assert hotline.rows(applied) == [("年末安排",)]
    read = asyncio.run(_command(hotline, "dialplan show s@hotline-arrival"))
    assert FAR_DAY.replace("-", "") in read
    assert _waiting(hotline) == waiting_call


def _waiting(hotline: Hotline) -> str:
    entries = asyncio.run(_ask(hotline, "QueueStatus"))
    found = [each.get("Channel") for each in entries if each.get("CallerIDNum") == CALLER]
    return found[0] if found else ""


async def _ask(hotline: Hotline, action: str, values: dict[str, str] | None = None) -> list[Message]:
    found = instance.current(Home(hotline.platform.home))
    assert found is not None
    async with installation.connected(found, 10) as client:
        if values is not None:
            return [await client.send(action, dict(values))]
        return await client.ask_for_all(action)


async def _command(hotline: Hotline, command: str) -> str:
    found = instance.current(Home(hotline.platform.home))
    assert found is not None
    async with installation.connected(found, 10) as client:
        return await client.command(command)
