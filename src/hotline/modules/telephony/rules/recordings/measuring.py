"""How loud a recording is: its waveform in little, and for how long each channel is audible."""

from dataclasses import dataclass

import numpy

from .sound import SAMPLE_BYTES, SoundFormat

# Points of a waveform: as many as a wide screen shows.
PEAKS = 800
LOUDEST = 32768
WINDOW_MILLISECONDS = 20


@dataclass(frozen=True, slots=True)
class SoundMeasures:
    """For each channel its waveform, one byte (0 to 255) a point, and how many milliseconds are audible."""

    peaks: tuple[bytes, ...]
    audible_milliseconds: tuple[int, ...]


class SoundMeter:
    """Measures a sound that passes by in blocks of any size; what it keeps does not grow with the sound.

    Audible is a window of 20 ms whose loudest sample reaches `level_decibels` below full scale.
    """

    def __init__(self, sound: SoundFormat, *, level_decibels: int) -> None:
        self._sound = sound
        self._least = max(1, round(LOUDEST * 10 ** (level_decibels / 20)))
        self._window_frames = max(1, sound.sample_rate * WINDOW_MILLISECONDS // 1000)
        self._windows = max(1, -(-sound.frame_count // self._window_frames))
        self._points = min(PEAKS, self._windows)
        self._peaks = numpy.zeros((self._points, sound.channel_count), dtype=numpy.int32)
        self._audible_windows = numpy.zeros(sound.channel_count, dtype=numpy.int64)
        self._passed = 0
        self._rest = b""

    def take(self, block: bytes) -> None:
        """Measure what comes next."""
        window_bytes = self._window_frames * self._sound.frame_bytes
        ready = self._rest + block
        whole = len(ready) // window_bytes * window_bytes
        self._measure(ready[:whole])
        self._rest = ready[whole:]

    def measures(self) -> SoundMeasures:
        """What was heard, once everything has passed."""
        rest = len(self._rest) // self._sound.frame_bytes * self._sound.frame_bytes
        self._measure(self._rest[:rest])
        self._rest = b""
        return SoundMeasures(
            tuple(bytes(channel) for channel in (self._peaks.T * 255 // LOUDEST).astype(numpy.uint8)),
            tuple(int(windows) * WINDOW_MILLISECONDS for windows in self._audible_windows),
        )

    def _measure(self, block: bytes) -> None:
        """Measure whole windows; only the last of a sound may be short, and counts as one."""
        samples = numpy.frombuffer(block, dtype="<i2", count=len(block) // SAMPLE_BYTES).astype(numpy.int32)
        frames = numpy.abs(samples).reshape(-1, self._sound.channel_count)
        if not len(frames):
            return
        begins = numpy.arange(0, len(frames), self._window_frames)
        heard = numpy.maximum.reduceat(frames, begins)
        points = (self._passed + numpy.arange(len(heard))) * self._points // self._windows
        numpy.maximum.at(self._peaks, numpy.minimum(points, self._points - 1), heard)
        self._audible_windows += (heard >= self._least).sum(axis=0)
        self._passed += len(heard)
