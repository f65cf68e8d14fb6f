"""What is wrong with a recording that came in."""

from collections.abc import Sequence
from decimal import Decimal

from .terms import RecordingTerms
from .words import LengthVerdict, RecordingIncidentKind

CHANNELS = 2
_TOLERATED_SHARE = Decimal("0.02")
_TOLERATED_SECONDS = Decimal("0.5")


def length_verdict(duration_seconds: Decimal, talking_seconds: int) -> LengthVerdict:
    """Whether a recording is as long as the talk, within 2 % or half a second, whichever is more.

    Talks are whole seconds with a begun one counted, so a talk of 12 s may have lasted anything above 11.
    """
    tolerated = max(_TOLERATED_SECONDS, talking_seconds * _TOLERATED_SHARE)
    if duration_seconds < talking_seconds - 1 - tolerated:
        return LengthVerdict.SHORT
    return LengthVerdict.LONG if duration_seconds > talking_seconds + tolerated else LengthVerdict.FITS


def findings(
    *,
    verdict: LengthVerdict,
    talking_seconds: int,
    channel_count: int,
    audible_milliseconds: Sequence[int],
    terms: RecordingTerms,
) -> list[RecordingIncidentKind]:
    """What is wrong. One that is longer than the talk is not: it went on while the call was handed over."""
    found = []
    if verdict is LengthVerdict.SHORT:
        found.append(RecordingIncidentKind.SHORT)
    is_judged = talking_seconds >= terms.shortest_judged_seconds
    if is_judged and any(audible < terms.audible_milliseconds for audible in audible_milliseconds):
        found.append(RecordingIncidentKind.SILENT)
    if channel_count != CHANNELS:
        found.append(RecordingIncidentKind.ONE_CHANNEL)
    return found
