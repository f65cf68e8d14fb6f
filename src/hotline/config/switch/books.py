"""Bring the switch's books into the hotline's database, each time from where the last time ended."""

import asyncio
import hashlib
import io
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import DatabaseError, InterfaceError

from hotline.adapters.telephony.asterisk.books import CallEvent, QueueEvent, UnreadableLine, call_events, queue_events
from hotline.adapters.telephony.asterisk.events import agent_of
from hotline.adapters.telephony.asterisk.reconciliation import Telephones, calls
from hotline.config.home import Home
from hotline.config.switch import instance
from hotline.kit.errors import Refusal
from hotline.kit.threads import in_thread
from hotline.modules.telephony.public import (
    SWITCH,
    BookPlace,
    agents_at,
    ensure_queues,
    read_books,
    read_until,
    record_calls,
    recorded_until,
)
from hotline.modules.telephony.rules.call_facts import CallFacts
from hotline.modules.telephony.rules.switch_settings import TelephonySettings

logger = logging.getLogger(__name__)

READ_EVERY_SECONDS = 10.0
CALLS_AT_ONCE = 20
# Whoever sat at the telephone of such an event is named in the call.
NAMES_AN_AGENT = frozenset({"CHAN_START", "CONNECTED", "DIALLED"})
CALLS, QUEUES = "calls", "queues"
# What one moment wrote into one book may stand a little later in the other.
OVERLAP = timedelta(minutes=1)
# What has just begun is told by the watch, in the moment in which an agent waits for it: the books do not push in.
BEGINNING = timedelta(minutes=1)
# A call without an end holds the marks back no longer than this: its end was never written.
LONGEST_CALL = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Imported:
    """How many calls were told, and how many lines could not be read (a crash may cut one)."""

    calls: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class _Part:
    """The complete lines of a book from a byte on, each with the byte at which it begins."""

    identity: str
    lines: tuple[str, ...]
    begins: tuple[int, ...]
    end: int


@dataclass
class Memory:
    """What was brought in last, so that a call that goes on is not written again for every line of the books.

    It may be lost at any time: what is told once more is kept once.
    """

    told: Mapping[str, CallFacts] = field(default_factory=dict)
    accounts: dict[tuple[str, datetime], str] = field(default_factory=dict)

    def learn(self, moments: set[tuple[str, datetime]]) -> None:
        """Ask who sat at each telephone at its moment; asked again until somebody is known."""
        unknown = moments - self.accounts.keys()
        if unknown:
            self.accounts |= agents_at(unknown)

    def account_at(self, number: str, at: datetime) -> str:
        """Who sat at a telephone at a moment that was asked for; empty where nobody is known."""
        return self.accounts.get((number, at), "")

    def news(self, told: Sequence[CallFacts]) -> list[CallFacts]:
        """Of these calls those that are told otherwise than before."""
        return [facts for facts in told if self.told.get(facts.external_identity) != facts]

    def keep(self, told: Sequence[CallFacts]) -> None:
        """Remember a round; what it no longer tells is forgotten."""
        self.told = {facts.external_identity: facts for facts in told}
        oldest = min((facts.arrived_at for facts in told), default=None)
        if oldest is None:
            self.accounts.clear()
        else:
            self.accounts = {key: account for key, account in self.accounts.items() if key[1] >= oldest}


async def bring_in_for_ever(place: Home) -> None:
    """What the books of the home's switch tell anew is brought in again and again, whatever went wrong before."""
    memory = Memory()
    while True:
        await asyncio.sleep(READ_EVERY_SECONDS)
        try:
            await in_thread(lambda: _bring_in_of(place, memory))
        except (DatabaseError, InterfaceError, OSError, Refusal) as failure:
            logger.warning("the switch's books could not be read: %s", failure)


def _bring_in_of(place: Home, memory: Memory) -> None:
    found = instance.current(place)
    # A simulated switch keeps no books.
    if found is not None:
        books = found.place
        bring_in(
            found.settings,
            book=books.call_events,
            queue_log=books.queue_log,
            recordings=books.recordings,
            memory=memory,
            left_to_the_watch=BEGINNING,
        )


