"""The sound of a recording, unlocked as it is read."""

from collections.abc import Iterator

from django.core.files.base import File
from django.core.files.storage import Storage, storages

from hotline.modules.telephony.errors import RecordingDamaged, RecordingNotStored, RecordingRemoved
from hotline.modules.telephony.models import Recording
from hotline.modules.telephony.rules.recordings.locking import CHUNK_BYTES, Lock, SealedLayout, unlocked_key
from hotline.modules.telephony.rules.recordings.ranges import ByteRange

from .recording_keys import Keyring, keyring

STORAGE = "recordings"


def recording_storage() -> Storage:
    """Where recordings lie: a folder, or a bucket."""
    return storages[STORAGE]


def lock_of(recording: Recording, ring: Keyring) -> Lock:
    """What opens the recording."""
    own = unlocked_key(
        bytes(recording.locked_key),
        reference=recording.reference,
        hotline_key=ring.key(recording.key_id).secret,
        key_id=recording.key_id,
    )
    return Lock(own, recording.reference)


def sound_of(recording: Recording, part: ByteRange) -> Iterator[bytes]:
    """A part of the WAV file. What can be refused is refused here, before the first byte is sent."""
    if recording.removed_at is not None:
        raise RecordingRemoved
    lock = lock_of(recording, keyring())
    try:
        stored = recording_storage().open(recording.object_name)
    except OSError as error:
        raise RecordingNotStored(reference=recording.reference) from error
    sound = _parts(recording, stored, lock, part)
    # The first chunk is read at once: a damaged or unreachable recording is refused and not broken off.
    return _chained(next(sound), sound)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _parts(recording: Recording, stored: "File[bytes]", lock: Lock, part: ByteRange) -> Iterator[bytes]:
    layout = SealedLayout(recording.size_bytes)
    with stored:
        for number in range(part.first // CHUNK_BYTES, part.last // CHUNK_BYTES + 1):
            opened = lock.opened(_sealed(recording, stored, layout, number), number, is_last=layout.is_last(number))
            begin = number * CHUNK_BYTES
            yield opened[max(0, part.first - begin) : part.last + 1 - begin]


def _sealed(recording: Recording, stored: "File[bytes]", layout: SealedLayout, number: int) -> bytes:
    try:
        stored.seek(layout.place_of(number))
        sealed: bytes = stored.read(layout.length_of(number))
    except OSError as error:
        raise RecordingNotStored(reference=recording.reference) from error
    if len(sealed) < layout.length_of(number):
        raise RecordingDamaged(reference=recording.reference)
    return sealed
