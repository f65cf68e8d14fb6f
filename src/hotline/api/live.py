"""Live events: server-sent events that tell open pages what changed. They carry identifiers, and contents only where
everybody would ask for them at once: an agent's own seat, told to himself.

A page hears `event: work_order` with `{"number", "kind"}`, `event: telephony` with `{"number", "kind", "told"}`, and
`event: reset` when it should load everything anew.
"""

import asyncio
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import TypeVar

from a2wsgi.asgi_typing import HTTPScope, Receive, Scope, Send
from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, parse_cookie
from psycopg import AsyncConnection, sql

from hotline.kit.clock import now
from hotline.kit.errors import Refusal
from hotline.modules.access.public import actor_of_session
from hotline.modules.notifications.public import CHANNEL, LiveNotice, last_notice_id, notices_since
from hotline.modules.telephony.public import is_switch_stale

from . import problems
from .hub import RESET, Hub, Notice, Subscription
from .reviews import Hearing, Reviews, hearing_of, hearings_of
from .switch_signs import tell_of_the_switch, watch_signs

_Result = TypeVar("_Result")

_HEADERS = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
)
_HEARTBEAT = b": still here\n\n"
_RETRY = b"retry: 2000\n"
# Sent to a page that fell behind, so that a crowd of slow pages does not come back at once.
_LATER = b"retry: 10000\n\n"
# A page that takes nothing for this long is gone, whatever its connection says.
_SEND_SECONDS = 10.0


class _Refused(Exception):
    """The connection gets this answer instead of a stream."""

    def __init__(self, answer: HttpResponse) -> None:
        self.answer = answer


class LiveEvents:
    """Serves /events, with a sign of life every `heartbeat_seconds`, looking at sessions every `review_seconds`."""

    def __init__(self, *, heartbeat_seconds: float = 15.0, review_seconds: float = 60.0) -> None:
        self._heartbeat_seconds = heartbeat_seconds
        self._threads = ThreadPoolExecutor(4, thread_name_prefix="live-events")
        self._hub: Hub | None = None
        self._reviews = Reviews(review_seconds, partial(self._in_thread, hearings_of))
        self._tasks: list[asyncio.Task[None]] = []
        self._is_stopping = False

    async def lifespan(self, receive: Receive, send: Send) -> None:
        """Listen from the server's start to its stop."""
        await receive()
        self._start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.stop()
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        self._threads.shutdown(wait=False, cancel_futures=True)
        await send({"type": "lifespan.shutdown.complete"})

    def stop(self) -> None:
        """End all streams and begin no new ones. Pages come back by themselves when the server does."""
        self._is_stopping = True
        if self._hub is not None:
            self._hub.close()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream events to one page until it leaves, its session ends or the server stops."""
        assert scope["type"] == "http"
        request = _request(scope)
        if self._hub is None or self._is_stopping:
            await _send_answer(send, _come_back())
            return
        subscription: Subscription | None = None
        leaving: asyncio.Task[None] | None = None
        try:
            hearing = await self._in_thread(_admit, request)
            subscription = self._hub.subscribe(hearing.topics, hearing.may)
            self._reviews.begin(subscription, _session_key(request))
            # Read after subscribing: what is said in between is heard twice rather than never.
            greeting = await self._in_thread(_greeting, request, hearing.topics)
            leaving = asyncio.create_task(_close_when_left(receive, subscription))
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await _send_piece(send, greeting)
            await self._stream(subscription, send)
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        except _Refused as refused:
            await _send_answer(send, refused.answer)
        except Error:
            await _send_answer(send, _come_back())
        except TimeoutError:
            # The page takes nothing any more, so it cannot even be told that the stream ends.
            return
        finally:
            if leaving is not None:
                leaving.cancel()
            if subscription is not None:
                self._hub.unsubscribe(subscription)
                self._reviews.end(subscription)

    async def _stream(self, subscription: Subscription, send: Send) -> None:
        while True:
            try:
                async with asyncio.timeout(self._heartbeat_seconds):
                    piece = await subscription.take()
            except TimeoutError:
                piece = _HEARTBEAT
            if piece is None:
                break
            await _send_piece(send, piece)
        if subscription.was_overrun:
            await _send_piece(send, _LATER)

    def _start(self) -> None:
        loop = asyncio.get_running_loop()
        self._hub = Hub(
            _listening_connection,
            missed=partial(self._in_thread, _all_since),
            newest=partial(self._in_thread, last_notice_id),
        )
        signs = watch_signs(partial(self._in_thread, is_switch_stale), partial(self._hub.tell_all, tell_of_the_switch))
        self._tasks = [loop.create_task(each) for each in (self._hub.run(), self._reviews.run(), signs)]
        if threading.current_thread() is threading.main_thread():
            _before_the_server(signal.SIGINT, partial(loop.call_soon_threadsafe, self.stop))
            _before_the_server(signal.SIGTERM, partial(loop.call_soon_threadsafe, self.stop))

    async def _in_thread(self, function: Callable[..., _Result], *arguments: object) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _with_connection, function, arguments)


def _before_the_server(number: signal.Signals, act: Callable[[], object]) -> None:
    """Act on the signal before the server does: a server waits for its streams to end before it says that it stops."""
    servers = signal.getsignal(number)

    def hear(received: int, frame: FrameType | None) -> None:
        act()
        if callable(servers):
            servers(received, frame)

    signal.signal(number, hear)


def _with_connection(function: Callable[..., _Result], arguments: tuple[object, ...]) -> _Result:
    try:
        return function(*arguments)
    finally:
        connection.close()


async def _listening_connection() -> AsyncConnection:
    """A connection of its own, outside the pool, that hears every notice."""
    known = connection.get_connection_params()
    parameters = {name: value for name, value in known.items() if name not in {"context", "cursor_factory"}}
    listening = await AsyncConnection.connect(**parameters, autocommit=True, connect_timeout=10)
    await listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
    return listening


def _request(scope: HTTPScope) -> HttpRequest:
    """What Django's functions need to know of a connection that does not pass through Django."""
    request = HttpRequest()
    request.method = scope["method"]
    request.path = request.path_info = scope["path"]
    for name, value in scope["headers"]:
        request.META[f"HTTP_{name.decode('latin-1').upper().replace('-', '_')}"] = value.decode("latin-1")
    request.COOKIES = parse_cookie(request.META.get("HTTP_COOKIE", ""))
    return request


