"""Put a recording into storage, locked."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.core.files.base import File
from django.core.files.storage import Storage

from hotline.kit.clock import local_date
from hotline.modules.telephony.models import Call, Recording
from hotline.modules.telephony.rules.recordings.judging import length_verdict
from hotline.modules.telephony.rules.recordings.locking import Lock, SealedLayout, locked_key, new_key
from hotline.modules.telephony.rules.recordings.measuring import SoundMeter
from hotline.modules.telephony.rules.recordings.sound import SoundFormat, wav_header
from hotline.modules.telephony.selectors.recording_keys import RecordingKey
from hotline.modules.telephony.selectors.recording_sound import recording_storage

_BLOCK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file of the switch that nothing is written to any more, and what it holds."""

    path: Path
    reference: str
    sound: SoundFormat


def store_recording(
    file: FinishedFile, call: Call, *, key: RecordingKey, audible_decibels: int, at: datetime
) -> Recording:
    """Measure, lock and store the file; gives the recording, which is not kept yet.

    The file is read once, block by block, however long it is. What an interrupted attempt left in storage goes.
    """
    own = new_key()
    passing = _Passing(file, audible_decibels)
    layout = SealedLayout(passing.size_bytes)
    folder = f"{local_date(call.arrived_at):%Y/%m/%d}/{hashlib.sha256(file.reference.encode()).hexdigest()[:32]}"
    storage = recording_storage()
    _clear(storage, folder)
    with file.path.open("rb") as source:
        sealed = _Stream(Lock(own, file.reference).sealed(passing.blocks(source)), layout.sealed_bytes)
        name = storage.save(f"{folder}/{os.urandom(8).hex()}", sealed)
    _make_durable(storage, name)
    measures = passing.meter.measures()
    return Recording(
        call=call,
        reference=file.reference,
        began_at=call.answered_at or call.arrived_at,
        duration_seconds=file.sound.duration_seconds,
        channel_count=file.sound.channel_count,
        size_bytes=passing.size_bytes,
        checksum=passing.checksum.hexdigest(),
        length_verdict=length_verdict(file.sound.duration_seconds, call.talking_seconds),
        audible_milliseconds=list(measures.audible_milliseconds),
        peaks=b"".join(measures.peaks),
        stored_at=at,
        object_name=name,
        key_id=key.key_id,
        locked_key=locked_key(own, reference=file.reference, hotline_key=key.secret),
    )


class _Passing:
    """The sound as a WAV file, summed up and measured as it passes by."""

    def __init__(self, file: FinishedFile, audible_decibels: int) -> None:
        self._sound = file.sound
        self._header = wav_header(file.sound)
        self.size_bytes = len(self._header) + file.sound.data_bytes
        self.checksum = hashlib.sha256(self._header)
        self.meter = SoundMeter(file.sound, level_decibels=audible_decibels)

    def blocks(self, source: BinaryIO) -> Iterator[bytes]:
        """A repaired header, then the sound to the end that was seen when the file was looked at."""
        yield self._header
        source.seek(self._sound.data_offset)
        remaining = self._sound.data_bytes
        while remaining:
            block = source.read(min(_BLOCK_BYTES, remaining))
            if not block:
                raise OSError("the file became shorter while it was read")
            remaining -= len(block)
            self.checksum.update(block)
            self.meter.take(block)
            yield block


class _Stream(File):  # type: ignore[type-arg]
    """What a storage saves block by block, without it ever being whole in memory."""

    def __init__(self, blocks: Iterator[bytes], size: int) -> None:
        super().__init__(None, "sealed")
        self._blocks = blocks
        self.size = size

    def chunks(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The blocks, once."""
        return self._blocks


def _clear(storage: Storage, folder: str) -> None:
    """Remove what lies under a recording's own folder: nothing there is known to the books."""
    try:
        _, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        storage.delete(f"{folder}/{name}")


def _make_durable(storage: Storage, name: str) -> None:
    """Down to the disk, where it lies on one: the switch's file goes next."""
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        return
    for place in (path, path.parent):
        descriptor = os.open(place, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
