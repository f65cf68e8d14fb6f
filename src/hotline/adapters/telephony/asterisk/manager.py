"""A client of the switch's manager interface: sends actions, hears events, comes back by itself after a break."""

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from hotline.adapters.telephony.asterisk.messages import Message, Values, composed, parsed
from hotline.modules.telephony.errors import SwitchCommandRefused, SwitchUnreachable

logger = logging.getLogger(__name__)

LONGEST_MESSAGE_LINE = 1 << 20
ANSWER_SECONDS = 10.0
BOOT_SECONDS = 60.0
# Seconds before the first, second, … attempt in a row; the last one repeats for ever.
RETRY_DELAYS = (0.1, 0.5, 1.0, 2.0, 5.0)
SILENCE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Account:
    """How the manager interface is reached."""

    port: int
    secret: str
    name: str = "hotline"
    host: str = "127.0.0.1"


@dataclass(slots=True)
class _Awaited:
    """An action that is not answered yet; an answer that is a list is collected until it is complete."""

    answer: "asyncio.Future[tuple[Message, list[Message]]]"
    first: Message | None = None
    items: list[Message] = field(default_factory=list)


class ManagerClient:
    """One connection at a time, kept up by `run`.

    `on_event` hears every event in order. `on_connected` is awaited after each log-in, before anybody else may send:
    whatever happened meanwhile is asked for there. `on_lost` hears that the connection broke.
    """

    def __init__(
        self,
        account: Account,
        *,
        on_event: Callable[[Message], None],
        on_connected: "Callable[[ManagerClient], Awaitable[None]] | None" = None,
        on_lost: Callable[[], None] = lambda: None,
    ) -> None:
        self._account = account
        self._on_event = on_event
        self._on_connected = on_connected
        self._on_lost = on_lost
        self._identities = itertools.count(1)
        self._awaited: dict[str, _Awaited] = {}
        self._writer: asyncio.StreamWriter | None = None
        self._booted = asyncio.Event()
        self._usable = asyncio.Event()

    async def run(self) -> None:
        """Connect, and connect again after every break, until cancelled."""
        failures = 0
        while True:
            try:
                await self._serve()
                failures = 0
            except (OSError, TimeoutError, ValueError, SwitchUnreachable, SwitchCommandRefused) as failure:
                logger.info("the switch's manager interface: %s", failure)
            finally:
                was_usable = self._usable.is_set()
                self._end()
            failures = 0 if was_usable else failures + 1
            if was_usable:
                self._on_lost()
            await asyncio.sleep(RETRY_DELAYS[min(failures, len(RETRY_DELAYS) - 1)])

    async def wait_until_usable(self, seconds: float, is_alive: Callable[[], bool] = lambda: True) -> None:
        """Return as soon as commands are taken; refuses when that takes longer, or the switch is not alive."""
        patience = asyncio.get_running_loop().time() + seconds
        while not self._usable.is_set():
            if not is_alive() or asyncio.get_running_loop().time() > patience:
                raise SwitchUnreachable
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._usable.wait(), 0.1)

    async def insist(self, action: str, values: Values, *, seconds: float = 1.0) -> Message:
        """Send it again for a moment while it is refused; gives the answer, or refuses as the last one did."""
        patience = asyncio.get_running_loop().time() + seconds
        while True:
            try:
                return await self.send(action, values)
            except SwitchCommandRefused:
                if asyncio.get_running_loop().time() > patience:
                    raise
            await asyncio.sleep(0.2)

    async def send(self, action: str, values: Values | None = None) -> Message:
        """Carry out an action and give its answer; refuses what the switch refuses."""
        answer, _ = await self._ask(action, values or {})
        return answer

    async def ask_for_all(self, action: str, values: Values | None = None) -> list[Message]:
        """Carry out an action that is answered by a list, and give the list's items."""
        _, items = await self._ask(action, values or {})
        return items

    async def command(self, line: str) -> str:
        """What the switch's own command line answers."""
        return "\n".join((await self.send("Command", {"Command": line})).every("Output"))

    async def _ask(self, action: str, values: Values) -> tuple[Message, list[Message]]:
        identity = f"h{next(self._identities)}"
        text = composed(action, identity, values)
        writer = self._writer
        if writer is None:
            raise SwitchUnreachable
        awaited = self._awaited[identity] = _Awaited(asyncio.get_running_loop().create_future())
        try:
            writer.write(text)
            await writer.drain()
            answer, items = await asyncio.wait_for(awaited.answer, ANSWER_SECONDS)
        except (OSError, TimeoutError) as failure:
            raise SwitchUnreachable from failure
        finally:
            self._awaited.pop(identity, None)
        if not answer.is_success:
            raise SwitchCommandRefused(command=action, reason=answer.get("Message") or "?")
        return answer, items

    async def _serve(self) -> None:
        host, port = self._account.host, self._account.port
        reader, self._writer = await asyncio.open_connection(host, port, limit=LONGEST_MESSAGE_LINE)
        greeting = await asyncio.wait_for(reader.readline(), ANSWER_SECONDS)
        if not greeting.startswith(b"Asterisk Call Manager"):
            raise ValueError("this is not the manager interface")
        reading = asyncio.create_task(self._read(reader))
        try:
            login = {"Username": self._account.name, "Secret": self._account.secret, "Events": "on"}
            await self.send("Login", login)
            # The interface answers before queues and telephones are loaded.
            await asyncio.wait_for(self._booted.wait(), BOOT_SECONDS)
            if self._on_connected is not None:
                await self._on_connected(self)
            self._usable.set()
            await self._watch(reading)
        finally:
            reading.cancel()
            with contextlib.suppress(asyncio.CancelledError, OSError, ValueError):
                await reading

    async def _watch(self, reading: "asyncio.Task[None]") -> None:
        """Until the connection ends; a connection that is silent is asked whether it lives."""
        while True:
            done, _ = await asyncio.wait({reading}, timeout=SILENCE_SECONDS)
            if done:
                return await reading
            await self.send("Ping")

    async def _read(self, reader: asyncio.StreamReader) -> None:
        lines: list[str] = []
        while raw := await reader.readline():
            line = raw.decode("utf-8", "replace").rstrip("\r\n")
            if line:
                lines.append(line)
            elif lines:
                message, lines = parsed(lines), []
                self._take(message)

    def _take(self, message: Message) -> None:
        awaited = self._awaited.get(message.get("ActionID"))
        if awaited is not None and awaited.answer.done():
            awaited = None
        if message.get("Response"):
            if awaited is not None:
                self._take_answer(awaited, message)
            return
        if awaited is not None and awaited.first is not None:
            if message.get("EventList") == "Complete":
                awaited.answer.set_result((awaited.first, awaited.items))
            else:
                awaited.items.append(message)
            return
        if message.event == "FullyBooted":
            self._booted.set()
        if message.event:
            self._on_event(message)

    @staticmethod
    def _take_answer(awaited: _Awaited, message: Message) -> None:
        # Only the mark `EventList: start` makes a list; the words of a message never do.
        if message.get("EventList").lower() == "start":
            awaited.first = message
        else:
            awaited.answer.set_result((message, []))

    def _end(self) -> None:
        self._usable.clear()
        self._booted.clear()
        if self._writer is not None:
            self._writer.close()
            self._writer = None
        for awaited in self._awaited.values():
            if not awaited.answer.done():
                awaited.answer.set_exception(ConnectionResetError("the connection to the switch broke"))
