"""Who hears whom when a team leader listens, whispers or barges in: by the tones that arrive at each telephone."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.ears import Ear, open_ear
from tests.telephony.running import RunningSwitch
from tests.telephony.sounds import AGENT_TONE, CALLER_TONE, DESK_TONE, share
from tests.telephony.telephones import CALLERS_ADDRESS, TELEPHONES_ADDRESS, Exchange

from hotline.modules.telephony import ports

AGENT, LEADER, LEADER_TONE = "1010", "1011", DESK_TONE
OF_WHOM = {"caller": CALLER_TONE, "agent": AGENT_TONE, "leader": LEADER_TONE}


@pytest.fixture
def ears(switch: RunningSwitch, exchange: Exchange, tones: dict[int, Path]) -> Iterator[dict[str, Ear]]:
    """A caller and an agent who speak with each other, and a team leader whose telephone would be picked up."""
    with ExitStack() as stack:
        places = {"caller": CALLERS_ADDRESS, "agent": TELEPHONES_ADDRESS, "leader": TELEPHONES_ADDRESS}
        ears = {who: stack.enter_context(open_ear(tones[OF_WHOM[who]], address)) for who, address in places.items()}
        for who, number in (("agent", AGENT), ("leader", LEADER)):
            answering = scenarios.answering(who).until_the_other_hangs_up().heard_at(ears[who].port)
            exchange.telephone(answering, switch.contact_port(number))
        switch.log_in(AGENT, "enterprise")
        calling = scenarios.caller("12346").until_the_other_hangs_up().heard_at(ears["caller"].port)
        exchange.call(calling, caller="13800000701")
        wait_for(lambda: switch.speaks(AGENT), seconds=20, what="the conversation")
        yield ears
        switch.clear()


def _hears(ears: dict[str, Ear], who: str) -> set[str]:
    """Whose tones reach this telephone now."""
    sound = ears[who].lately()
    return {other for other, tone in OF_WHOM.items() if share(sound, tone) > 0.6}


def _settle(ears: dict[str, Ear], expected: dict[str, set[str]]) -> None:
    """Wait until everybody hears whom he should hear, and nobody else, for a second."""
    wait_for(
        lambda: all(_hears(ears, who) == whom for who, whom in expected.items()),
        seconds=20,
        what=f"{expected}",
    )


def test_team_leader_who_listens_is_heard_by_nobody(switch: RunningSwitch, ears: dict[str, Ear]) -> None:
    switch.do(switch.switch.listen(team_leader=LEADER, agent=AGENT, ear=ports.Ear.MONITOR))

    _settle(ears, {"leader": {"caller", "agent"}, "agent": {"caller"}, "caller": {"agent"}})


def test_team_leader_who_whispers_is_heard_by_the_agent_alone(switch: RunningSwitch, ears: dict[str, Ear]) -> None:
    switch.do(switch.switch.listen(team_leader=LEADER, agent=AGENT, ear=ports.Ear.WHISPER))

    _settle(ears, {"leader": {"caller", "agent"}, "agent": {"caller", "leader"}, "caller": {"agent"}})


def test_team_leader_who_barges_in_is_heard_by_both(switch: RunningSwitch, ears: dict[str, Ear]) -> None:
    switch.do(switch.switch.barge_in(team_leader=LEADER, agent=AGENT))

    _settle(ears, {"leader": {"caller", "agent"}, "agent": {"caller", "leader"}, "caller": {"agent", "leader"}})


def test_caller_on_hold_hears_nobody_who_speaks(switch: RunningSwitch, ears: dict[str, Ear]) -> None:
    _settle(ears, {"agent": {"caller"}, "caller": {"agent"}})

    switch.do(switch.switch.hold(agent=AGENT))
    _settle(ears, {"caller": set()})
    assert _hears(ears, "agent") <= {"caller"}

    switch.do(switch.switch.resume(agent=AGENT))
    _settle(ears, {"agent": {"caller"}, "caller": {"agent"}})
