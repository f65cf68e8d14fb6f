"""Take finished recordings in from the switch's folder."""

import hashlib
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import connection, transaction

from hotline.modules.access.public import Actor, system_actor
from hotline.modules.telephony.models import Call, Recording, RecordingIncident
from hotline.modules.telephony.rules import SWITCH
from hotline.modules.telephony.rules.recordings.judging import findings
from hotline.modules.telephony.rules.recordings.sound import ENDINGS, HEAD_BYTES, SoundFormat, format_of
from hotline.modules.telephony.rules.recordings.terms import RecordingTerms
from hotline.modules.telephony.rules.recordings.words import LengthVerdict, RecordingIncidentKind
from hotline.modules.telephony.selectors.recording_keys import Keyring
from hotline.modules.telephony.selectors.recording_sound import recording_storage
from hotline.modules.telephony.selectors.recording_terms import recording_terms

from .incidents import close_incident, incident, note_incidents
from .recording_keys import ready_keyring
from .store_recording import FinishedFile, store_recording

# Nothing was written to it for so long, and its call is over: it is finished.
SETTLED_SECONDS = 5
# The books of the switch are read within seconds; a file without a call after that belongs to none.
UNCLAIMED_AFTER = timedelta(hours=1)
_LOCKED = 0x12345
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Intake:
    """What came of one round: files taken in, left for later, and left because something is wrong with them."""

    taken: int = 0
    waiting: int = 0
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A file of the switch."""

    path: Path
    reference: str
    size: int
    written_at: datetime


@dataclass(frozen=True, slots=True)
class _Round:
    """What every file of a round is taken in with."""

    terms: RecordingTerms
    ring: Keyring
    by: Actor
    at: datetime


def take_in_recordings(*, at: datetime) -> Intake:
    """Check, lock and store every finished file, and remove it once it is kept.

    It may be interrupted anywhere and run again, also twice at once: each file becomes one recording, and leaves the
    switch's folder only when that is in the books and in storage. One file's failure does not keep the others waiting.
    """
    files = list(_files(Path(settings.RECORDING_SPOOL))) if settings.RECORDING_SPOOL else []
    if not files:
        return Intake()
    this = _Round(recording_terms(), ready_keyring(at=at), system_actor(), at)
    calls = _calls(files)
    results: list[str] = []
    for file in files:
        try:
            results.append(_take_in(file, calls.get(identity_of(file.reference)), this))
        except OSError:
            # The disk or the storage is away: the file stays where it is, for the next round.
            log.exception("A recording could not be taken in.")
            results.append("waiting")
    return Intake(results.count("taken"), results.count("waiting"), results.count("left"))


def identity_of(reference: str) -> str:
    """The call that a file's name tells: what stands behind a `+` numbers further parts of one call."""
    return PurePosixPath(reference).stem.partition("+")[0]


def _files(folder: Path) -> Iterator[_Found]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS or path.is_symlink() or not path.is_file():
            continue
        facts = path.stat()
        reference = path.relative_to(folder).as_posix()
        yield _Found(path, reference, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))


def _calls(files: list[_Found]) -> Mapping[str, Call]:
    identities = {identity_of(file.reference) for file in files}
    found = Call.objects.filter(source__code=SWITCH, external_identity__in=identities)
    return {call.external_identity or "": call for call in found}


def _take_in(file: _Found, call: Call | None, this: _Round) -> str:
    if call is None:
        return _without_a_call(file, this)
    if call.ended_at is None or this.at - file.written_at < timedelta(seconds=SETTLED_SECONDS):
        return "waiting"
    with transaction.atomic():
        if not _hold(file.reference):
            return "waiting"
        kept = Recording.objects.filter(reference=file.reference).first()
        if kept is None:
            sound = _sound(file)
            if sound is None and call.answered_at is None:
                # Recording begins with the wait, sound with the talk: nobody spoke.
                file.path.unlink(missing_ok=True)
                return "taken"
            if sound is None:
                note_incidents(
                    [incident(RecordingIncidentKind.UNUSABLE, call=call, reference=file.reference, at=this.at)]
                )
                return "left"
            kept = _keep(file, sound, call, this)
    # Only now: the recording is in the books for good.
    return _remove(file, kept)


def _without_a_call(file: _Found, this: _Round) -> str:
    if this.at - file.written_at < UNCLAIMED_AFTER:
        return "waiting"
    note_incidents([incident(RecordingIncidentKind.UNCLAIMED, call=None, reference=file.reference, at=this.at)])
    return "left"


def _hold(reference: str) -> bool:
    """One at a time for one file, until the transaction ends."""
    number = int.from_bytes(hashlib.blake2b(reference.encode(), digest_size=4).digest(), "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_LOCKED, number])
        (is_held,) = cursor.fetchone()
    return bool(is_held)


def _sound(file: _Found) -> SoundFormat | None:
    with file.path.open("rb") as source:
        return format_of(file.path.name, source.read(HEAD_BYTES), file.size)


def _keep(file: _Found, sound: SoundFormat, call: Call, this: _Round) -> Recording:
    finished = FinishedFile(file.path, file.reference, sound)
    recording = store_recording(
        finished, call, key=this.ring.newest, audible_decibels=this.terms.audible_decibels, at=this.at
    )
    recording.save(force_insert=True)
    note_incidents(_incidents(recording, call, this))
    close_incident(
        RecordingIncidentKind.MISSING, call=call, reference=None, by=this.by, resolution="录音已到达。", at=this.at
    )
    close_incident(
        RecordingIncidentKind.UNCLAIMED,
        call=None,
        reference=file.reference,
        by=this.by,
        resolution="通话记录已到达。",
        at=this.at,
    )
    return recording


def _incidents(recording: Recording, call: Call, this: _Round) -> list[RecordingIncident]:
    return [
        incident(kind, call=call, reference=recording.reference, at=this.at)
        for kind in findings(
            verdict=LengthVerdict(recording.length_verdict),
            talking_seconds=call.talking_seconds,
            channel_count=recording.channel_count,
            audible_milliseconds=recording.audible_milliseconds,
            terms=this.terms,
        )
    ]


def _remove(file: _Found, kept: Recording) -> str:
    if kept.removed_at is None and not recording_storage().exists(kept.object_name):
        # In the books but not in storage: the switch's file is the only one there is.
        log.error("The recording %s is not in storage; the switch's file stays.", kept.reference)
        return "left"
    file.path.unlink(missing_ok=True)
    return "taken"
