"""What a recording must be like, how it is measured and locked: rules without a database."""

import io
import wave
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.kit.errors import InvalidInput
from hotline.modules.telephony.errors import RecordingDamaged, RecordingKeyUnfit
from hotline.modules.telephony.rules.recordings.judging import findings, length_verdict
from hotline.modules.telephony.rules.recordings.locking import (
    CHUNK_BYTES,
    Lock,
    SealedLayout,
    locked_key,
    new_key,
    unlocked_key,
)
from hotline.modules.telephony.rules.recordings.measuring import PEAKS, SoundMeter
from hotline.modules.telephony.rules.recordings.ranges import ByteRange, is_beyond, wanted_range
from hotline.modules.telephony.rules.recordings.sound import SoundFormat, format_of, wav_header
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms, years_before
from hotline.modules.telephony.rules.recordings.words import (
    LengthVerdict,
    RecordingClass,
    RecordingIncidentKind,
)

from .sounds import RATE, tones, wav

TERMS = RecordingTerms()


@pytest.mark.parametrize("told_bytes", [0, 40, 10**9, None])
def test_a_headers_length_is_repaired_from_the_files_size(told_bytes: int | None) -> None:
    file = wav(tones(1.5, 0.5, 0.5), told_bytes=told_bytes)

    sound = format_of("20230508/1.7.wav", file, len(file))

    assert sound == SoundFormat(2, RATE, 44, len(file) - 44)
    assert sound is not None and sound.duration_seconds == Decimal("1.500")
    with wave.open(io.BytesIO(wav_header(sound) + file[44:])) as repaired:
        assert (repaired.getnchannels(), repaired.getnframes()) == (2, 12_000)


def test_a_cut_file_ends_with_its_last_whole_frame() -> None:
    samples = tones(1, 0.5, 0.5)
    sound = format_of("1.7.raw", samples[:99], len(samples) - 3)
    assert sound is not None
    assert (sound.data_bytes, sound.data_offset) == (len(samples) - 4, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("1.raw", b""),
        ("1.raw", b"\0\0\0"),
        ("1.wav", b""),
        ("1.wav", wav(b"")),
        ("1.wav", b"ID3" + bytes(100)),
        ("1.wav", b"RIFF\0\0\0\0WAVEdata" + bytes(90)),
        ("1.wav", wav(bytes(90), channel_count=6)),
    ],
)
def test_what_is_no_sound_is_not_taken_for_one(name: str, content: bytes) -> None:
    assert format_of(name, content, len(content)) is None


@given(head=st.binary(max_size=200), size=st.integers(0, 10**9))
def test_no_beginning_of_a_file_makes_reading_it_fail(head: bytes, size: int) -> None:
    format_of("1.wav", head, size)
    format_of("1.wav", b"RIFF\0\0\0\0WAVE" + head, size)


@pytest.mark.parametrize("block", [7, 320, 65_536])
def test_loudness_is_measured_per_channel_however_the_sound_passes(block: int) -> None:
    samples = tones(2, 0.5, 0.0) + tones(2, 0.0, 0.25)
    meter = SoundMeter(SoundFormat(2, RATE, 0, len(samples)), level_decibels=-42)

    for place in range(0, len(samples), block):
        meter.take(samples[place : place + block])
    measures = meter.measures()

    assert measures.audible_milliseconds == (2000, 2000)
    first, second = measures.peaks
    assert len(first) == len(second) == 200  # one point for each window of 20 ms
    assert set(first[100:]) == {0} and set(second[:100]) == {0}
    assert first[50] == pytest.approx(127, abs=2) and second[150] == pytest.approx(63, abs=2)


def test_a_long_waveform_has_no_more_points_than_a_screen_shows() -> None:
    samples = tones(30, 0.3, 0.3)
    meter = SoundMeter(SoundFormat(2, RATE, 0, len(samples)), level_decibels=-42)
    meter.take(samples)
    assert [len(channel) for channel in meter.measures().peaks] == [PEAKS, PEAKS]


def test_comfort_noise_is_no_voice() -> None:
    samples = tones(3, 0.4, 0.004)
    meter = SoundMeter(SoundFormat(2, RATE, 0, len(samples)), level_decibels=TERMS.audible_decibels)
    meter.take(samples)
    assert meter.measures().audible_milliseconds == (3000, 0)


@pytest.mark.parametrize(
    ("seconds", "talking", "verdict"),
    [
        ("12.04", 12, LengthVerdict.FITS),
        ("10.6", 12, LengthVerdict.FITS),
        ("10.4", 12, LengthVerdict.SHORT),
        ("12.6", 12, LengthVerdict.LONG),
        ("587.5", 600, LengthVerdict.FITS),
        ("586.5", 600, LengthVerdict.SHORT),
        ("0.4", 1, LengthVerdict.FITS),
    ],
)
def test_a_recording_is_as_long_as_the_talk_within_two_per_cent_or_half_a_second(
    seconds: str, talking: int, verdict: LengthVerdict
) -> None:
    assert length_verdict(Decimal(seconds), talking) is verdict


