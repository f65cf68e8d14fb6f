"""What tests of recordings need: a folder of the switch, a storage and keys of their own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Protocol

import pytest
from pytest_django import Settings
from tests.support import AT, PersonFactory

from hotline.modules.telephony.models import Call, CallSource
from hotline.modules.telephony.rules import SWITCH, CallOutcome


class CallFactory(Protocol):
    """An answered call of the switch: `answered("1683511200.7", talking_seconds=12)`."""

    def __call__(self, identity: str, *, talking_seconds: int = 12, **changes: object) -> Call: ...


@pytest.fixture
def spool(tmp_path: Path, settings: Settings) -> Path:
    """The switch's folder; recordings go to a folder of this test alone, locked with keys of its own."""
    folder = tmp_path / "spool"
    folder.mkdir()
    settings.RECORDING_SPOOL = str(folder)
    settings.RECORDING_KEYS_FILE = str(tmp_path / "recording-keys.json")
    settings.STORAGES = settings.STORAGES | {
        "recordings": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {
                "location": str(tmp_path / "recordings"),
                "file_permissions_mode": 0o600,
                "directory_permissions_mode": 0o700,
            },
        }
    }
    return folder


@pytest.fixture
def stored_files(tmp_path: Path) -> Callable[[], list[Path]]:
    """What lies in the storage."""
    return lambda: sorted(path for path in (tmp_path / "recordings").rglob("*") if path.is_file())


@pytest.fixture
def answered(db: None, person: PersonFactory) -> CallFactory:
    """Makes calls that ended."""

    def make(identity: str, *, talking_seconds: int = 12, **changes: object) -> Call:
        source, _ = CallSource.objects.get_or_create(code=SWITCH, defaults={"name": SWITCH})
        values: dict[str, object] = {
            "reference": f"C-{identity}",
            "external_identity": identity,
            "source": source,
            "arrived_at": AT,
            "caller_number": "13800000000",
            "outcome": CallOutcome.ANSWERED,
            "waiting_seconds": 5,
            "talking_seconds": talking_seconds,
            "after_call_seconds": 0,
            "answered_at": AT + timedelta(seconds=5),
            "ended_at": AT + timedelta(seconds=5 + talking_seconds),
        }
        return Call.objects.create(**(values | changes))

    return make
