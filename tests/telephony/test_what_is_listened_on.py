"""The switch can be reached from this machine alone: nothing of it is bound beyond loopback."""

import ipaddress
from pathlib import Path

import psutil
from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE
from tests.telephony.telephones import Exchange


def _beyond_loopback(switch: RunningSwitch) -> set[str]:
    """The sockets of the switch's process, as the kernel lists them, whose own address is not a loopback one."""
    assert switch.process is not None
    bound = [socket.laddr for socket in psutil.Process(switch.process.pid).net_connections("inet") if socket.laddr]
    assert len(bound) >= 4, "SIP on UDP and TCP, the manager interface and the web server were not found"
    return {str(address) for address in bound if not ipaddress.ip_address(address.ip).is_loopback}


def test_nothing_beyond_loopback_is_bound_at_rest_or_in_a_call(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    assert _beyond_loopback(switch) == set()

    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).until_the_other_hangs_up()
    exchange.telephone(agent, switch.contact_port("1001"))
    switch.log_in("1001", "enterprise")
    caller = scenarios.caller("12346").play(tones[CALLER_TONE]).until_the_other_hangs_up()
    exchange.call(caller, caller="13800000301")
    wait_for(lambda: "CONNECTED" in dict(switch.latest_story("13800000301")), seconds=30, what="the conversation")

    assert _beyond_loopback(switch) == set()