def test_what_is_wrong_is_named() -> None:
    told = {"talking_seconds": 10, "channel_count": 2, "terms": TERMS}
    assert findings(verdict=LengthVerdict.FITS, audible_milliseconds=[4000, 3000], **told) == []  # type: ignore[arg-type]
    assert findings(verdict=LengthVerdict.LONG, audible_milliseconds=[4000, 3000], **told) == []  # type: ignore[arg-type]
    assert findings(verdict=LengthVerdict.SHORT, audible_milliseconds=[4000, 499], **told) == [  # type: ignore[arg-type]
        RecordingIncidentKind.SHORT,
        RecordingIncidentKind.SILENT,
    ]
    assert findings(verdict=LengthVerdict.FITS, audible_milliseconds=[4000], **(told | {"channel_count": 1})) == [  # type: ignore[arg-type]
        RecordingIncidentKind.ONE_CHANNEL
    ]


def test_nobody_need_speak_in_a_talk_of_two_seconds() -> None:
    assert (
        findings(
            verdict=LengthVerdict.FITS, talking_seconds=2, channel_count=2, audible_milliseconds=[0, 0], terms=TERMS
        )
        == []
    )


@settings(max_examples=40, deadline=None)
@given(
    size=st.sampled_from([1, 44, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES]),
    block=st.integers(1000, 200_000),
)
def test_what_is_sealed_opens_chunk_by_chunk(size: int, block: int) -> None:
    content = bytes(n % 251 for n in range(size))
    lock = Lock(new_key(), "20230508/1.7.raw")

    sealed = b"".join(lock.sealed(content[place : place + block] for place in range(0, size, block)))

    layout = SealedLayout(size)
    assert len(sealed) == layout.sealed_bytes
    opened = [
        lock.opened(sealed[(place := layout.place_of(n)) : place + layout.length_of(n)], n, is_last=layout.is_last(n))
        for n in range(layout.chunk_count)
    ]
    assert b"".join(opened) == content


def test_a_chunk_that_was_changed_moved_cut_off_or_exchanged_is_refused() -> None:
    content = bytes(2 * CHUNK_BYTES + 9)
    lock, layout = Lock(new_key(), "a"), SealedLayout(len(content))
    sealed = b"".join(lock.sealed([content]))
    first, second = (sealed[(p := layout.place_of(n)) : p + layout.length_of(n)] for n in (0, 1))

    attempts = [
        (lock, first[:-1] + bytes([first[-1] ^ 1]), 0, False),
        (lock, second, 0, False),
        (lock, second, 1, True),
        (Lock(lock.key, "b"), first, 0, False),
        (Lock(new_key(), "a"), first, 0, False),
    ]
    for opener, chunk, number, is_last in attempts:
        with pytest.raises(RecordingDamaged):
            opener.opened(chunk, number, is_last=is_last)


def test_a_key_opens_with_the_hotlines_key_that_locked_it_and_no_other() -> None:
    own, hotline_key = new_key(), new_key()
    locked = locked_key(own, reference="a", hotline_key=hotline_key)
    assert own not in locked
    assert unlocked_key(locked, reference="a", hotline_key=hotline_key, key_id="k1") == own
    with pytest.raises(RecordingKeyUnfit) as refusal:
        unlocked_key(locked, reference="a", hotline_key=new_key(), key_id="k1")
    assert "k1" in refusal.value.sentence("zh")
    with pytest.raises(RecordingKeyUnfit):
        unlocked_key(locked, reference="b", hotline_key=hotline_key, key_id="k1")


@pytest.mark.parametrize(
    ("header", "part"),
    [
        ("", None),
        ("bytes=0-", ByteRange(0, 99)),
        ("bytes=10-19", ByteRange(10, 19)),
        ("bytes=90-500", ByteRange(90, 99)),
        ("bytes=-30", ByteRange(70, 99)),
        ("bytes=-500", ByteRange(0, 99)),
        ("bytes=20-10", None),
        ("bytes=0-1,5-6", None),
        ("bytes=-", None),
        ("items=0-1", None),
        ("bytes=１-2", None),
    ],
)
def test_one_range_is_answered_and_anything_else_is_all(header: str, part: ByteRange | None) -> None:
    assert wanted_range(header, 100) == part
    assert not is_beyond(header, 100)


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_a_range_behind_the_end_is_beyond(header: str) -> None:
    assert is_beyond(header, 100)


def test_terms_that_lose_recordings_too_early_are_refused() -> None:
    TERMS.ensure_in_order()
    for terms in (
        RecordingTerms(ordinary_years=0),
        RecordingTerms(disputed_years=2),
        RecordingTerms(emergency_years=31),
        RecordingTerms(missing_after_minutes=0),
        RecordingTerms(audible_decibels=0),
        RecordingTerms(audible_milliseconds=20_000),
    ):
        with pytest.raises(InvalidInput):
            terms.ensure_in_order()


def test_years_are_calendar_years_and_a_leap_day_ends_the_day_before() -> None:
    assert years_before(datetime(2024, 2, 29, 8, tzinfo=UTC), 3) == datetime(2021, 2, 28, 8, tzinfo=UTC)
    assert TERMS.kept_since(RecordingClass.ORDINARY, datetime(2026, 5, 8, tzinfo=UTC)).year == 2023
