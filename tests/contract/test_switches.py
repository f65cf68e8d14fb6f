"""The simulated switch keeps `SWITCH_FACTS`, as the real one does in tests/telephony."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from tests.contract.switch_facts import AGENT, QUEUE, SWITCH_FACTS, Kind, Result, SwitchBench

from hotline.adapters.telephony.simulator import SimulatedSwitch
from hotline.modules.telephony.errors import SwitchUnreachable
from hotline.modules.telephony.ports import Switch, SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.switch_settings import Skill

AT = datetime(2026, 5, 8, 2, 0, tzinfo=UTC)
CALLER = "13800000001"


@dataclass
class SimulatedBench:
    """Carries out `SwitchBench` on the simulated switch."""

    at: datetime = AT
    books: list[CallFacts] = field(default_factory=list)
    picks_up: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.simulated = SimulatedSwitch(clock=lambda: self.at, on_call=self.books.append)
        self.switch: Switch = self.simulated

    def do(self, command: Coroutine[object, object, Result]) -> Result:
        """A loop of its own for each."""

        async def done() -> Result:
            return await command

        result = asyncio.run(done())
        self._pick_up()
        return result

    def plug_in(self, number: str, *, picks_up: bool = True) -> None:
        """Nothing to plug in: it is remembered who picks up."""
        if picks_up:
            self.picks_up.add(number)

    def place_call(self) -> str:
        """The telephone rings at once, and is picked up two seconds later."""
        call = self.simulated.place_call(CALLER, QUEUE)
        self._pick_up()
        return call

    def caller_leaves(self, call: str) -> None:
        """After half a minute."""
        self.at += timedelta(seconds=30)
        self.simulated.caller_leaves(call)

    def told(self, *until: SwitchEventKind) -> list[SwitchEvent]:
        """It is told at once or never."""
        events = [event for event in self.simulated.heard() if event.kind is not Kind.AGENT_CHANGED]
        assert set(until) <= {event.kind for event in events}, events
        return events

    def ring_out(self) -> None:
        """Longer than a telephone may ring."""
        self.at += timedelta(seconds=16)
        self.simulated.pass_time()

    def book(self, call: str) -> CallFacts:
        """What was told of the call when it was over."""
        return next(facts for facts in self.books if facts.external_identity == call)

    def _pick_up(self) -> None:
        for number in self.simulated.ringing():
            if number in self.picks_up:
                self.at += timedelta(seconds=2)
                self.simulated.answer(number)


@pytest.fixture
def bench() -> SimulatedBench:
    return SimulatedBench()


@pytest.mark.parametrize("fact", SWITCH_FACTS, ids=lambda fact: fact.__name__)
def test_the_simulated_switch_keeps_what_holds_for_every_switch(
    bench: SimulatedBench, fact: Callable[[SwitchBench], None]
) -> None:
    fact(bench)


def test_a_simulated_call_counts_its_wait_and_its_talk(bench: SimulatedBench) -> None:
    bench.plug_in(AGENT)
    call = _ready_and_called(bench)
    bench.caller_leaves(call)

    assert (bench.books[0].waiting_seconds, bench.books[0].talking_seconds) == (2, 30)


def test_a_switch_that_is_away_refuses_and_tells_when_it_is_found(bench: SimulatedBench) -> None:
    _ready_and_called(bench)
    bench.simulated.heard()
    bench.simulated.go_away()
    with pytest.raises(SwitchUnreachable):
        bench.do(bench.switch.make_ready(agent=AGENT))
    bench.simulated.come_back()
    assert [event.kind for event in bench.told(Kind.SWITCH_FOUND)] == [Kind.SWITCH_LOST, Kind.SWITCH_FOUND]


def _ready_and_called(bench: SimulatedBench) -> str:
    bench.do(bench.switch.log_in(agent=AGENT, skills=(Skill(QUEUE),)))
    bench.do(bench.switch.make_ready(agent=AGENT))
    return bench.place_call()


def test_preferred_caller_waits_before_others_until_the_preference_ends(bench: SimulatedBench) -> None:
    first, preferred = (bench.simulated.place_call(number, QUEUE) for number in (CALLER, "13800000002"))
    ends_at = AT + timedelta(hours=1)
    bench.do(bench.switch.prefer_number(number="13800000002", priority=5, until=ends_at))
    assert [caller.call for caller in bench.do(bench.switch.snapshot()).waiting] == [preferred, first]

    bench.at = ends_at

    assert [caller.call for caller in bench.do(bench.switch.snapshot()).waiting] == [first, preferred]
