"""Tones that test telephones play, and whether they are heard in a recording."""

import math
import struct
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path

SAMPLES_PER_SECOND = 8000
CALLER_TONE, AGENT_TONE, DESK_TONE = 440, 1000, 1500
LOUDNESS = 8000
BLOCK = 400  # 50 ms
WAV_HEADER_BYTES = 44


def samples(frequency: int, seconds: float) -> list[int]:
    """A pure tone as signed 16-bit samples."""
    step = 2 * math.pi * frequency / SAMPLES_PER_SECOND
    return [round(LOUDNESS * math.sin(step * number)) for number in range(int(seconds * SAMPLES_PER_SECOND))]


def as_a_law(linear: Sequence[int]) -> bytes:
    """G.711 A-law, a byte for each sample."""
    return bytes(_a_law(sample) for sample in linear)


def _a_law(sample: int) -> int:
    sign = 0x80 if sample >= 0 else 0x00
    magnitude = min(abs(sample), 32767) >> 3
    exponent = max(0, magnitude.bit_length() - 5)
    mantissa = (magnitude >> max(exponent, 1)) & 0x0F
    return (sign | exponent << 4 | mantissa) ^ 0x55


def from_a_law(content: bytes) -> list[int]:
    """Signed samples, as `as_a_law` was given them, but for what it rounds."""
    return [_LINEAR[byte] for byte in content]


def _linear(byte: int) -> int:
    plain = byte ^ 0x55
    exponent, mantissa = (plain >> 4) & 7, plain & 0x0F
    size = (mantissa << 4) + 8 if exponent == 0 else ((mantissa << 4) + 0x108) << (exponent - 1)
    return size if plain & 0x80 else -size


_LINEAR = [_linear(byte) for byte in range(256)]


def write_tone(folder: Path, frequency: int) -> Path:
    """Ten seconds of a tone, as a test telephone streams it over and over."""
    path = folder / f"{frequency}.alaw"
    path.write_bytes(as_a_law(samples(frequency, 10)))
    return path


def write_prompt(path: Path, frequency: int, seconds: float) -> None:
    """A prompt that is a tone, so that a test need not wait for a spoken one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLES_PER_SECOND)
        linear = samples(frequency, seconds)
        file.writeframes(struct.pack(f"<{len(linear)}h", *linear))


def channels(recording: Path) -> tuple[list[int], list[int]]:
    """The two voices of a recording: what the caller said, what he heard."""
    content = recording.read_bytes()
    if recording.suffix == ".wav":
        content = content[WAV_HEADER_BYTES:]
    interleaved = array("h", content[: len(content) // 4 * 4])
    return list(interleaved[0::2]), list(interleaved[1::2])


def seconds_of(recording: Path) -> float:
    """How long a two-channel recording is."""
    return recording.stat().st_size / 4 / SAMPLES_PER_SECOND


def share(heard: Sequence[int], frequency: int) -> float:
    """In which share of the time (blocks of 50 ms) this tone is what is heard most of, from 0 to 1."""
    blocks = [heard[start : start + BLOCK] for start in range(0, len(heard) - BLOCK + 1, BLOCK)]
    return sum(_has(block, frequency) for block in blocks) / len(blocks) if blocks else 0.0


def _has(block: Sequence[int], frequency: int) -> bool:
    """Goertzel: the tone holds a good part of the block's energy."""
    energy = sum(sample * sample for sample in block)
    if energy < len(block) * 100 * 100:
        return False
    coefficient = 2 * math.cos(2 * math.pi * frequency / SAMPLES_PER_SECOND)
    before = former = 0.0
    for sample in block:
        before, former = former, sample + coefficient * former - before
    power = former * former + before * before - coefficient * former * before
    return power / (energy * len(block) / 2) > 0.15
