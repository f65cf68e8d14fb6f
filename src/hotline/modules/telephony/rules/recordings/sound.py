"""What a sound file of the switch holds: 16-bit samples, two channels interleaved, with or without a WAV header."""

import struct
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

# Enough for every header that the switch writes.
HEAD_BYTES = 4096
WAV_HEADER_BYTES = 44
SAMPLE_BYTES = 2
RAW = ".raw"
WAV = ".wav"
ENDINGS = frozenset({RAW, WAV})
_TELEPHONE_RATE = 8000
_PCM = frozenset({0x0001, 0xFFFE})
_THOUSANDTH = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """Where in a file the sound lies, and how it is laid out. `data_bytes` are whole frames."""

    channel_count: int
    sample_rate: int
    data_offset: int
    data_bytes: int

    @property
    def frame_bytes(self) -> int:
        """One sample of every channel."""
        return self.channel_count * SAMPLE_BYTES

    @property
    def frame_count(self) -> int:
        return self.data_bytes // self.frame_bytes

    @property
    def duration_seconds(self) -> Decimal:
        """To the millisecond."""
        return (Decimal(self.frame_count) / self.sample_rate).quantize(_THOUSANDTH)


def format_of(name: str, head: bytes, size: int) -> SoundFormat | None:
    """What the file of that name, beginning and size holds; None where it is no sound of the switch, or holds none.

    A switch that was killed leaves a header without a length. It writes nothing behind the sound, so the file's size
    tells the length, whatever the header says.
    """
    described = _raw(size) if PurePath(name).suffix.lower() == RAW else _wav(head, size)
    return described if described is not None and described.frame_count else None


def wav_header(sound: SoundFormat) -> bytes:
    """The 44 bytes that make the sound a WAV file."""
    return struct.pack(
        "<4sI4s4sIHHIIHH4sI",
        b"RIFF",
        WAV_HEADER_BYTES - 8 + sound.data_bytes,
        b"WAVE",
        b"fmt ",
        16,
        1,
        sound.channel_count,
        sound.sample_rate,
        sound.sample_rate * sound.frame_bytes,
        sound.frame_bytes,
        8 * SAMPLE_BYTES,
        b"data",
        sound.data_bytes,
    )


def _raw(size: int) -> SoundFormat:
    return _whole(2, _TELEPHONE_RATE, 0, size)


def _wav(head: bytes, size: int) -> SoundFormat | None:
    if head[:4] != b"RIFF" or head[8:12] != b"WAVE":
        return None
    place, shape = 12, None
    while place + 8 <= len(head):
        name, length = struct.unpack_from("<4sI", head, place)
        place += 8
        if name == b"fmt " and place + 16 <= len(head):
            shape = struct.unpack_from("<HHIIHH", head, place)
        if name == b"data":
            return None if shape is None else _shaped(shape, place, size)
        place += length + length % 2
    return None


def _shaped(shape: tuple[int, ...], place: int, size: int) -> SoundFormat | None:
    kind, channel_count, sample_rate, _, _, bits = shape
    is_known = kind in _PCM and bits == 8 * SAMPLE_BYTES and channel_count in {1, 2} and 0 < sample_rate <= 48_000
    return _whole(channel_count, sample_rate, place, size) if is_known else None


def _whole(channel_count: int, sample_rate: int, place: int, size: int) -> SoundFormat:
    frame = channel_count * SAMPLE_BYTES
    return SoundFormat(channel_count, sample_rate, place, max(0, size - place) // frame * frame)
