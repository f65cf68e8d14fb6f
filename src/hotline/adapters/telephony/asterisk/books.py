"""The books that the switch writes by itself, call events as CSV and the log of queues: the truth about calls."""

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

FIELDS = 12
NO_CALL = {"", "NONE", "MANAGER", "REALTIME"}


@dataclass(frozen=True, slots=True)
class CallEvent:
    """A line of the book of call events. `kind` is the switch's word, or ours where the dialplan wrote it (`is_own`).

    `call` is the identity that every leg of a call shares, `leg` the leg's own; `extra` is what came with it.
    """

    kind: str
    at: datetime
    caller: str
    extension: str
    context: str
    channel: str
    application: str
    leg: str
    call: str
    peer: str
    is_own: bool
    extra: str
    details: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The parts of `extra` as the dialplan joined them."""
        return tuple(self.extra.split("|"))


@dataclass(frozen=True, slots=True)
class QueueEvent:
    """A line of the queues' log. `call` is empty where it is about no call, `agent` where it is about no agent."""

    at: datetime
    call: str
    queue: str
    agent: str
    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnreadableLine:
    """A line that is not as the switch writes them: kept aside, with its number from 1."""

    number: int
    text: str


def call_events(lines: Iterable[str]) -> Iterator[CallEvent | UnreadableLine]:
    """Read the book of call events line by line, so that one that a crash cut off spoils at most the one behind it.

    No value holds a line break: see `CALL_EVENT_FIELDS` of the configuration.
    """
    for number, line in enumerate(lines, start=1):
        event = _call_event(_fields(line))
        yield event if event is not None else UnreadableLine(number, line[:200].rstrip())


def _fields(line: str) -> list[str]:
    try:
        return next(csv.reader([line.rstrip("\r\n").replace("\0", "")], strict=True), [])
    except csv.Error:
        return []


def _call_event(row: list[str]) -> CallEvent | None:
    if len(row) != FIELDS:
        return None
    kind, at, caller, extension, context, channel, application, leg, call, peer, own, extra = row
    moment = _moment(at)
    if moment is None or not call:
        return None
    details = _details(extra)
    said = dict(details).get("extra", "") if own else ""
    return CallEvent(
        own or kind, moment, caller, extension, context, channel, application, leg, call, peer, bool(own), said, details
    )


def _details(extra: str) -> tuple[tuple[str, str], ...]:
    try:
        found = json.loads(extra) if extra else {}
    except ValueError:
        return ()
    return tuple((str(name), str(value)) for name, value in found.items()) if isinstance(found, dict) else ()


def queue_events(lines: Iterable[str]) -> Iterator[QueueEvent | UnreadableLine]:
    """Read the queues' log."""
    for number, line in enumerate(lines, start=1):
        fields = line.rstrip("\r\n").split("|")
        moment = _moment(fields[0])
        if len(fields) < 5 or moment is None:
            yield UnreadableLine(number, line[:200].rstrip())
            continue
        _, call, queue, agent, kind, *words = fields
        yield QueueEvent(
            moment, "" if call in NO_CALL else call, queue, "" if agent == "NONE" else agent, kind, tuple(words)
        )


def _moment(text: str) -> datetime | None:
    """Seconds since 1970 with a fraction, exactly: the switch's microseconds order its events."""
    seconds, _, fraction = text.partition(".")
    if not (seconds.isascii() and seconds.isdigit()) or len(seconds) > 11:
        return None
    if fraction and not (fraction.isascii() and fraction.isdigit()):
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).replace(microsecond=int((fraction or "0").ljust(6, "0")[:6]))
    except (OverflowError, ValueError, OSError):
        return None
