"""A trial under load: so many calls a second with so many agents logged in, and what came of it."""

import asyncio
import contextlib
import statistics
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.platform.support import Platform
from tests.telephony.load import city as cities
from tests.telephony.load.pages import Measures, Page
from tests.telephony.load.phones import Crowd

from hotline.adapters.telephony.asterisk.books import CallEvent, call_events
from hotline.adapters.telephony.asterisk.events import agent_of, moment
from hotline.adapters.telephony.asterisk.manager import Account, ManagerClient
from hotline.adapters.telephony.asterisk.messages import Message
from hotline.kit.clock import now

AT_ONCE = 8
BYTES_PER_SECOND = 2 * 2 * 8000
LOOK_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """How much: calls a second for so many seconds, each spoken for `talk_seconds`, with so many agents logged in."""

    agents: int
    per_second: float
    seconds: int
    talk_seconds: float = 26.0

    @property
    def calls(self) -> int:
        return round(self.per_second * self.seconds)


@dataclass
class Found:
    """What came of it. Talks and recordings are seconds by call; processor seconds are by part of the platform."""

    went_through: int
    failed: int
    measures: Measures
    talks: dict[str, tuple[datetime, datetime]]
    recorded: dict[str, float]
    used: dict[str, float]
    complaints: str = ""
    is_switch_in_real_time: bool = False

    @property
    def peak(self) -> int:
        """The most conversations at once."""
        steps = sorted([(begin, 1) for begin, _ in self.talks.values()] + [(end, -1) for _, end in self.talks.values()])
        now = most = 0
        for _, step in steps:
            now += step
            most = max(most, now)
        return most

    def shares(self) -> dict[str, float]:
        """How long each recording is beside its talk."""
        lengths = {call: (end - begin).total_seconds() for call, (begin, end) in self.talks.items()}
        return {call: self.recorded.get(call, 0.0) / length for call, length in lengths.items() if length}

    def told(self) -> str:
        """The figures in a few lines."""
        shares, pops, cards = self.shares().values(), self.measures.pops(), self.measures.cards()
        calls = max(1, self.went_through)
        parts = ", ".join(f"{name} {seconds / calls * 1000:.0f}" for name, seconds in self.used.items())
        return (
            f"{self.went_through} calls went through, {self.failed} failed, {self.peak} at once\n"
            f"recordings / talk: {min(shares):.4f} to {max(shares):.4f}\n"
            f"screen pop ms: {_percentiles(pops)}; with who is calling: {_percentiles(cards)}\n"
            f"processor milliseconds a call: {parts}\n"
            f"the switch in real time: {'yes' if self.is_switch_in_real_time else 'no'}"
        )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share lies."""
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("inf")


def _percentiles(values: Sequence[float]) -> str:
    middle = statistics.median(values) if values else float("inf")
    return (
        f"p50 {middle * 1000:.0f}, p95 {percentile(values, 0.95) * 1000:.0f}, p99 {percentile(values, 0.99) * 1000:.0f}"
    )


@dataclass
class Trial:
    """One platform under load."""

    platform: Platform
    crowd: Crowd
    wanted: Wanted
    tone: Path
    reads_seat: bool = True
    pages: list[Page] = field(default_factory=list)
    measures: Measures = field(default_factory=Measures)
    _began_at: datetime = field(default_factory=now)

    @property
    def held(self) -> Path:
        """The recordings under a second name."""
        return self.platform.home / "held"

    async def run(self) -> Found:
        """Plug in, open the pages, log in, call, and look."""
        switch = cities.current(self.platform)
        phones = {agent.number: agent.secret for agent in switch.settings.agents}
        people = await asyncio.to_thread(cities.ask, self.platform, "make", str(self.wanted.agents))
        self.pages = [
            Page(self.platform.port, str(one["account"]), str(one["session"]), number, self.measures, self.reads_seat)
            for one, number in zip(people, phones, strict=False)
        ]
        await asyncio.to_thread(self.crowd.plug_in, {page.telephone: phones[page.telephone] for page in self.pages})
        running = [asyncio.create_task(page.live()) for page in self.pages]
        try:
            async with asyncio.timeout(120):
                await asyncio.gather(*(page.is_open.wait() for page in self.pages))
            await self._log_in()
            running.append(asyncio.create_task(self._watch_recordings(switch.place.recordings)))
            running.append(await self._watch_offers(Account(switch.ports["manager"], switch.manager_secret)))
            before = cities.processor_seconds(self.platform)
            await self._call()
            is_in_real_time = cities.is_in_real_time(self.platform, "switch")
            used = {name: now - before[name] for name, now in cities.processor_seconds(self.platform).items()}
        finally:
            for task in running:
                task.cancel()
        went_through, failed = self.crowd.outcome()
        talks = {call: talk for call, talk in talks_of(switch.place.call_events).items() if talk[0] >= self._began_at}
        recorded = {path.stem: path.stat().st_size / BYTES_PER_SECOND for path in self.held.iterdir()}
        complaints = self.crowd.said("callers")
        return Found(went_through, failed, self.measures, talks, recorded, used, complaints, is_in_real_time)

    async def _log_in(self) -> None:
        gate = asyncio.Semaphore(AT_ONCE)

        async def take_calls(page: Page) -> None:
            async with gate:
                await page.command("log-ins", {"extension": page.telephone, "is_desk_phone": True})
                await page.command("ready-marks")

        await asyncio.gather(*(take_calls(page) for page in self.pages))

    async def _call(self) -> None:
        wanted = self.wanted
        calling = self.crowd.call(
            line="12345", calls=wanted.calls, per_second=wanted.per_second, seconds=wanted.talk_seconds, tone=self.tone
        )
        patience = time.monotonic() + wanted.seconds + wanted.talk_seconds + 60
        while calling.poll() is None and time.monotonic() < patience:
            await asyncio.sleep(0.5)
        if calling.poll() is None:
            calling.send_signal(10)  # SIGUSR1: no further calls, and out.
            await asyncio.to_thread(_wait, calling)
        # The last recordings are closed a moment after their calls.
        await asyncio.sleep(LOOK_SECONDS + 1)

    async def _watch_recordings(self, folder: Path) -> None:
        """Hold on to each, so that its whole length can be seen after the platform has taken it away."""
        while True:
            await asyncio.to_thread(_hold, folder, self.held)
            await asyncio.sleep(LOOK_SECONDS)

    async def _watch_offers(self, account: Account) -> "asyncio.Task[None]":
        def hear(message: Message) -> None:
            if message.event == "AgentCalled":
                self.measures.offered[agent_of(message.get("Interface"))].append(moment(message).timestamp())

        async def only_offers(client: ManagerClient) -> None:
            await client.send("Events", {"EventMask": "agent"})

        client = ManagerClient(account, on_event=hear, on_connected=only_offers)
        running = asyncio.create_task(client.run())
        await client.wait_until_usable(30)
        return running


def _wait(process: "subprocess.Popen[bytes]") -> None:
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _hold(folder: Path, held: Path) -> None:
    held.mkdir(exist_ok=True)
    for path in folder.rglob("*.raw"):
        with contextlib.suppress(FileExistsError, FileNotFoundError):
            (held / path.name).hardlink_to(path)


def talks_of(book: Path) -> dict[str, tuple[datetime, datetime]]:
    """From when until when caller and agent spoke in each call, by the switch's own book."""
    talks: dict[str, tuple[datetime, datetime]] = {}
    with book.open(encoding="utf-8", errors="replace") as file:
        events = [event for event in call_events(file) if isinstance(event, CallEvent) and event.leg == event.call]
    began = {event.call: event.at for event in events if event.kind == "BRIDGE_ENTER"}
    for event in events:
        if event.kind == "BRIDGE_EXIT" and event.call in began:
            talks[event.call] = (began[event.call], event.at)
    return talks
