"""Agents' open pages: each hears the live stream and follows its seat as the real page does: `web/src/softphone`."""

import asyncio
import contextlib
import json
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TOKEN = "a" * 32
# As in `web/src/softphone/seat.ts`: so often the seat is read where nothing is heard of it.
READ_EVERY_SECONDS = 300.0


@dataclass
class Measures:
    """Moments in seconds since 1970, by telephone: when a call was offered, when the page heard and showed it."""

    offered: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    heard: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    shown: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def pops(self) -> list[float]:
        """For each offer the seconds until the page's next event; infinite where none came."""
        return [_next(self.heard[phone], at) for phone, moments in self.offered.items() for at in moments]

    def cards(self) -> list[float]:
        """For each offer the seconds until the page had read who is calling."""
        return [_next(self.shown[phone], at) for phone, moments in self.offered.items() for at in moments]


def _next(moments: Sequence[float], at: float) -> float:
    return min((moment - at for moment in moments if moment >= at), default=float("inf"))


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", 0)))
    pieces = []
    while length := int(await reader.readline(), 16):
        pieces.append(await reader.readexactly(length))
        await reader.readline()
    await reader.readline()
    return b"".join(pieces)


@dataclass
class Page:
    """One agent's page."""

    port: int
    account: str
    session: str
    telephone: str
    measures: Measures
    reads_seat: bool = True
    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    _due: asyncio.Event = field(default_factory=asyncio.Event)
    _known: dict[str, object] = field(default_factory=dict)
    _known_at: float = 0.0
    _is_reading: bool = False

    async def command(self, what: str, body: Mapping[str, object] | None = None) -> None:
        """Ask for something at the own seat, and read it afterwards."""
        self._keep(await self.ask("POST", f"/api/seats/own/{what}", body))
        self._due.set()

    async def ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> dict[str, object]:
        """One request on a connection of its own."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            return await self._ask(reader, writer, method, path, body)
        finally:
            writer.close()

    async def live(self) -> None:
        """Hear and read, until cancelled."""
        reading = asyncio.create_task(self._read_seat())
        try:
            while True:
                with contextlib.suppress(OSError, asyncio.IncompleteReadError):
                    await self._hear()
                await asyncio.sleep(1.0)
        finally:
            reading.cancel()

    async def _hear(self) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(
            f"GET /events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: hotline_session={self.session}\r\n\r\n".encode()
        )
        is_own = False
        try:
            while line := await reader.readline():
                if line.startswith(b"retry"):
                    self.is_open.set()
                elif line.startswith(b"event: "):
                    is_own = line == b"event: telephony\n"
                elif line.startswith(b"data: ") and is_own:
                    self.measures.heard[self.telephone].append(time.time())
                    self._follow(json.loads(line.removeprefix(b"data: ")))
        finally:
            writer.close()

    def _follow(self, notice: Mapping[str, object]) -> None:
        """As `movedOn` in `web/src/softphone/moves.ts`: what the notice does not tell is read."""
        if notice.get("kind") not in {"telephony.seat", "telephony.switch"} or not self.reads_seat:
            return
        told, seat, switch = notice.get("told"), self._known.get("seat"), self._known.get("switch")
        if (
            self._is_reading
            or not (isinstance(told, dict) and isinstance(seat, dict) and isinstance(switch, dict))
            or switch["is_stale"]
            or not (told["state"] and told["is_certain"] and told["extension"] == seat["extension"])
        ):
            self._due.set()
        else:
            self._keep({**self._known, "seat": {**seat, **told}})

    def _keep(self, told: dict[str, object]) -> None:
        self._known, self._known_at = told, time.monotonic()
        seat = told.get("seat")
        # The telephone answers by itself, often before the page knows that it was offered a call.
        if isinstance(seat, dict) and seat.get("state") in {"offered", "talking"} and seat.get("caller_number"):
            self.measures.shown[self.telephone].append(time.time())

    async def _read_seat(self) -> None:
        reader: asyncio.StreamReader | None = None
        writer: asyncio.StreamWriter | None = None
        self._due.set()
        while self.reads_seat:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, self._known_at + READ_EVERY_SECONDS - time.monotonic())):
                    await self._due.wait()
            # A notice that told the seat meanwhile has put the next reading off.
            if not self._due.is_set() and time.monotonic() < self._known_at + READ_EVERY_SECONDS:
                continue
            self._due.clear()
            self._is_reading = True
            try:
                if reader is None or writer is None:
                    reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                self._keep(await self._ask(reader, writer, "GET", "/api/seats/own"))
            except (OSError, asyncio.IncompleteReadError):
                reader = writer = None
                self._due.set()
            finally:
                self._is_reading = False

    async def _ask(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        method: str,
        path: str,
        body: Mapping[str, object] | None = None,
    ) -> dict[str, object]:
        sent = b"" if body is None else json.dumps(body).encode()
        lines = [
            f"{method} {path} HTTP/1.1",
            "Host: 127.0.0.1",
            f"Cookie: hotline_session={self.session}; csrftoken={TOKEN}",
            f"X-CSRFToken: {TOKEN}",
            "Content-Type: application/json",
            f"Content-Length: {len(sent)}",
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode() + sent)
        first = await reader.readline()
        if not first:
            # The other side has closed a connection that was not used for a while.
            raise asyncio.IncompleteReadError(first, None)
        status = int(first.split()[1])
        headers = {}
        while (header := await reader.readline()).strip():
            name, _, value = header.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        answer = await _body(reader, headers)
        assert status < 300, f"{path}: {status} {answer[:300]!r}"
        told: dict[str, object] = json.loads(answer) if answer else {}
        return told
