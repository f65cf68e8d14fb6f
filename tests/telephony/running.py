"""The switch under test: its process, its manager interface, its books."""

import asyncio
import contextlib
import subprocess
import threading
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.platform.support import wait_for

from hotline.adapters.telephony.asterisk import reconciliation
from hotline.adapters.telephony.asterisk.books import CallEvent, QueueEvent, UnreadableLine, call_events, queue_events
from hotline.adapters.telephony.asterisk.manager import Account, ManagerClient
from hotline.adapters.telephony.asterisk.messages import Message
from hotline.adapters.telephony.asterisk.switch import AsteriskSwitch
from hotline.config.switch.instance import Instance
from hotline.modules.telephony.errors import SwitchCommandRefused
from hotline.modules.telephony.ports import SwitchEvent, SwitchEventKind
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.standard_switch import TEST_TRUNK
from hotline.modules.telephony.rules.switch_settings import Skill

Result = TypeVar("Result")
WAIT_ENDINGS = {"CONNECT", "ABANDON", "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY"}


@dataclass
class Told:
    """What the platform's port told while somebody listened, without what every command tells of an agent."""

    events: list[SwitchEvent] = field(default_factory=list)

    def kinds(self) -> list[SwitchEventKind]:
        """What was told until now, in order."""
        return [event.kind for event in self.events]


