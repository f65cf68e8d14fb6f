"""The real switch keeps `SWITCH_FACTS`, as the simulated one does in tests/contract."""

import itertools
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field

import pytest
from tests.contract.switch_facts import SWITCH_FACTS, Result, SwitchBench
from tests.platform.support import wait_for
from tests.telephony import scenarios
from tests.telephony.running import RunningSwitch, Told
from tests.telephony.telephones import Exchange

from hotline.modules.telephony.ports import Switch, SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.standard_switch import TEST_TRUNK

NUMBERS = itertools.count(13_800_000_601)
SECONDS = 40


@dataclass
class AsteriskBench:
    """Carries out `SwitchBench` on the real switch, with SIPp telephones."""

    running: RunningSwitch
    exchange: Exchange
    heard: Told
    asked: int = field(default=0)

    @property
    def switch(self) -> Switch:
        """The platform's port."""
        return self.running.switch

    def do(self, command: Coroutine[object, object, Result]) -> Result:
        """In the loop that holds the connection."""
        return self.running.do(command)

    def plug_in(self, number: str, *, picks_up: bool = True) -> None:
        """A SIPp that answers, or lets it ring; `citizen` is behind the trunk."""
        name = f"telephone-{number}"
        answering = scenarios.answering(name).until_the_other_hangs_up() if picks_up else scenarios.unanswered(name)
        if number == "citizen":
            self.exchange.called(answering, self.running.instance.ports["test_trunk"])
        else:
            self.exchange.telephone(answering, self.running.contact_port(number))

    def place_call(self) -> str:
        """From the trunk, to the line of enterprises."""
        number = str(next(NUMBERS))
        self.exchange.call(scenarios.caller("12346").until_the_other_hangs_up(), caller=number)
        return wait_for(lambda: next(iter(self.running.calls_of(number)), ""), seconds=SECONDS, what="the call")

    def caller_leaves(self, call: str) -> None:
        """Once the two really speak."""
        wait_for(self._does_the_trunk_speak, seconds=SECONDS, what="a conversation")
        self.running.hang_up_caller()

    def _does_the_trunk_speak(self) -> bool:
        return self.running.speaks(TEST_TRUNK)

    def told(self, *until: SwitchEventKind) -> list[SwitchEvent]:
        """Waits for it."""
        wait_for(lambda: set(until) <= set(self.heard.kinds()[self.asked :]), seconds=SECONDS, what=", ".join(until))
        events = self.heard.events[self.asked :]
        self.asked += len(events)
        return events

    def ring_out(self) -> None:
        """It rings in real time."""

    def book(self, call: str) -> CallFacts:
        """From the switch's own books."""

        def ended() -> CallFacts | None:
            return next((one for one in self.running.calls() if one.external_identity == call and one.ended_at), None)

        return wait_for(ended, seconds=SECONDS, what="the call in the books")


@pytest.fixture
def bench(switch: RunningSwitch, exchange: Exchange) -> Iterator[AsteriskBench]:
    with switch.told() as heard:
        yield AsteriskBench(switch, exchange, heard)


@pytest.mark.parametrize("fact", SWITCH_FACTS, ids=lambda fact: fact.__name__)
def test_the_real_switch_keeps_what_holds_for_every_switch(
    bench: AsteriskBench, fact: Callable[[SwitchBench], None]
) -> None:
    fact(bench)
