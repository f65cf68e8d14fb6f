"""Who reads a live stream may still hear what it tells: looked at again and again, many sessions in a few queries."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass

from django.db import Error

from hotline.modules.access.public import Actor, actors_of_sessions
from hotline.modules.notifications.public import topics_of

from .hub import Subscription

# Streams whose time has come are looked at together, so often.
_ROUND_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a reader hears: the topics, and by which permissions what is told besides."""

    topics: frozenset[str]
    may: frozenset[str]


def hearing_of(actor: Actor) -> Hearing:
    """What somebody hears now."""
    return Hearing(topics_of(actor), frozenset(actor.permissions))


def hearings_of(session_keys: Collection[str]) -> Mapping[str, Hearing]:
    """What the readers of those sessions hear now; a session that has ended is left out."""
    return {key: hearing_of(actor) for key, actor in actors_of_sessions(session_keys).items()}


@dataclass(slots=True)
class _Reader:
    session_key: str
    reviewed_at: float


class Reviews:
    """Closes the streams of sessions that have ended or hear something else now; whose page asks again is told why.

    Each is looked at every `seconds`. `ask` finds what sessions hear, outside the event loop.
    """

    def __init__(self, seconds: float, ask: Callable[[list[str]], Awaitable[Mapping[str, Hearing]]]) -> None:
        self._seconds = seconds
        self._ask = ask
        self._readers: dict[Subscription, _Reader] = {}

    def begin(self, subscription: Subscription, session_key: str) -> None:
        """Look at this stream from now on."""
        self._readers[subscription] = _Reader(session_key, asyncio.get_running_loop().time())

    def end(self, subscription: Subscription) -> None:
        """The stream is over."""
        self._readers.pop(subscription, None)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await asyncio.sleep(min(_ROUND_SECONDS, self._seconds))
            at = asyncio.get_running_loop().time()
            due = {one: reader for one, reader in self._readers.items() if at - reader.reviewed_at >= self._seconds}
            if due:
                await self._review(due, at)

    async def _review(self, due: Mapping[Subscription, _Reader], at: float) -> None:
        for reader in due.values():
            reader.reviewed_at = at
        try:
            hearings = await self._ask(sorted({reader.session_key for reader in due.values()}))
        except Error:
            # The database is away for a moment: no reason to send everybody away.
            return
        for subscription, reader in due.items():
            if hearings.get(reader.session_key) != Hearing(subscription.topics, subscription.may):
                subscription.close()
