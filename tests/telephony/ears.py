"""A telephone's sound in the test's own hands: what it plays, and what really arrives at its ear.

SIPp speaks SIP for it and names the port; tone and ear are RTP here, so that no packets need be captured with rights
that an ordinary user lacks.
"""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.telephony.sounds import from_a_law

PACKET, A_LAW, SECONDS_PER_PACKET = 160, 8, 0.02


@dataclass
class Ear:
    """An open port: plays a tone to whoever sends, and keeps what is heard."""

    tone: bytes
    port: int
    line: socket.socket
    heard: bytearray = field(default_factory=bytearray)
    peer: tuple[str, int] | None = None
    is_open: bool = True

    def lately(self, seconds: float = 1.0) -> Sequence[int]:
        """The last sound that arrived, as samples."""
        return from_a_law(bytes(self.heard[-int(8000 * seconds) :]))

    def listen(self) -> None:
        """Keep what arrives until closed."""
        while self.is_open:
            try:
                packet, self.peer = self.line.recvfrom(2048)
            except (TimeoutError, OSError):
                continue
            if len(packet) > 12 and packet[1] & 0x7F == A_LAW:
                self.heard += packet[12:]

    def play(self) -> None:
        """A packet every 20 ms, wherever sound comes from."""
        number, next_at = 0, time.monotonic()
        while self.is_open:
            next_at += SECONDS_PER_PACKET
            time.sleep(max(0.0, next_at - time.monotonic()))
            if self.peer is None:
                continue
            start = number * PACKET % len(self.tone)
            head = struct.pack("!BBHII", 0x80, A_LAW, number & 0xFFFF, number * PACKET & 0xFFFFFFFF, self.port)
            with contextlib.suppress(OSError):
                self.line.sendto(head + self.tone[start : start + PACKET], self.peer)
            number += 1


@contextlib.contextmanager
def open_ear(tone: Path, address: str) -> Iterator[Ear]:
    """An ear at a port of that address, as long as the test lasts."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.bind((address, 0))
        line.settimeout(0.2)
        ear = Ear(tone.read_bytes(), line.getsockname()[1], line)
        threads = [threading.Thread(target=work, daemon=True) for work in (ear.listen, ear.play)]
        for thread in threads:
            thread.start()
        try:
            yield ear
        finally:
            ear.is_open = False
            for thread in threads:
                thread.join()
