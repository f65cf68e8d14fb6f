"""Hear every recording through, as a machine does: it opens, and its checksum is the one it came with."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from hotline.kit.errors import Refusal
from hotline.modules.telephony.models import Recording
from hotline.modules.telephony.rules.recordings.ranges import whole
from hotline.modules.telephony.selectors.recording_sound import sound_of

CHECKSUM_DIFFERS = "recording_checksum_differs"


@dataclass(frozen=True, slots=True)
class Verification:
    """What came of one recording; `fault` is empty where it is as it was, else a refusal's code."""

    recording: Recording
    fault: str


def verify_recordings(*, newest: int | None = None) -> Iterator[Verification]:
    """Every recording that is kept, or so many of the newest."""
    kept = Recording.objects.filter(removed_at__isnull=True).exclude(object_name="").order_by("-id")
    for recording in kept[:newest] if newest else kept.iterator(chunk_size=200):
        yield Verification(recording, _fault(recording))


def _fault(recording: Recording) -> str:
    digest = hashlib.sha256()
    try:
        for block in sound_of(recording, whole(recording.size_bytes)):
            digest.update(block)
    except Refusal as refusal:
        return refusal.code
    return "" if digest.hexdigest() == recording.checksum else CHECKSUM_DIFFERS
