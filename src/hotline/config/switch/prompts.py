"""What callers hear: Mandarin synthesised at installation, or a city's own recording of the same name."""

import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from hotline.config.debian.unpacked import Unpacked
from hotline.config.failures import CannotContinue
from hotline.config.switch.placement import SwitchPlace
from hotline.modules.telephony.rules.prompts import PROMPTS

VOICE = ("-v", "cmn-latn-pinyin", "-s", "190", "-p", "45")
# The switch plays 8 kHz mono of 16 bits; `wavpcm` because it refuses the extensible kind of WAV.
TELEPHONE = ("-t", "wavpcm", "-r", "8000", "-c", "1", "-b", "16")
EVEN = ("norm", "-3", "highpass", "150", "pad", "0.1", "0.2")
RECORDED = (".wav", ".flac", ".ogg", ".mp3")
DIGITS = {**{str(number): text for number, text in enumerate("零一二三四五六七八九十")}, "hundred": "百"}


def numbers() -> Mapping[str, str]:
    """What the switch says numbers with, by the names that it looks for."""
    teens = {str(10 + number): f"十{DIGITS[str(number)]}" for number in range(1, 10)}
    tens = {str(10 * number): f"{DIGITS[str(number)]}十" for number in range(2, 10)}
    return {f"digits/{name}": text for name, text in {**DIGITS, **teens, **tens}.items()}


def spoken() -> Mapping[str, str]:
    """Every prompt's name and text."""
    return {**{f"hotline/{name}": text for name, text in PROMPTS.items()}, **numbers()}


def prepare(place: SwitchPlace, software: Unpacked, announcements: Mapping[str, str]) -> list[str]:
    """Make every prompt that is missing or whose text changed; gives the names that are a city's own recordings.

    `announcements` are texts beside the fixed ones, by name. Own recordings lie in `prompts` in the home, named as the
    prompt: `welcome.wav`.
    """
    own = dict(own_recordings(place.own_prompts))
    for name, text in {**spoken(), **announcements}.items():
        target = place.prompts / f"{name}.wav"
        target.parent.mkdir(parents=True, exist_ok=True)
        recording = own.get(name.removeprefix("hotline/"))
        origin = _origin(recording, text)
        note = target.with_suffix(".origin")
        if target.exists() and note.exists() and note.read_text(encoding="utf-8") == origin:
            continue
        if recording is not None:
            _convert(software, recording, target, ())
        else:
            _synthesise(software, text, target)
        note.write_text(origin, encoding="utf-8")
    # Music on hold is a file of its own kind: a soft tone, so that a caller hears that the line stands.
    _make_hold_music(place, software, own.get("hold-music"))
    return sorted(own)


def own_recordings(folder: Path) -> Iterator[tuple[str, Path]]:
    """A city's own recordings by the name of the prompt that they replace."""
    names = {name.removeprefix("hotline/") for name in spoken()} | {"hold-music"}
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder).with_suffix(""))
        if file.suffix.lower() in RECORDED and name in names:
            yield name, file


def _origin(recording: Path | None, text: str) -> str:
    if recording is None:
        return f"synthesised: {text}"
    facts = recording.stat()
    return f"recorded: {recording.name} {facts.st_mtime_ns} {facts.st_size}"


def _synthesise(software: Unpacked, text: str, target: Path) -> None:
    raw = target.with_suffix(".raw.wav")
    _run(software, "usr/bin/espeak-ng", *VOICE, "-w", str(raw), text)
    _convert(software, raw, target, EVEN)
    raw.unlink()


def _convert(software: Unpacked, origin: Path, target: Path, effects: tuple[str, ...]) -> None:
    partial = target.with_suffix(".partial")
    _run(software, "usr/bin/sox", str(origin), *TELEPHONE, str(partial), *effects)
    partial.replace(target)


def _make_hold_music(place: SwitchPlace, software: Unpacked, own: Path | None) -> None:
    target = place.data / "hold" / "hold-music.wav"
    target.parent.mkdir(parents=True, exist_ok=True)
    if own is not None:
        _convert(software, own, target, ())
    elif not target.exists():
        chord = (
            "synth",
            "8",
            "sine",
            "523.25",
            "sine",
            "659.25",
            "sine",
            "783.99",
            "remix",
            "-",
            "fade",
            "1",
            "8",
            "1",
        )
        _run(software, "usr/bin/sox", "-n", *TELEPHONE, str(target), *chord, "norm", "-24", "pad", "0", "2")


def _run(software: Unpacked, program: str, *arguments: str) -> None:
    done = subprocess.run(
        software.command(program, *arguments),
        env=dict(software.environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        reason = (done.stderr.strip() or "?").splitlines()[-1]
        raise CannotContinue(
            f"语音提示制作失败：{reason}。请运行 ./hotline switch install --again 重新安装。",
            f"A prompt could not be made: {reason}. Run ./hotline switch install --again.",
            code="prompt_not_made",
        )


def forget(place: SwitchPlace) -> None:
    """Drop every prompt, so that the next preparation makes them anew."""
    shutil.rmtree(place.data, ignore_errors=True)
