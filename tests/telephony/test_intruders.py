"""What a stranger can do at the real switch: nothing by name, number or keys, and nothing without the secret."""

import asyncio
from pathlib import Path

import psutil
import pytest
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.telephones import Exchange

NAMES = (
    "${SHELL(touch ${ASTSPOOLDIR}/intruder)}",
    "x,1)&System(touch intruder)",
    "${CURL(http://127.0.0.1/)}",
    "a\\r\\nEvent: AgentCalled",
    "]|Hangup()",
)
DEFAULTS = (("admin", "admin"), ("hotline", "hotline"), ("hotline", ""), ("asterisk", "asterisk"), ("hotline", "12345"))


@pytest.mark.parametrize("name", NAMES)
def test_name_of_a_caller_is_never_carried_out(switch: RunningSwitch, exchange: Exchange, name: str) -> None:
    number = f"1360000000{NAMES.index(name)}"
    scenario = scenarios.caller("12346").pause(1).hang_up()
    named = name.replace("\\", "\\\\").replace('"', "")
    scenario.steps = [step.replace("From: <sip:", f'From: "{named}" <sip:') for step in scenario.steps]

    exchange.call(scenario, caller=number).finish()

    call = switch.wait_for_end(number)
    assert dict(switch.story(call))["ARRIVED"] == f"enterprise-line|{number}"
    assert not list(switch.instance.place.state.rglob("*intruder*"))
    assert switch.unreadable() == []
    # The name is taken away before any step looks at the caller.
    told = [one for one in switch.events if one.get("Linkedid") == call and one.event == "QueueCallerJoin"]
    assert told and {one.get("CallerIDName") for one in told} <= {"<unknown>", ""}


def test_keys_that_are_no_digits_choose_nothing(switch: RunningSwitch, exchange: Exchange) -> None:
    caller = scenarios.caller("12345").pause(1.5).press("#").press("*").press("D").pause(1).hang_up()

    exchange.call(caller, caller="13600000010").finish()

    story = switch.story(switch.wait_for_end("13600000010"))
    assert {extra for kind, extra in story if kind == "MENU_CHOSEN"} <= {""}


@pytest.mark.parametrize(("account", "password"), DEFAULTS)
def test_manager_interface_takes_no_password_that_can_be_guessed(
    switch: RunningSwitch, account: str, password: str
) -> None:
    async def log_in() -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", switch.instance.ports["manager"])
        writer.write(f"Action: Login\r\nUsername: {account}\r\nSecret: {password}\r\n\r\n".encode())
        await reader.readline()
        answer = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        writer.close()
        return answer.decode()

    answer = asyncio.run(log_in())

    assert "Response: Error" in answer and "Authentication failed" in answer


def test_switch_listens_on_loopback_alone(switch: RunningSwitch) -> None:
    assert switch.process is not None
    found = psutil.Process(switch.process.pid).net_connections("inet")

    connections = {one.laddr for one in found if one.status == psutil.CONN_LISTEN}
    ports = {switch.instance.ports[name] for name in ("sip", "manager", "web")}
    datagrams = {one.laddr for one in found if one.status == psutil.CONN_NONE and one.laddr.port in ports}

    assert {address.port for address in connections} == ports
    assert {address.ip for address in connections | datagrams} == {"127.0.0.1"}


def test_secret_of_the_manager_interface_is_no_default_and_readable_by_nobody_else(switch: RunningSwitch) -> None:
    file: Path = switch.instance.place.configuration / "manager.conf"

    assert len(switch.instance.manager_secret) >= 32
    assert switch.instance.manager_secret in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o077 == 0
