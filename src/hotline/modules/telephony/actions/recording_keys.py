"""Make keys for recordings, and lock recordings anew with the newest."""

import base64
import json
import os
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from hotline.kit.clock import local_date
from hotline.modules.audit.public import record
from hotline.modules.telephony.errors import RecordingKeyMissing
from hotline.modules.telephony.models import Recording
from hotline.modules.telephony.rules.recordings.locking import locked_key, new_key, unlocked_key
from hotline.modules.telephony.selectors.recording_keys import Keyring, RecordingKey, keyring, keys_file

_BATCH = 500


def ready_keyring(*, at: datetime) -> Keyring:
    """The keys, with the first one made where no recording was ever locked.

    A file that is missing although recordings were locked was lost: then nothing is made, and nothing locked.
    """
    if keys_file().exists():
        return keyring()
    if Recording.objects.exclude(key_id="").exists():
        raise RecordingKeyMissing(key=keys_file().name)
    _write((_made(at),), is_first=True)
    return keyring()


def rotate_key(*, by: str, at: datetime) -> tuple[str, int]:
    """Add a key and lock every recording's own key with it; gives its name and how many were locked anew.

    Files in storage stay as they are. Interrupted, it goes on where it was when it is run again; until then older keys
    open what they locked. They stay in the file for the backups that need them.
    """
    ring = ready_keyring(at=at)
    is_interrupted = _locked_with_older(ring).exists() and _used(ring.newest)
    if not is_interrupted:
        _write((*ring.keys, _made(at)), is_first=False)
        ring = keyring()
    count = 0
    while batch := _lock_anew(ring):
        count += batch
    record(
        actor=by,
        action="telephony.rotate_recording_key",
        subject=f"recording_key:{ring.newest.key_id}",
        at=at,
        facts={"recordings": count},
    )
    return ring.newest.key_id, count


def _used(key: RecordingKey) -> bool:
    return Recording.objects.filter(key_id=key.key_id).exists()


def _locked_with_older(ring: Keyring) -> QuerySet[Recording]:
    return Recording.objects.exclude(key_id="").exclude(key_id=ring.newest.key_id)


@transaction.atomic
def _lock_anew(ring: Keyring) -> int:
    found = list(_locked_with_older(ring).select_for_update(skip_locked=True).order_by("id")[:_BATCH])
    for recording in found:
        secret = ring.key(recording.key_id).secret
        reference = recording.reference
        own = unlocked_key(
            bytes(recording.locked_key), reference=reference, hotline_key=secret, key_id=recording.key_id
        )
        recording.locked_key = locked_key(own, reference=reference, hotline_key=ring.newest.secret)
        recording.key_id = ring.newest.key_id
    Recording.objects.bulk_update(found, ["locked_key", "key_id"])
    return len(found)


def _made(at: datetime) -> RecordingKey:
    return RecordingKey(f"{local_date(at):%Y%m%d}-{os.urandom(4).hex()}", new_key())


def _write(keys: tuple[RecordingKey, ...], *, is_first: bool) -> None:
    """In one step, for the owner alone, and down to the disk before anything is locked with it."""
    file = keys_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    told = {"keys": [{"id": key.key_id, "key": base64.b64encode(key.secret).decode()} for key in keys]}
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as writing:
        writing.write(json.dumps(told, indent=1) + "\n")
        writing.flush()
        os.fsync(writing.fileno())
    try:
        if is_first:
            # Two processes at once: the second finds the first one's file and takes that.
            os.link(partial, file)
            partial.unlink()
        else:
            partial.replace(file)
    except FileExistsError:
        partial.unlink()
