"""Agents' open pages: each hears the live stream, and reads its seat again with every notice, as the real page does."""

import asyncio
import contextlib
import json
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TOKEN = "a" * 32


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
                    self._due.set()
        finally:
            writer.close()

    async def _read_seat(self) -> None:
        reader: asyncio.StreamReader | None = None
        writer: asyncio.StreamWriter | None = None
        while self.reads_seat:
            await self._due.wait()
            self._due.clear()
            try:
                if reader is None or writer is None:
                    reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
                told = await self._ask(reader, writer, "GET", "/api/seats/own")
            except (OSError, asyncio.IncompleteReadError):
                reader = writer = None
                self._due.set()
                continue
            seat = told.get("seat")
            # The telephone answers by itself, often before the page has read that it was offered a call.
            if isinstance(seat, dict) and seat.get("state") in {"offered", "talking"} and seat.get("caller_number"):
                self.measures.shown[self.telephone].append(time.time())

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
