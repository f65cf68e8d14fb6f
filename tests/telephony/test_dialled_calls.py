"""Calls that the platform places, the agent's telephone first, and what the switch tells of agents' own legs."""

from pathlib import Path

import pytest
from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, channels, share
from tests.telephony.telephones import Exchange

from hotline.modules.telephony.ports import SwitchEventKind
from hotline.modules.telephony.rules import CallDirection, CallOutcome, CallParty
from hotline.modules.telephony.rules.call_facts import CallFacts

Kind = SwitchEventKind
AGENT, CITIZEN = "1006", "13800000401"


def _citizen(switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], seconds: float) -> None:
    """Somebody at the number behind the trunk, who hangs up after a while."""
    answering = scenarios.answering("citizen").play(tones[CALLER_TONE]).pause(seconds).hang_up()
    exchange.called(answering, switch.instance.ports["test_trunk"])


def test_dialled_call_is_told_live_and_stands_in_the_books_with_its_recording(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]
) -> None:
    agent = scenarios.answering("agent").play(tones[AGENT_TONE]).until_the_other_hangs_up()
    exchange.telephone(agent, switch.contact_port(AGENT))
    _citizen(switch, exchange, tones, seconds=3)

    with switch.told() as told:
        switch.do(switch.switch.dial(agent=AGENT, number=CITIZEN, reason="return_call", reference="return-call-7"))
        wait_for(lambda: Kind.CALL_ENDED in told.kinds(), seconds=40, what="the end of the call")

    assert told.kinds() == [Kind.AGENT_OFFERED, Kind.AGENT_ANSWERED, Kind.AGENT_RELEASED, Kind.CALL_ENDED]
    assert {event.agent for event in told.events if event.agent} == {AGENT}
    (call,) = {event.call for event in told.events}
    facts = wait_for(lambda: _ended(switch, call), seconds=20, what="the call in the books")
    assert (facts.direction, facts.outcome) == (CallDirection.OUTGOING, CallOutcome.ANSWERED)
    assert (facts.caller_number, facts.dialled_for) == (CITIZEN, "return-call-7")
    assert facts.agent_account == f"agent-{AGENT}" and facts.talking_seconds in {3, 4, 5}
    assert [leg.party for leg in facts.legs] == [CallParty.AGENT, CallParty.CALLED]
    said, heard = channels(switch.recording(call))
    assert share(said, CALLER_TONE) > 0.8 and share(said, AGENT_TONE) < 0.05
    assert share(heard, AGENT_TONE) > 0.8 and share(heard, CALLER_TONE) < 0.05


def _ended(switch: RunningSwitch, call: str) -> CallFacts | None:
    return next((one for one in switch.calls() if one.external_identity == call and one.ended_at), None)


def test_agent_who_does_not_pick_up_his_own_dialled_call_missed_it(switch: RunningSwitch, exchange: Exchange) -> None:
    exchange.telephone(scenarios.declining("agent"), switch.contact_port(AGENT))

    with switch.told() as told:
        switch.do(switch.switch.dial(agent=AGENT, number=CITIZEN, reason="callback", reference="callback-1"))
        wait_for(lambda: Kind.CALL_ENDED in told.kinds(), seconds=40, what="the end")

    assert told.kinds() == [Kind.AGENT_OFFERED, Kind.AGENT_MISSED, Kind.CALL_ENDED]


@pytest.mark.parametrize("who", ["caller", "agent"])
def test_nobody_is_left_alone_when_one_side_of_a_hold_hangs_up(
    switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path], who: str
) -> None:
    caller = f"1380000041{len(who)}"
    exchange.telephone(scenarios.answering("agent").until_the_other_hangs_up(), switch.contact_port(AGENT))
    switch.log_in(AGENT, "enterprise")
    calling = exchange.call(scenarios.caller("12346").until_the_other_hangs_up(), caller=caller)
    wait_for(lambda: switch.speaks(AGENT), seconds=20, what="the conversation")
    switch.do(switch.switch.hold(agent=AGENT))
    wait_for(lambda: "HELD" in dict(switch.latest_story(caller)), seconds=10, what="the hold")

    with switch.told() as told:
        if who == "agent":
            switch.do(switch.switch.hang_up(agent=AGENT))
        else:
            switch.hang_up_caller()
        wait_for(lambda: Kind.CALL_ENDED in told.kinds(), seconds=30, what="the end of the call")
        wait_for(lambda: Kind.AGENT_RELEASED in told.kinds(), seconds=10, what="the agent's release")

    calling.finish()
    assert sorted(told.kinds()) == sorted([Kind.AGENT_RELEASED, Kind.CALL_ENDED])
