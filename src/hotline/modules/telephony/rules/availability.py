"""How long the telephone platform could take calls on a day, from what was observed; what nobody saw is unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)
# The switch is signed for every second; what is missing for less than this was never away.
BRIDGED = timedelta(seconds=30)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class DayMinutes:
    """The minutes of a day: observed ones, those of them in which calls could be taken, and those nobody observed."""

    observed: int
    available: int
    unknown: int


def day_minutes(day: Span, *, reachable: Iterable[Span], lost: Iterable[Span], calls: Iterable[Span]) -> DayMinutes:
    """What is known of a day from the spans in which the switch was reachable or lost, and from answered calls.

    A call that was answered proves that calls could be taken, whatever the platform heard. A minute that began to be
    lost counts as lost, and one that began to be unobserved as unknown, so that availability is never said too high.
    """
    away = _together(_within(day, lost))
    took_calls = _together([*_without(_bridged(_within(day, reachable)), away), *_within(day, calls)])
    known = _together([*took_calls, *away])
    minutes = _length(day) // _MINUTE
    unknown = _begun(_length(day) - _total(known))
    down = min(_begun(_total(known) - _total(took_calls)), minutes - unknown)
    return DayMinutes(minutes - unknown, minutes - unknown - down, unknown)


def _within(day: Span, spans: Iterable[Span]) -> list[Span]:
    clipped = ((max(began, day[0]), min(ended, day[1])) for began, ended in spans)
    return [(began, ended) for began, ended in clipped if began < ended]


def _bridged(spans: list[Span]) -> list[Span]:
    return _together(spans, BRIDGED)


def _together(spans: list[Span], gap: timedelta = timedelta(0)) -> list[Span]:
    merged: list[Span] = []
    for began, ended in sorted(spans):
        if merged and began - merged[-1][1] <= gap:
            merged[-1] = (merged[-1][0], max(merged[-1][1], ended))
        else:
            merged.append((began, ended))
    return merged


def _without(spans: list[Span], holes: list[Span]) -> list[Span]:
    for began, ended in holes:
        pieces = [piece for span in spans for piece in ((span[0], min(span[1], began)), (max(span[0], ended), span[1]))]
        spans = [piece for piece in pieces if piece[0] < piece[1]]
    return spans


def _total(spans: list[Span]) -> timedelta:
    return sum((_length(span) for span in spans), timedelta(0))


def _length(span: Span) -> timedelta:
    return span[1] - span[0]


def _begun(time: timedelta) -> int:
    return -(-time // _MINUTE)
