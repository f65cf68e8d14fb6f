"""What holds for every switch behind the platform's port: the simulated one here, the real one where it is installed.

The real one is driven by tests/telephony, which call `SWITCH_FACTS` with telephones that answer.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from hotline.adapters.telephony.simulator import SimulatedSwitch
from hotline.modules.telephony.errors import SwitchCommandRefused, SwitchUnreachable
from hotline.modules.telephony.ports import Ear, Switch, SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.switch_settings import Skill

AT = datetime(2026, 5, 8, 2, 0, tzinfo=UTC)
AGENT, QUEUE, CALLER = "1001", "inquiry", "13800000001"
Kind = SwitchEventKind


@dataclass
class Bench:
    """A switch, somebody who calls it, and an agent's telephone."""

    at: datetime = AT
    books: list[CallFacts] = field(default_factory=list)
    told: list[SwitchEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.simulated = SimulatedSwitch(clock=lambda: self.at, on_call=self.books.append)
        self.switch: Switch = self.simulated

    def kinds(self) -> list[SwitchEventKind]:
        """What was told since it was last asked, without what every command tells of an agent."""
        self.told = [event for event in self.simulated.heard() if event.kind is not Kind.AGENT_CHANGED]
        return [event.kind for event in self.told]

    async def ready(self, agent: str = AGENT, penalty: int = 0) -> None:
        """Log in and be ready."""
        await self.switch.log_in(agent=agent, skills=(Skill(QUEUE, penalty),))
        await self.switch.make_ready(agent=agent)

    async def talk(self) -> str:
        """An agent speaks with a caller; gives the call."""
        await self.ready()
        call = self.simulated.place_call(CALLER, QUEUE)
        self.simulated.answer(AGENT)
        self.kinds()
        return call


@pytest.fixture
def bench() -> Bench:
    return Bench()


def run(story: Callable[[], object]) -> None:
    """Run a story to its end."""
    asyncio.run(story())  # type: ignore[arg-type]


def test_an_agent_logs_in_paused_and_is_seen_so(bench: Bench) -> None:
    async def story() -> None:
        await bench.switch.log_in(agent=AGENT, skills=(Skill(QUEUE),))
        agents = (await bench.switch.snapshot()).agents
        assert [(one.agent, one.queues, one.is_paused, one.is_in_call) for one in agents] == [
            (AGENT, (QUEUE,), True, False)
        ]
        await bench.switch.make_ready(agent=AGENT)
        assert not (await bench.switch.snapshot()).agents[0].is_paused
        await bench.switch.make_not_ready(agent=AGENT, reason="meal")
        assert (await bench.switch.snapshot()).agents[0].pause_reason == "meal"
        await bench.switch.log_out(agent=AGENT)
        assert (await bench.switch.snapshot()).agents == ()

    run(story)


def test_a_call_is_told_from_its_arrival_to_its_end(bench: Bench) -> None:
    async def story() -> None:
        await bench.ready()
        call = bench.simulated.place_call(CALLER, QUEUE)
        bench.at += timedelta(seconds=2)
        bench.simulated.answer(AGENT)
        bench.at += timedelta(seconds=30)
        bench.simulated.caller_leaves(call)
        assert bench.kinds() == [
            Kind.CALL_ARRIVED,
            Kind.QUEUE_ENTERED,
            Kind.AGENT_OFFERED,
            Kind.QUEUE_LEFT,
            Kind.AGENT_ANSWERED,
            Kind.AGENT_RELEASED,
            Kind.CALL_ENDED,
        ]
        assert {event.call for event in bench.told} == {call}
        offered = next(event for event in bench.told if event.kind is Kind.AGENT_OFFERED)
        assert (offered.agent, offered.caller_number, offered.queue) == (AGENT, CALLER, QUEUE)
        assert (bench.books[0].waiting_seconds, bench.books[0].talking_seconds) == (2, 30)

    run(story)


def test_an_agent_who_does_not_answer_is_paused_and_the_caller_waits_on(bench: Bench) -> None:
    async def story() -> None:
        await bench.ready()
        bench.simulated.place_call(CALLER, QUEUE)
        bench.at += timedelta(seconds=16)
        bench.simulated.pass_time()
        assert Kind.AGENT_MISSED in bench.kinds()
        snapshot = await bench.switch.snapshot()
        assert snapshot.agents[0].is_paused
        assert [caller.caller_number for caller in snapshot.waiting] == [CALLER]

    run(story)


def test_the_fittest_agent_is_offered_a_call_first(bench: Bench) -> None:
    async def story() -> None:
        await bench.ready("1002", penalty=5)
        await bench.ready("1001", penalty=0)
        bench.simulated.place_call(CALLER, QUEUE)
        bench.kinds()
        assert [event.agent for event in bench.told if event.kind is Kind.AGENT_OFFERED] == ["1001"]

    run(story)


def test_a_held_caller_is_spoken_to_again(bench: Bench) -> None:
    async def story() -> None:
        await bench.talk()
        await bench.switch.hold(agent=AGENT)
        await bench.switch.resume(agent=AGENT)
        assert bench.kinds() == [Kind.HOLD_BEGAN, Kind.HOLD_ENDED]

    run(story)


def test_a_transfer_frees_the_agent_and_the_call_goes_on(bench: Bench) -> None:
    async def story() -> None:
        call = await bench.talk()
        await bench.switch.transfer(agent=AGENT, to="110")
        assert bench.kinds() == [Kind.AGENT_RELEASED]
        assert call in (await bench.switch.snapshot()).calls

    run(story)


def test_three_speak_and_two_go_on_when_the_agent_leaves(bench: Bench) -> None:
    async def story() -> None:
        call = await bench.talk()
        await bench.switch.join_three_way(agent=AGENT, number="119")
        await bench.switch.hang_up(agent=AGENT)
        assert bench.kinds() == [Kind.AGENT_RELEASED]
        assert call in (await bench.switch.snapshot()).calls

    run(story)


@pytest.mark.parametrize("command", ["hold", "resume", "hang_up", "complete_consultation"])
def test_what_needs_a_call_is_refused_without_one(bench: Bench, command: str) -> None:
    async def story() -> None:
        await bench.ready()
        with pytest.raises(SwitchCommandRefused):
            await getattr(bench.switch, command)(agent=AGENT)

    run(story)


def test_nobody_listens_where_nobody_speaks(bench: Bench) -> None:
    async def story() -> None:
        await bench.ready()
        with pytest.raises(SwitchCommandRefused):
            await bench.switch.listen(team_leader="1002", agent=AGENT, ear=Ear.WHISPER)

    run(story)


def test_a_switch_that_is_away_refuses_and_tells_when_it_is_found(bench: Bench) -> None:
    async def story() -> None:
        await bench.ready()
        bench.kinds()
        bench.simulated.go_away()
        with pytest.raises(SwitchUnreachable):
            await bench.switch.make_ready(agent=AGENT)
        bench.simulated.come_back()
        assert bench.kinds() == [Kind.SWITCH_LOST, Kind.SWITCH_FOUND]

    run(story)
