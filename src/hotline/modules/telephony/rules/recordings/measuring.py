"""How loud a recording is: its waveform in little, and for how long each channel is audible."""

import sys
from array import array
from dataclasses import dataclass

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
        self._peaks = [[0] * self._points for _ in range(sound.channel_count)]
        self._audible_windows = [0] * sound.channel_count
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
            tuple(bytes(min(255, peak * 255 // LOUDEST) for peak in channel) for channel in self._peaks),
            tuple(windows * WINDOW_MILLISECONDS for windows in self._audible_windows),
        )

    def _measure(self, block: bytes) -> None:
        samples = array("h")
        samples.frombytes(block[: len(block) // SAMPLE_BYTES * SAMPLE_BYTES])
        if sys.byteorder == "big":
            samples.byteswap()
        count, step = self._sound.channel_count, self._window_frames * self._sound.channel_count
        for start in range(0, len(samples), step):
            point = min(self._points - 1, self._passed * self._points // self._windows)
            for channel in range(count):
                heard = samples[start + channel : start + step : count]
                peak = max(max(heard), -min(heard))
                if peak > self._peaks[channel][point]:
                    self._peaks[channel][point] = peak
                if peak >= self._least:
                    self._audible_windows[channel] += 1
            self._passed += 1