def bring_in(
    settings: TelephonySettings,
    *,
    book: Path,
    queue_log: Path,
    recordings: Path,
    account_at: Callable[[str, datetime], str] | None = None,
    memory: Memory | None = None,
    left_to_the_watch: timedelta = timedelta(0),
) -> Imported:
    """Keep every call that the books tell anew. Queues of the settings that the hotline lacks are made.

    A call that goes on is not kept while it is younger than `left_to_the_watch`, reckoned from the books' last line.
    """
    memory = memory or Memory()
    ensure_queues([queue.code for queue in settings.queues])
    marks = read_until(SWITCH)
    called, queued = _part(book, marks.get(CALLS)), _part(queue_log, marks.get(QUEUES))
    events, log = list(call_events(called.lines)), list(queue_events(queued.lines))
    agents = frozenset(agent.number for agent in settings.agents)
    desks = frozenset(desk.number for desk in settings.emergency_desks)
    if account_at is None:
        seated = (event for event in events if isinstance(event, CallEvent) and event.kind in NAMES_AN_AGENT)
        memory.learn({(number, event.at) for event in seated if (number := agent_of(event.channel)) in agents})
    found = calls(
        [event for event in events if isinstance(event, CallEvent)],
        [event for event in log if isinstance(event, QueueEvent)],
        Telephones(agents, desks, account_at or memory.account_at),
        lambda reference: _written_until(recordings, reference),
    )
    open_calls = {facts.external_identity for facts in found if facts.ended_at is None}
    told = _ripe(found, events, left_to_the_watch)
    moved = _moved(called, events, queued, log, open_calls)
    news = memory.news(told)
    if news or moved != marks:
        _write(news, moved)
    memory.keep(told)
    return Imported(len(news), sum(isinstance(line, UnreadableLine) for line in [*events, *log]))


def _write(news: Sequence[CallFacts], moved: Mapping[str, BookPlace]) -> None:
    # Few at a time, and the marks with the last of them: whoever writes one of these calls now waits but a moment.
    for first in range(0, len(news) - CALLS_AT_ONCE, CALLS_AT_ONCE):
        record_calls(source=SWITCH, calls=news[first : first + CALLS_AT_ONCE])
    read_books(source=SWITCH, calls=news[-(len(news) % CALLS_AT_ONCE or CALLS_AT_ONCE) :], marks=moved)


def _ripe(
    found: Sequence[CallFacts], events: Sequence[CallEvent | UnreadableLine], left_to_the_watch: timedelta
) -> list[CallFacts]:
    last = max((event.at for event in events if isinstance(event, CallEvent)), default=None)
    return [
        facts
        for facts in found
        if facts.ended_at is not None or last is None or facts.arrived_at <= last - left_to_the_watch
    ]


def _written_until(recordings: Path, reference: str) -> datetime | None:
    """When the switch last wrote to that recording, or until when it goes where it was taken in."""
    try:
        return datetime.fromtimestamp((recordings / reference).stat().st_mtime, UTC)
    except OSError:
        return recorded_until(reference)


def _moved(
    called: _Part,
    events: Sequence[CallEvent | UnreadableLine],
    queued: _Part,
    log: Sequence[QueueEvent | UnreadableLine],
    open_calls: set[str],
) -> dict[str, BookPlace]:
    """Where the next reading begins: with the first line of the oldest call that goes on."""
    last = max((event.at for event in events if isinstance(event, CallEvent)), default=None)
    marks = {CALLS: BookPlace(called.identity, called.end), QUEUES: BookPlace(queued.identity, queued.end)}
    if last is None:
        # Nothing was told of calls: what the queues' log told waits for them.
        return {**marks, QUEUES: BookPlace(queued.identity, queued.begins[0] if queued.begins else queued.end)}
    since = last - OVERLAP
    for begin, event in zip(called.begins, events, strict=True):
        if isinstance(event, CallEvent) and event.call in open_calls and event.at > last - LONGEST_CALL:
            marks[CALLS] = BookPlace(called.identity, begin)
            since = min(since, event.at - OVERLAP)
            break
    for begin, line in zip(queued.begins, log, strict=True):
        if isinstance(line, QueueEvent) and line.at >= since:
            marks[QUEUES] = BookPlace(queued.identity, begin)
            break
    return marks


def _part(path: Path, mark: BookPlace | None) -> _Part:
    """What was not read yet; from the start where the file is another one or shorter than what was read."""
    try:
        with path.open("rb") as file:
            first = file.readline()
            file.seek(0, 2)
            size = file.tell()
            identity = hashlib.sha256(first).hexdigest()
            start = mark.offset if mark is not None and mark.file_identity == identity and mark.offset <= size else 0
            file.seek(start)
            content = file.read(size - start)
    except FileNotFoundError:
        return _Part("", (), (), 0)
    # The switch may be writing the last line now.
    whole = content[: content.rfind(b"\n") + 1]
    lines: list[str] = []
    begins: list[int] = []
    at = start
    for line in io.BytesIO(whole):
        text = line.decode("utf-8", errors="replace").strip("\r\n")
        if text:
            lines.append(text)
            begins.append(at)
        at += len(line)
    return _Part(identity, tuple(lines), tuple(begins), start + len(whole))
