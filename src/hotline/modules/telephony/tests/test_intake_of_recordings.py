"""Recordings are taken in once, whatever happens meanwhile, and nobody can read what lies in storage."""

import hashlib
import io
import os
import wave
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest
from tests.support import AT, PersonFactory

from hotline.modules.notifications.public import LiveNotice
from hotline.modules.telephony.actions import store_recording as storing
from hotline.modules.telephony.actions import take_in_recordings as taking
from hotline.modules.telephony.actions.find_missing_recordings import find_missing_recordings
from hotline.modules.telephony.actions.recording_keys import rotate_key
from hotline.modules.telephony.actions.take_in_recordings import Intake, take_in_recordings
from hotline.modules.telephony.actions.verify_recordings import verify_recordings
from hotline.modules.telephony.errors import RecordingKeyMissing, RecordingKeysExposed, RecordingKeyUnfit
from hotline.modules.telephony.models import Call, CallSource, Recording, RecordingIncident
from hotline.modules.telephony.rules import CallOutcome
from hotline.modules.telephony.rules.recordings.ranges import ByteRange, whole
from hotline.modules.telephony.selectors.recording_keys import keyring, keys_file
from hotline.modules.telephony.selectors.recording_sound import recording_storage, sound_of

from .conftest import CallFactory
from .sounds import tones, wav, written

pytestmark = pytest.mark.django_db

IDENTITY = "1683511200.7"
NAME = f"20230508/{IDENTITY}.raw"
TALK = tones(12, 0.4, 0.4)
StoredFiles = Callable[[], list[Path]]


@pytest.fixture
def later() -> datetime:
    """A moment when files written in this test have settled."""
    return datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251 - files have the machine's own time


def test_a_recording_is_checked_locked_and_stored_and_leaves_the_switch(
    spool: Path, answered: CallFactory, stored_files: StoredFiles, later: datetime
) -> None:
    call = answered(IDENTITY)
    written(spool, NAME, TALK)

    assert take_in_recordings(at=later) == Intake(taken=1)

    recording = Recording.objects.get()
    heard = b"".join(sound_of(recording, whole(recording.size_bytes)))
    with wave.open(io.BytesIO(heard)) as sound:
        assert (sound.getnchannels(), sound.getframerate()) == (2, 8000)
        assert sound.readframes(sound.getnframes()) == TALK
    assert recording.checksum == hashlib.sha256(heard).hexdigest()
    assert (recording.call_id, recording.began_at) == (call.pk, call.answered_at)
    assert str(recording.duration_seconds) == "12.000" and recording.length_verdict == "fits"
    assert recording.audible_milliseconds == [12_000, 12_000]
    assert len(bytes(recording.peaks)) == 2 * 600
    assert not list(spool.rglob("*.raw")) and len(stored_files()) == 1
    assert not RecordingIncident.objects.exists()
    assert [result.fault for result in verify_recordings()] == [""]


