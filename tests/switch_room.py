"""A simulated switch with its watch, in the test's own process and transaction, and the clock in the test's hand."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from importlib import import_module

from django.apps import apps

from hotline.adapters.telephony.simulator import SimulatedSwitch
from hotline.modules.telephony.actions.record_calls import record_calls
from hotline.modules.telephony.actions.watch_switch import SwitchWatch
from hotline.modules.telephony.models import Queue
from hotline.modules.telephony.rules import SIMULATED
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.seat_commands import SeatCommand
from hotline.modules.telephony.rules.switch_settings import Skill

EXTENSIONS = ("1001", "1002", "1003")
SKILLS = (Skill("inquiry"), Skill("complaint", 3))


async def _at_once(work: Callable[[], None]) -> None:
    work()


def _done(work: Coroutine[None, None, None]) -> None:
    """Run what never really waits, without a loop: Django refuses the database where one runs."""
    try:
        work.send(None)
    except StopIteration:
        return
    raise AssertionError("the simulated switch does not wait")


def bring_usual_reasons() -> None:
    """The reasons for not being ready that a migration brings: a test that empties the whole database may have run."""
    import_module("hotline.modules.telephony.migrations._usual_reasons").bring_usual_reasons(apps, None)


@dataclass
class SwitchRoom:
    """The switch, and everything that is told of it followed at once."""

    at: datetime
    switch: SimulatedSwitch = field(init=False)
    watch: SwitchWatch = field(init=False)

    def __post_init__(self) -> None:
        Queue.objects.get_or_create(code="inquiry", defaults={"name": "综合"})
        Queue.objects.get_or_create(code="complaint", defaults={"name": "投诉"})
        bring_usual_reasons()
        self.switch = SimulatedSwitch(clock=lambda: self.at, on_call=self._keep)
        self.watch = self.new_watch()

    def new_watch(self) -> SwitchWatch:
        """The watching process, started anew: it knows what was kept, and asks the switch for the rest."""
        self.watch = SwitchWatch(
            self.switch,
            skills=dict.fromkeys(EXTENSIONS, SKILLS),
            queues=("inquiry", "complaint"),
            clock=lambda: self.at,
            in_thread=_at_once,
        )
        _done(self.watch.begin())
        return self.watch

    def carry_out(self, command: SeatCommand) -> None:
        """As the door does."""
        _done(self.watch.carry_out(command))
        self.follow()

    def follow(self) -> None:
        """Let the watch hear what the switch told."""
        while told := self.switch.heard():
            for event in told:
                _done(self.watch.hear(event))

    def call(self, number: str = "13800000001", queue: str = "inquiry") -> str:
        """Somebody calls and waits."""
        identity = self.switch.place_call(number, queue)
        self.follow()
        return identity

    def answer(self, extension: str) -> None:
        """The telephone is picked up."""
        self.switch.answer(extension)
        self.follow()

    def caller_leaves(self, identity: str) -> None:
        """The caller hangs up."""
        self.switch.caller_leaves(identity)
        self.follow()

    def pass_time(self, **span: int) -> None:
        """Let time go by for switch and watch."""
        self.at += timedelta(**span)
        self.switch.pass_time()
        self.follow()
        _done(self.watch.tick())
        self.follow()

    def _keep(self, facts: CallFacts) -> None:
        seat = self.watch.picture.at_telephone(facts.agent_account)
        account = seat.account if seat else ""
        record_calls(source=SIMULATED, calls=[replace(facts, agent_account=account)])


class DirectDoor:
    """Leads to the room of the test that runs."""

    room: "SwitchRoom"

    def carry_out(self, command: SeatCommand) -> None:
        """See `SwitchDoor`."""
        DirectDoor.room.carry_out(command)
