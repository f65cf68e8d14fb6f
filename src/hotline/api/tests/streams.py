"""A real server of live events on a free port, and a page that reads them."""

import socket
import threading
import time
from dataclasses import dataclass

import uvicorn
from a2wsgi.asgi_typing import Receive, Scope, Send

from hotline.api.live import LiveEvents

SECONDS = 5.0


class Server:
    """Serves live events from a thread."""

    def __init__(self, live: LiveEvents) -> None:
        async def application(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await live.lifespan(receive, send)
            else:
                await live(scope, receive, send)

        self.live = live
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(application, lifespan="on", log_level="error", log_config=None))
        self._thread = threading.Thread(target=self._server.run, args=([self._listening],), daemon=True)

    def __enter__(self) -> "Server":
        self._thread.start()
        until(lambda: self._server.started and self.live._hub is not None and self.live._hub.is_listening.is_set())
        return self

    def __exit__(self, *failure: object) -> None:
        self.live.stop()
        self._server.should_exit = True
        self._thread.join(SECONDS)
        assert not self._thread.is_alive()


@dataclass(frozen=True, slots=True)
class Heard:
    """One event, or what came between events."""

    event: str = ""
    data: str = ""
    id: str = ""
    comment: str = ""
    retry: str = ""


class Page:
    """An open page: `next()` waits for what is said next."""

    def __init__(self, port: int, session_key: str = "", *, last_heard: str = "", headers: str = "") -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
        self._file = self._socket.makefile("rb")
        cookie = f"Cookie: hotline_session={session_key}\r\n" if session_key else ""
        last = f"Last-Event-ID: {last_heard}\r\n" if last_heard else ""
        self._socket.sendall(f"GET /events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{cookie}{last}{headers}\r\n".encode())
        self.status = int(self._file.readline().split()[1])
        self.headers: dict[str, str] = {}
        while line := self._file.readline().strip():
            name, _, value = line.decode().partition(":")
            self.headers[name.lower()] = value.strip()
        self._buffer = b""
        self.is_over = False

    def body(self) -> bytes:
        """The whole answer where it is not a stream."""
        return self._file.read(int(self.headers["content-length"]))

    def next(self) -> Heard:
        """The next block of lines."""
        while b"\n\n" not in self._buffer:
            size = int(self._file.readline().strip() or b"0", 16)
            if size == 0:
                self.is_over = True
                return Heard()
            self._buffer += self._file.read(size)
            self._file.readline()
        block, _, self._buffer = self._buffer.partition(b"\n\n")
        fields = {}
        for line in block.decode().splitlines():
            name, _, value = line.partition(":")
            fields[name or "comment"] = value.strip()
        return Heard(**fields)

    def next_event(self) -> Heard:
        """The next event, heartbeats and greetings left out."""
        while True:
            heard = self.next()
            if heard.event or self.is_over:
                return heard

    def close(self) -> None:
        self._file.close()
        self._socket.close()


def until(is_so: object, seconds: float = SECONDS) -> None:
    """Wait until a condition holds."""
    assert callable(is_so)
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.01)
