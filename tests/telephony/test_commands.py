"""What an agent or a team leader does with a call, on the real switch; who hears whom is proved by tones."""

from pathlib import Path

import pytest
from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, DESK_TONE, channels, share
from tests.telephony.telephones import Exchange, Telephone

from hotline.modules.telephony.errors import SwitchCommandRefused
from hotline.modules.telephony.ports import Ear


def _talk(switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], caller: str) -> tuple[Telephone, str]:
    """A caller and agent 1001 speak with each other; gives the caller's telephone and the call."""
    exchange.telephone(
        scenarios.answering("agent").play(tones[AGENT_TONE]).until_the_other_hangs_up(), switch.contact_port("1001")
    )
    switch.log_in("1001", "enterprise")
    speaking = scenarios.caller("12346").play(tones[CALLER_TONE]).until_the_other_hangs_up()
    calling = exchange.call(speaking, caller=caller)
    call = wait_for(lambda: next(iter(switch.calls_of(caller)), ""), seconds=20, what="the call")
    wait_for(lambda: switch.speaks("1001"), seconds=20, what="the conversation")
    return calling, call


def _desk(switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], number: str) -> Telephone:
    desk = scenarios.answering(f"desk-{number}").play(tones[DESK_TONE]).until_the_other_hangs_up()
    return exchange.telephone(desk, switch.contact_port(number))


def test_emergency_desk_joins_and_all_three_voices_are_recorded(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    _, call = _talk(switch, exchange, tones, "13800000101")
    _desk(switch, exchange, tones, "120")

    switch.do(switch.switch.join_three_way(agent="1001", number="120"))

    wait_for(lambda: _heard_lately(switch, call, DESK_TONE), seconds=20, what="the desk's voice in the recording")
    said, heard = _latest(switch, call, seconds=2)
    assert share(said, CALLER_TONE) > 0.9
    assert share(heard, AGENT_TONE) > 0.8 and share(heard, DESK_TONE) > 0.8
    switch.do(switch.switch.hang_up(agent="1001"))
    wait_for(
        lambda: share(_latest(switch, call, seconds=1)[1], AGENT_TONE) < 0.05, seconds=10, what="the agent's leave"
    )
    assert share(_latest(switch, call, seconds=1)[1], DESK_TONE) > 0.8


def test_transfer_hands_the_caller_over_and_lets_the_agent_go(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    _, call = _talk(switch, exchange, tones, "13800000102")
    _desk(switch, exchange, tones, "110")

    switch.do(switch.switch.transfer(agent="1001", to="110"))

    wait_for(lambda: _heard_lately(switch, call, DESK_TONE), seconds=20, what="the desk's voice")
    assert share(_latest(switch, call, seconds=1)[1], AGENT_TONE) < 0.05
    assert dict(switch.story(call))["EMERGENCY"] == f"110|{call}"
    assert "BLINDTRANSFER" in {event.kind for event in switch.book() if event.call == call}


def test_caller_on_hold_hears_no_agent_and_speaks_with_him_again_afterwards(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    _, call = _talk(switch, exchange, tones, "13800000103")

    switch.do(switch.switch.hold(agent="1001"))
    wait_for(lambda: "HELD" in dict(switch.story(call)), seconds=10, what="the hold")
    switch.do(switch.switch.resume(agent="1001"))

    length = switch.recording(call).stat().st_size
    wait_for(lambda: switch.recording(call).stat().st_size > length + 4 * 8000 * 2, seconds=15, what="more speech")
    said, heard = _latest(switch, call, seconds=1)
    assert share(said, CALLER_TONE) > 0.8 and share(heard, AGENT_TONE) > 0.8


def test_consulted_desk_gets_the_caller_when_the_agent_leaves(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    _, call = _talk(switch, exchange, tones, "13800000104")
    _desk(switch, exchange, tones, "119")

    switch.do(switch.switch.consult(agent="1001", to="119"))
    wait_for(lambda: switch.speaks("119"), seconds=15, what="the consultation")
    assert not _heard_lately(switch, call, DESK_TONE)
    switch.do(switch.switch.complete_consultation(agent="1001"))

    wait_for(lambda: _heard_lately(switch, call, DESK_TONE), seconds=15, what="the desk's voice")


@pytest.mark.parametrize("ear", list(Ear))
def test_team_leader_hears_the_call_without_being_heard_by_the_caller(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], ear: Ear
) -> None:
    caller = f"1380000020{list(Ear).index(ear)}"
    _, call = _talk(switch, exchange, tones, caller)
    leader = scenarios.answering("leader").play(tones[DESK_TONE]).until_the_other_hangs_up()
    exchange.telephone(leader, switch.contact_port("1002"))

    switch.do(switch.switch.listen(team_leader="1002", agent="1001", ear=ear))

    wait_for(lambda: any(event.kind == "LISTENED_TO" for event in switch.book()), seconds=15, what="the team leader")
    length = switch.recording(call).stat().st_size
    wait_for(lambda: switch.recording(call).stat().st_size > length + 4 * 8000 * 2, seconds=15, what="more speech")
    said, heard = _latest(switch, call, seconds=1)
    assert share(said, CALLER_TONE) > 0.8 and share(heard, AGENT_TONE) > 0.8
    assert share(heard, DESK_TONE) < 0.05


def test_team_leader_who_barges_in_is_heard_and_recorded(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    _, call = _talk(switch, exchange, tones, "13800000105")
    leader = scenarios.answering("leader").play(tones[DESK_TONE]).until_the_other_hangs_up()
    exchange.telephone(leader, switch.contact_port("1002"))

    switch.do(switch.switch.barge_in(team_leader="1002", agent="1001"))

    wait_for(lambda: _heard_lately(switch, call, DESK_TONE), seconds=20, what="the team leader's voice")
    assert share(_latest(switch, call, seconds=1)[1], AGENT_TONE) > 0.8


def test_command_about_an_agent_who_speaks_with_nobody_is_refused(switch: RunningSwitch) -> None:
    with pytest.raises(SwitchCommandRefused):
        switch.do(switch.switch.transfer(agent="1003", to="110"))


def _latest(switch: RunningSwitch, call: str, *, seconds: int) -> tuple[list[int], list[int]]:
    said, heard = channels(switch.recording(call))
    return said[-8000 * seconds :], heard[-8000 * seconds :]


def _heard_lately(switch: RunningSwitch, call: str, tone: int) -> bool:
    return share(_latest(switch, call, seconds=2)[1], tone) > 0.8