@dataclass
class RunningSwitch:
    """Starts, watches and stops a switch of its own."""

    instance: Instance
    events: list[Message] = field(default_factory=list)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Start it and wait until the manager interface takes commands."""
        self.instance.prepare()
        program = self.instance.program()
        user = program.user
        with program.log.open("ab") as log:
            self.process = subprocess.Popen(
                program.arguments,
                env=dict(program.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd="/",
                user=user.user_id if user else None,
                group=user.group_id if user else None,
                extra_groups=[] if user else None,
            )
        account = Account(self.instance.ports["manager"], self.instance.manager_secret)
        self.manager = ManagerClient(account, on_event=self.events.append)
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.switch = AsteriskSwitch(account)
        self.do(self._connect())
        self.do(self.switch.wait_until_usable(60))
        self.do(self.manager.wait_until_usable(60, lambda: self.process is not None and self.process.poll() is None))

    async def _connect(self) -> None:
        self._running = {asyncio.create_task(self.manager.run()), asyncio.create_task(self.switch.run())}

    async def disconnect(self) -> None:
        """Hear nothing more, and command nothing."""
        for task in self._running:
            task.cancel()
        if self._running:
            await asyncio.wait(self._running)
        self._running = set()

    def do(self, action: Coroutine[object, object, Result]) -> Result:
        """Carry out something of the manager's."""
        return asyncio.run_coroutine_threadsafe(action, self.loop).result(90)

    @contextlib.contextmanager
    def told(self) -> Iterator[Told]:
        """Listen as the platform does."""
        told = Told()

        async def listen() -> None:
            async for event in self.switch.events():
                if event.kind is not SwitchEventKind.AGENT_CHANGED:
                    told.events.append(event)

        listening = asyncio.run_coroutine_threadsafe(listen(), self.loop)
        # The listener is there once the loop has come round.
        self.do(asyncio.sleep(0.05))
        try:
            yield told
        finally:
            listening.cancel()

    def speaks(self, number: str) -> bool:
        """Whether the telephone of that number is connected with somebody."""
        channels = self.do(self.manager.ask_for_all("CoreShowChannels"))
        return any(one.get("Channel").startswith(f"PJSIP/{number}-") and one.get("BridgeId") for one in channels)

    def hang_up_caller(self) -> None:
        """Whoever is on the trunk hangs up."""
        for channel in self.do(self.manager.ask_for_all("CoreShowChannels")):
            if channel.get("Channel").startswith(f"PJSIP/{TEST_TRUNK}-"):
                self.do(self.manager.send("Hangup", {"Channel": channel.get("Channel")}))

    def stop(self) -> None:
        """Stop it, the connection first."""
        self.do(self.disconnect())
        self.loop.call_soon_threadsafe(self.loop.stop)
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)

    def log_in(self, agent: str, queue: str, penalty: int = 0) -> None:
        """An agent takes a queue's calls, from now on."""
        self.do(self.switch.log_in(agent=agent, skills=(Skill(queue, penalty),)))
        self.do(self.switch.make_ready(agent=agent))

    def contact_port(self, number: str) -> int:
        """Where the test telephone or desk of that number must listen."""
        settings = self.instance.settings
        agents = {agent.number: agent.contact_port for agent in settings.agents}
        port = {**agents, **{desk.number: desk.contact_port for desk in settings.emergency_desks}}[number]
        assert port is not None
        return port

    def clear(self) -> None:
        """No call goes on and no agent is left in any queue."""
        for channel in self.do(self.manager.ask_for_all("CoreShowChannels")):
            with contextlib.suppress(SwitchCommandRefused):
                self.do(self.manager.send("Hangup", {"Channel": channel.get("Channel")}))
        wait_for(lambda: not self.do(self.manager.ask_for_all("CoreShowChannels")), seconds=20, what="silence")
        for member in self.do(self.manager.ask_for_all("QueueStatus")):
            if member.event == "QueueMember":
                values = {"Queue": member.get("Queue"), "Interface": member.get("Location")}
                self.do(self.manager.send("QueueRemove", values))

    def book(self) -> list[CallEvent]:
        """The book of call events, as the switch has written it until now."""
        path = self.instance.place.call_events
        if not path.exists():
            return []
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            events = list(call_events(file))
        return [event for event in events if isinstance(event, CallEvent)]

    def unreadable(self) -> list[UnreadableLine]:
        """Lines of the book that are not as the switch writes them."""
        with self.instance.place.call_events.open(encoding="utf-8", errors="replace", newline="") as file:
            return [line for line in call_events(file) if isinstance(line, UnreadableLine)]

    def capacity(self, queue: str) -> int:
        """How many may wait in that queue."""
        return next(one.capacity for one in self.instance.settings.queues if one.code == queue)

    def calls_of(self, number: str) -> list[str]:
        """The identities of calls from this number, in order."""
        return [event.call for event in self.book() if event.kind == "ARRIVED" and event.words[1] == number]

    def story(self, call: str) -> list[tuple[str, str]]:
        """What the dialplan wrote of the call, in order."""
        return [(event.kind, event.extra) for event in self.book() if event.call == call and event.is_own]

    def latest_story(self, number: str) -> list[tuple[str, str]]:
        """What the dialplan wrote of the last call of this number; nothing while there is none."""
        calls = self.calls_of(number)
        return self.story(calls[-1]) if calls else []

    def wait_for_end(self, number: str) -> str:
        """Wait until the last call of this number is closed in both books; gives its identity."""

        def ended() -> str:
            calls = self.calls_of(number)
            closed = {event.call for event in self.book() if event.kind == "LINKEDID_END"}
            is_ended = calls and calls[-1] in closed and self._waits_are_closed(calls[-1])
            return calls[-1] if is_ended else ""

        return wait_for(ended, seconds=30, what="the end of the call in the book")

    def _waits_are_closed(self, call: str) -> bool:
        """Whether the queues' log, which another thread of the switch writes, tells how each wait of the call ended."""
        kinds = [event.kind for event in self.queue_log(call)]
        return kinds.count("ENTERQUEUE") == sum(kind in WAIT_ENDINGS for kind in kinds)

    def talk_seconds(self, call: str) -> float:
        """How long the caller spoke with somebody, by the book of call events."""
        own = [event for event in self.book() if event.leg == call]
        moments = {event.kind: event.at for event in own if event.kind in {"BRIDGE_ENTER", "BRIDGE_EXIT"}}
        return (moments["BRIDGE_EXIT"] - moments["BRIDGE_ENTER"]).total_seconds()

    def queue_log(self, call: str) -> list[QueueEvent]:
        """The queues' log about a call."""
        return [event for event in self.whole_queue_log() if event.call == call]

    def queue_log_until(self, call: str, kind: str, *, seconds: float = 20) -> list[QueueEvent]:
        """The same, once it tells of that: it is written by another thread of the switch than the call events are."""

        def told() -> list[QueueEvent]:
            log = self.queue_log(call)
            return log if any(event.kind == kind for event in log) else []

        return wait_for(told, seconds=seconds, what=f"{kind} in the queues' log")

    def whole_queue_log(self) -> list[QueueEvent]:
        """The queues' log until now."""
        path = self.instance.place.queue_log
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return [event for event in queue_events(lines) if isinstance(event, QueueEvent)]

    def calls(self) -> list[CallFacts]:
        """Every call that the books tell."""
        log = self.whole_queue_log()
        settings = self.instance.settings
        agents = frozenset(agent.number for agent in settings.agents)
        desks = frozenset(desk.number for desk in settings.emergency_desks)
        telephones = reconciliation.Telephones(agents, desks, lambda number, at: f"agent-{number}")
        return reconciliation.calls(self.book(), log, telephones)

    def recording(self, call: str) -> Path:
        """The call's recording."""
        found = list(self.instance.place.recordings.rglob(f"{call}.raw"))
        assert len(found) == 1, found
        return found[0]