def _session_key(request: HttpRequest) -> str:
    return request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")


def _admit(request: HttpRequest) -> Hearing:
    """What the page hears; `_Refused` with the answer where it may not hear anything."""
    if request.method != "GET":
        raise _Refused(HttpResponseNotAllowed(["GET"]))
    try:
        request.get_host()
        return hearing_of(actor_of_session(_session_key(request)))
    except DisallowedHost as error:
        raise _Refused(HttpResponse(status=400)) from error
    except Refusal as refusal:
        raise _Refused(problems.answer(request, refusal)) from refusal


def _greeting(request: HttpRequest, topics: frozenset[str]) -> bytes:
    """How long to wait before coming back, where the page stands now, and what it missed since it was here."""
    stands_at = f"id: {last_notice_id()}\n\n".encode()
    last_heard = request.headers.get("Last-Event-ID", "").strip()
    if not last_heard:
        return _RETRY + stands_at
    missed = notices_since(int(last_heard), topics=topics, at=now()) if last_heard.isdecimal() else None
    if missed is None:
        return _RETRY + stands_at + RESET
    events = (notice.as_event() for notice in _as_notices(missed))
    # Where the page stands comes last: a page remembers the last identifier that it was given.
    return _RETRY + b"\n" + b"".join(events) + stands_at


def _all_since(last: int) -> list[Notice] | None:
    missed = notices_since(last, topics=None, at=now())
    return None if missed is None else _as_notices(missed)


def _as_notices(kept: list[LiveNotice]) -> list[Notice]:
    return [Notice(notice.id, notice.topic, notice.kind, notice.subject) for notice in kept]


def _come_back() -> HttpResponse:
    """A stream that ends at once. A browser comes back after it, while any other status would be final to it."""
    return HttpResponse(_LATER, content_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def _close_when_left(receive: Receive, subscription: Subscription) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    subscription.close()


async def _send_piece(send: Send, piece: bytes) -> None:
    async with asyncio.timeout(_SEND_SECONDS):
        await send({"type": "http.response.body", "body": piece, "more_body": True})


async def _send_answer(send: Send, answer: HttpResponse) -> None:
    headers = [(name.lower().encode("latin-1"), str(value).encode("latin-1")) for name, value in answer.items()]
    headers.append((b"content-length", str(len(answer.content)).encode()))
    await send({"type": "http.response.start", "status": answer.status_code, "headers": headers})
    await send({"type": "http.response.body", "body": answer.content, "more_body": False})
