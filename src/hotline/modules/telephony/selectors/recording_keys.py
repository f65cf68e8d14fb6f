"""The hotline's keys for recordings: a file that the platform's user alone may read."""

import base64
import binascii
import json
import stat
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from hotline.modules.telephony.errors import RecordingKeyMissing, RecordingKeysExposed
from hotline.modules.telephony.rules.recordings.locking import KEY_BYTES


@dataclass(frozen=True, slots=True)
class RecordingKey:
    """One key, by its name; whoever prints it sees the name alone."""

    key_id: str
    secret: bytes

    def __repr__(self) -> str:
        return f"RecordingKey({self.key_id})"


@dataclass(frozen=True, slots=True)
class Keyring:
    """The keys, oldest first: new recordings are locked with the last, old ones open with theirs."""

    keys: tuple[RecordingKey, ...]

    @property
    def newest(self) -> RecordingKey:
        return self.keys[-1]

    def key(self, key_id: str) -> RecordingKey:
        """The key of that name; `RecordingKeyMissing` where the file does not have it."""
        for key in self.keys:
            if key.key_id == key_id:
                return key
        raise RecordingKeyMissing(key=key_id)


def keys_file() -> Path:
    """Where the keys lie."""
    return Path(settings.RECORDING_KEYS_FILE)


def keyring() -> Keyring:
    """The keys in the file; refused where it is missing, cannot be read, or others may read it."""
    file = keys_file()
    try:
        if stat.S_IMODE(file.stat().st_mode) & 0o077:
            raise RecordingKeysExposed
        told = json.loads(file.read_text(encoding="utf-8"))
        keys = tuple(
            RecordingKey(str(each["id"]), base64.b64decode(each["key"], validate=True)) for each in told["keys"]
        )
    except (OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        raise RecordingKeyMissing(key=file.name) from error
    if not keys or any(len(key.secret) != KEY_BYTES for key in keys):
        raise RecordingKeyMissing(key=file.name)
    return Keyring(keys)