def test_a_file_that_the_killed_switch_left_is_playable_up_to_its_last_frame(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    answered(IDENTITY, talking_seconds=6, was_cut=True)
    half = tones(6.14, 0.4, 0.4)
    written(spool, f"{IDENTITY}.wav", wav(half, told_bytes=0) + b"\1")

    take_in_recordings(at=later)

    recording = Recording.objects.get()
    with wave.open(io.BytesIO(b"".join(sound_of(recording, whole(recording.size_bytes))))) as sound:
        assert sound.getnframes() == len(half) // 4
    assert not RecordingIncident.objects.exists()


def test_what_lies_on_disk_holds_nothing_that_can_be_heard(
    spool: Path, answered: CallFactory, stored_files: StoredFiles, later: datetime
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    take_in_recordings(at=later)

    (kept,) = stored_files()
    content = kept.read_bytes()
    assert b"RIFF" not in content and b"WAVE" not in content
    assert not any(TALK[place : place + 16] in content for place in range(0, len(TALK), 4096))
    assert len(set(content)) == 256
    assert kept.stat().st_mode & 0o077 == 0 and keys_file().stat().st_mode & 0o777 == 0o600
    assert keyring().newest.secret not in content


class Killed(BaseException):
    """The process ends here."""


def _interruptions() -> list[tuple[object, str]]:
    """Every place at which a process may end between one thing that lasts and the next."""
    return [
        (taking, "store_recording"),
        (storing, "_clear"),
        (storing, "_make_durable"),
        (storing, "locked_key"),
        (taking, "note_incidents"),
        (taking, "close_incident"),
        (taking, "_remove"),
        (Path, "unlink"),
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("place", _interruptions(), ids=lambda place: place[1])
def test_killed_at_any_moment_and_run_again_nothing_is_lost_and_nothing_is_twice(
    spool: Path,
    answered: CallFactory,
    stored_files: StoredFiles,
    later: datetime,
    place: tuple[object, str],
    is_after: bool,
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    original = getattr(*place)

    def killed(*given: object, **named: object) -> None:
        if is_after:
            original(*given, **named)
        raise Killed

    with mock.patch.object(*place, killed), pytest.raises(Killed):
        take_in_recordings(at=later)
    for _ in range(2):
        take_in_recordings(at=later)

    recording = Recording.objects.get()
    assert [result.fault for result in verify_recordings()] == [""]
    assert [path.name for path in stored_files()] == [Path(recording.object_name).name]
    assert not list(spool.rglob("*.raw"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("passed", [0, 1, 2])
def test_killed_while_the_sound_passes_it_begins_anew(
    spool: Path, answered: CallFactory, stored_files: StoredFiles, later: datetime, passed: int
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    blocks = storing._Passing.blocks

    def broken(self: storing._Passing, source: object) -> Iterator[bytes]:
        for number, block in enumerate(blocks(self, source)):  # type: ignore[arg-type]
            if number == passed:
                raise Killed
            yield block

    with mock.patch.object(storing._Passing, "blocks", broken), pytest.raises(Killed):
        take_in_recordings(at=later)
    assert not Recording.objects.exists() and list(spool.rglob("*.raw"))
    take_in_recordings(at=later)

    assert [result.fault for result in verify_recordings()] == [""]
    assert len(stored_files()) == 1


def test_a_full_disk_keeps_the_file_for_the_next_round_and_does_not_hold_up_the_others(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    answered(IDENTITY)
    answered("1683511201.8")
    written(spool, NAME, TALK)
    written(spool, "20230508/1683511201.8.raw", TALK)
    save, calls = recording_storage().save, []

    def full(name: str, content: object) -> str:
        calls.append(name)
        if len(calls) == 1:
            raise OSError(28, "No space left on device")
        return save(name, content)  # type: ignore[arg-type]

    with mock.patch.object(type(recording_storage()), "save", lambda self, name, content: full(name, content)):
        assert take_in_recordings(at=later) == Intake(taken=1, waiting=1)
    assert take_in_recordings(at=later) == Intake(taken=1)
    assert Recording.objects.count() == 2


def test_a_file_waits_until_its_call_is_known_and_over_and_nothing_is_written(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    path = written(spool, NAME, TALK)
    assert take_in_recordings(at=later) == Intake(waiting=1)

    call = answered(IDENTITY, talking_seconds=0, outcome=CallOutcome.UNDER_WAY, answered_at=None, ended_at=None)
    assert take_in_recordings(at=later) == Intake(waiting=1)

    Call.objects.filter(pk=call.pk).update(
        outcome=CallOutcome.ANSWERED, answered_at=AT, ended_at=AT + timedelta(seconds=12), talking_seconds=12
    )
    fresh = later.timestamp() - 1
    os.utime(path, (fresh, fresh))
    assert take_in_recordings(at=later) == Intake(waiting=1)
    assert path.exists() and not Recording.objects.exists()

    assert take_in_recordings(at=later + timedelta(seconds=5)) == Intake(taken=1)


def test_a_file_without_a_call_stays_and_is_told_of_until_its_call_comes(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    path = written(spool, NAME, TALK)
    for _ in range(2):
        assert take_in_recordings(at=later + timedelta(hours=2)) == Intake(left=1)
    incident = RecordingIncident.objects.get()
    assert (incident.kind, incident.reference, incident.resolved_at) == ("unclaimed", NAME, None)
    assert path.exists()

    answered(IDENTITY)
    take_in_recordings(at=later + timedelta(hours=3))
    incident.refresh_from_db()
    assert incident.resolved_at is not None and incident.resolution


@pytest.mark.parametrize(
    ("content", "kinds"),
    [
        (tones(8, 0.4, 0.4), ["short"]),
        (tones(12, 0.4, 0.0), ["silent"]),
        (tones(5, 0.4, 0.0), ["short", "silent"]),
        (b"", ["unusable"]),
    ],
    ids=["short", "one side silent", "both", "nothing in it"],
)
def test_what_is_wrong_with_a_recording_is_told_once_to_the_team_leaders(
    spool: Path,
    answered: CallFactory,
    person: PersonFactory,
    later: datetime,
    content: bytes,
    kinds: list[str],
) -> None:
    person("team_leader", account="leader-1")
    person("agent")
    answered(IDENTITY)
    written(spool, NAME, content)

    for _ in range(2):
        take_in_recordings(at=later)

    assert sorted(RecordingIncident.objects.values_list("kind", flat=True)) == kinds
    assert set(LiveNotice.objects.values_list("topic", "kind", "subject")) == {
        ("person:leader-1", "recording_incident_found", f"C-{IDENTITY}")
    }
    assert LiveNotice.objects.count() == len(kinds)


def test_a_recording_of_one_channel_is_kept_and_told_of(spool: Path, answered: CallFactory, later: datetime) -> None:
    answered(IDENTITY)
    written(spool, f"{IDENTITY}.wav", wav(tones(12, 0.4), channel_count=1))
    take_in_recordings(at=later)
    assert Recording.objects.get().channel_count == 1
    assert RecordingIncident.objects.get().kind == "one_channel"


def test_an_answered_call_without_a_recording_is_missed_until_it_comes(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    call = answered(IDENTITY)
    answered("1683511202.9", source=CallSource.objects.create(code="import:old", name="旧交换机"))
    ended = call.ended_at
    assert ended is not None

    assert find_missing_recordings(at=ended + timedelta(minutes=9)) == 0
    assert find_missing_recordings(at=ended + timedelta(minutes=11)) == 1
    assert find_missing_recordings(at=ended + timedelta(minutes=20)) == 0
    incident = RecordingIncident.objects.get()
    assert (incident.kind, incident.call_id) == ("missing", call.pk)

    written(spool, NAME, TALK)
    take_in_recordings(at=later)
    incident.refresh_from_db()
    assert incident.resolved_at == later


def test_with_the_wrong_keys_a_recording_is_refused_with_the_name_of_its_key(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    take_in_recordings(at=later)
    recording = Recording.objects.get()
    right = keys_file().read_text(encoding="utf-8")
    everything = whole(recording.size_bytes)

    keys_file().unlink()
    with pytest.raises(RecordingKeyMissing):
        sound_of(recording, everything)

    keys_file().write_text(right.replace(recording.key_id, "another"), encoding="utf-8")
    keys_file().chmod(0o600)
    with pytest.raises(RecordingKeyMissing) as missing:
        sound_of(recording, everything)
    assert recording.key_id in missing.value.sentence("zh")

    keys_file().write_text(
        right[: right.index('"key": "') + 8] + "A" * 43 + "=" + right[right.index('"key": "') + 52 :], encoding="utf-8"
    )
    with pytest.raises(RecordingKeyUnfit):
        sound_of(recording, everything)

    keys_file().write_text(right, encoding="utf-8")
    keys_file().chmod(0o640)
    with pytest.raises(RecordingKeysExposed):
        sound_of(recording, everything)


def test_no_new_key_is_made_where_recordings_were_locked_with_a_lost_one(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    take_in_recordings(at=later)
    keys_file().unlink()
    answered("1683511201.8")
    path = written(spool, "20230508/1683511201.8.raw", TALK)

    with pytest.raises(RecordingKeyMissing):
        take_in_recordings(at=later)
    assert path.exists() and not keys_file().exists()


def test_a_new_key_locks_every_recording_anew_and_rewrites_no_file(
    spool: Path, answered: CallFactory, stored_files: StoredFiles, later: datetime
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    take_in_recordings(at=later)
    before, (kept,) = Recording.objects.get(), stored_files()
    content = kept.read_bytes()

    new_id, count = rotate_key(by="test", at=later)

    recording = Recording.objects.get()
    assert count == 1 and new_id == keyring().newest.key_id == recording.key_id != before.key_id
    assert kept.read_bytes() == content
    assert [key.key_id for key in keyring().keys] == [before.key_id, new_id]
    assert [result.fault for result in verify_recordings()] == [""]


def test_a_changed_file_is_found_by_verifying(
    spool: Path, answered: CallFactory, stored_files: StoredFiles, later: datetime
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    take_in_recordings(at=later)
    (kept,) = stored_files()
    content = bytearray(kept.read_bytes())

    content[-20] ^= 1
    kept.write_bytes(content)
    assert [result.fault for result in verify_recordings()] == ["recording_damaged"]
    kept.write_bytes(content[:-100])
    assert [result.fault for result in verify_recordings()] == ["recording_damaged"]
    kept.unlink()
    assert [result.fault for result in verify_recordings()] == ["recording_not_stored"]


@pytest.mark.parametrize("first", [0, 43, 65_535, 65_536, 131_072])
@pytest.mark.parametrize("length", [1, 50, 70_000])
def test_any_part_of_a_recording_is_the_part_of_the_whole(
    spool: Path, answered: CallFactory, later: datetime, first: int, length: int
) -> None:
    answered(IDENTITY)
    written(spool, NAME, TALK)
    take_in_recordings(at=later)
    recording = Recording.objects.get()
    everything = b"".join(sound_of(recording, whole(recording.size_bytes)))
    part = b"".join(sound_of(recording, ByteRange(first, first + length - 1)))
    assert part == everything[first : first + length]


def test_nobody_misses_the_voices_of_a_call_in_which_nobody_spoke(
    spool: Path, answered: CallFactory, later: datetime
) -> None:
    answered(IDENTITY, talking_seconds=0, outcome=CallOutcome.ABANDONED, answered_at=None)
    path = written(spool, NAME, b"")

    taken = take_in_recordings(at=later)

    assert (taken.taken, path.exists(), RecordingIncident.objects.exists()) == (1, False, False)
