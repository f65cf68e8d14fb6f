"""Sounds for tests: tones on two channels, as the switch writes them."""

import math
import struct
from array import array
from pathlib import Path

RATE = 8000


def tones(seconds: float, *levels: float, frequency: int = 440) -> bytes:
    """Interleaved samples; each channel holds its tone at a level from 0 (silent) to 1."""
    count = round(seconds * RATE)
    channels = [
        [round(level * 32767 * math.sin(2 * math.pi * frequency * (1 + place) * n / RATE)) for n in range(count)]
        for place, level in enumerate(levels)
    ]
    return array("h", (sample for frame in zip(*channels, strict=True) for sample in frame)).tobytes()


def wav(samples: bytes, *, channel_count: int = 2, told_bytes: int | None = None) -> bytes:
    """A WAV file whose header tells the length that is given, right or wrong."""
    told = len(samples) if told_bytes is None else told_bytes
    frame = 2 * channel_count
    shape = struct.pack("<HHIIHH", 1, channel_count, RATE, RATE * frame, frame, 16)
    return (
        b"RIFF"
        + struct.pack("<I", 36 + told)
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + shape
        + (b"data" + struct.pack("<I", told) + samples)
    )


def written(folder: Path, name: str, content: bytes) -> Path:
    """A file in the switch's folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
