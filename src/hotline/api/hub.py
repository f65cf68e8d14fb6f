"""The hub of live events: one connection hears the database's notices and hands each to the pages that want it."""

import asyncio
import json
import logging
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg
from psycopg import AsyncConnection

from hotline.modules.notifications.public import event_of

logger = logging.getLogger(__name__)

# A page that is this many events behind does not read any more.
_PAGE_BACKLOG = 100
_FIRST_BACK_OFF_SECONDS = 0.5
_LONGEST_BACK_OFF_SECONDS = 15.0
# How often a connection on which nothing is heard is asked whether it still lives.
_PROBE_SECONDS = 30.0

RESET = b"event: reset\ndata: {}\n\n"


@dataclass(frozen=True, slots=True)
class Notice:
    """That a work order changed: its number as `subject`, the step as `kind`, and for whom, as `topic`.

    What is `told` besides spares a page its next question; only readers with the permission that it `needs` hear it.
    """

    id: int
    topic: str
    kind: str
    subject: str
    told: Mapping[str, object] = field(default_factory=dict)
    needs: str = ""

    def as_event(self, *, is_told: bool = False) -> bytes:
        """The notice as pages read it, with what is told besides or without."""
        facts: dict[str, object] = {"number": self.subject, "kind": self.kind}
        if is_told and self.told:
            facts["told"] = self.told
        data = json.dumps(facts, ensure_ascii=False)
        return f"id: {self.id}\nevent: {event_of(self.kind)}\ndata: {data}\n\n".encode()


class Subscription:
    """What one page has not read yet; `may` are its reader's permissions."""

    def __init__(self, topics: Iterable[str], may: Collection[str] = ()) -> None:
        self.topics = frozenset(topics)
        self.may = frozenset(may)
        self.was_overrun = False
        self._is_closed = False
        self._unread: asyncio.Queue[bytes | None] = asyncio.Queue(_PAGE_BACKLOG)

    def put(self, event: bytes) -> None:
        """Add an event; a page that does not keep up is closed instead."""
        if self._is_closed:
            return
        try:
            self._unread.put_nowait(event)
        except asyncio.QueueFull:
            self.was_overrun = True
            self.close()

    def close(self) -> None:
        """Wake the reader for the last time; what it has not read is dropped."""
        if self._is_closed:
            return
        self._is_closed = True
        while not self._unread.empty():
            self._unread.get_nowait()
        self._unread.put_nowait(None)

    async def take(self) -> bytes | None:
        """Everything unread in one piece, waiting for the first; nothing (`None`) when the subscription is closed."""
        first = await self._unread.get()
        if first is None:
            return None
        events = [first]
        while not self._unread.empty():
            event = self._unread.get_nowait()
            if event is None:
                # Left for the next call, which ends the stream.
                self._unread.put_nowait(None)
                break
            events.append(event)
        return b"".join(events)


class Hub:
    """Hears notices and fans them out.

    `connect` opens a connection that listens; `missed(last)` reads the notices after that one, or nothing where they
    are too many to tell, in which case every page is told to start afresh.
    """

    def __init__(
        self,
        connect: Callable[[], Awaitable[AsyncConnection]],
        missed: Callable[[int], Awaitable[list[Notice] | None]],
        newest: Callable[[], Awaitable[int]],
    ) -> None:
        self._connect = connect
        self._missed = missed
        self._newest = newest
        self._pages: dict[str, set[Subscription]] = defaultdict(set)
        self._all: set[Subscription] = set()
        self._last_id: int | None = None
        self.is_listening = asyncio.Event()

    def subscribe(self, topics: Iterable[str], may: Collection[str] = ()) -> Subscription:
        """Begin to collect a page's events."""
        subscription = Subscription(topics, may)
        self._all.add(subscription)
        for topic in subscription.topics:
            self._pages[topic].add(subscription)
        return subscription

    def unsubscribe(self, subscription: Subscription) -> None:
        """Stop collecting."""
        self._all.discard(subscription)
        for topic in subscription.topics:
            self._pages[topic].discard(subscription)
            if not self._pages[topic]:
                del self._pages[topic]

    def hand_out(self, notice: Notice) -> None:
        """Give the notice to every page of its topic."""
        self._last_id = max(notice.id, self._last_id or 0)
        event, with_facts = notice.as_event(), notice.as_event(is_told=True)
        for subscription in self._pages.get(notice.topic, ()):
            subscription.put(with_facts if not notice.needs or notice.needs in subscription.may else event)

    def tell_all(self, tell: Callable[[Subscription], None]) -> None:
        """What no notice says: `tell` puts it to a page."""
        for subscription in self._all:
            tell(subscription)

    def close(self) -> None:
        """End every stream."""
        for subscription in self._all:
            subscription.close()

    async def run(self) -> None:
        """Listen until cancelled, connecting again after every failure, at growing intervals."""
        back_off = _FIRST_BACK_OFF_SECONDS
        while True:
            try:
                async with await self._connect() as connection:
                    await self._catch_up()
                    self.is_listening.set()
                    back_off = _FIRST_BACK_OFF_SECONDS
                    await self._listen(connection)
            except (psycopg.Error, OSError) as error:
                logger.warning("live events lost the database, trying again in %.1f s: %s", back_off, error)
            finally:
                self.is_listening.clear()
            # Not all processes at the same moment.
            await asyncio.sleep(back_off * random.uniform(0.75, 1.25))
            back_off = min(back_off * 2, _LONGEST_BACK_OFF_SECONDS)

    async def _catch_up(self) -> None:
        """Hand out what was said while nobody listened."""
        if self._last_id is None:
            self._last_id = await self._newest()
            return
        notices = await self._missed(self._last_id)
        if notices is None:
            self._last_id = await self._newest()
            for subscription in self._all:
                subscription.put(RESET)
            return
        for notice in notices:
            self.hand_out(notice)

    async def _listen(self, connection: AsyncConnection) -> None:
        while True:
            async for heard in connection.notifies(timeout=_PROBE_SECONDS):
                with suppress(ValueError, KeyError, TypeError):
                    self.hand_out(Notice(**json.loads(heard.payload)))
            await connection.execute("SELECT 1")
