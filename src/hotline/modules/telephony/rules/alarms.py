"""When the live view raises an alarm."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

# How long it is told that running calls lost sound.
SOUND_LOST_FOR = timedelta(minutes=5)
# One short recording is an incident of its own; several at once mean that something is wrong with the switch.
SHORT_RECORDINGS_WITHIN = timedelta(minutes=10)
MOST_SHORT_RECORDINGS = 3


class Alarm(StrEnum):
    """What somebody should look at now."""

    SWITCH_LOST = "switch_lost"
    STALE = "stale"
    SOUND_LOST = "sound_lost"
    RECORDINGS_SHORT = "recordings_short"
    TRUNK_AWAY = "trunk_away"
    MANY_WAITING = "many_waiting"
    LONG_WAIT = "long_wait"
    ANSWER_RATE_LOW = "answer_rate_low"
    NOBODY_READY = "nobody_ready"


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """From where on there is an alarm. Spans are seconds; the target is a share of one."""

    stale_after_seconds: int
    most_waiting: int
    longest_wait_seconds: int
    answer_rate_target: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the alarms look at. `answer_rate` is None where no call was offered.

    `short_recordings` are those found within `SHORT_RECORDINGS_WITHIN`.
    """

    is_reachable: bool
    heard_at: datetime | None
    away_trunks: tuple[str, ...]
    waiting: dict[str, tuple[int, datetime | None]]
    answer_rate: Decimal | None
    ready: int
    sound_lost_at: datetime | None = None
    short_recordings: int = 0


@dataclass(frozen=True, slots=True)
class Raised:
    """An alarm, and what it is about: a queue's or trunk's code, or nothing."""

    alarm: Alarm
    about: str = ""


def raised(situation: Situation, thresholds: Thresholds, *, at: datetime) -> list[Raised]:
    """The alarms of a moment, the gravest first. Nobody is ready only where somebody waits."""
    found: list[Raised] = []
    if not situation.is_reachable:
        found.append(Raised(Alarm.SWITCH_LOST))
    elif is_stale(situation.heard_at, thresholds.stale_after_seconds, at=at):
        found.append(Raised(Alarm.STALE))
    if situation.sound_lost_at is not None and at - situation.sound_lost_at < SOUND_LOST_FOR:
        found.append(Raised(Alarm.SOUND_LOST))
    if situation.short_recordings >= MOST_SHORT_RECORDINGS:
        found.append(Raised(Alarm.RECORDINGS_SHORT))
    found += [Raised(Alarm.TRUNK_AWAY, code) for code in situation.away_trunks]
    longest = timedelta(seconds=thresholds.longest_wait_seconds)
    for queue, (count, since) in sorted(situation.waiting.items()):
        if since is not None and at - since >= longest:
            found.append(Raised(Alarm.LONG_WAIT, queue))
        if count >= thresholds.most_waiting:
            found.append(Raised(Alarm.MANY_WAITING, queue))
    if situation.ready == 0 and any(count for count, _ in situation.waiting.values()):
        found.append(Raised(Alarm.NOBODY_READY))
    if situation.answer_rate is not None and situation.answer_rate < thresholds.answer_rate_target:
        found.append(Raised(Alarm.ANSWER_RATE_LOW))
    return found


def is_stale(heard_at: datetime | None, after_seconds: int, *, at: datetime) -> bool:
    """Whether what is shown is too old to be taken for the present."""
    return heard_at is None or at - heard_at > timedelta(seconds=after_seconds)
