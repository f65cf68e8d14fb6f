"""Recordings in a bucket, tried against a real server of that interface."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings
from tests.support import AT, PersonFactory

from hotline.adapters.storage.bucket import BucketStorage
from hotline.modules.access.public import actor_of
from hotline.modules.telephony.actions.expire_recordings import expire_recordings
from hotline.modules.telephony.actions.take_in_recordings import Intake, take_in_recordings
from hotline.modules.telephony.actions.verify_recordings import verify_recordings
from hotline.modules.telephony.models import Recording
from hotline.modules.telephony.rules.recordings.ranges import ByteRange, whole
from hotline.modules.telephony.selectors.recording_sound import recording_storage, sound_of

from .conftest import CallFactory
from .sounds import tones, written

server = pytest.importorskip("moto.server", reason="the server of the bucket tests comes with the test packages")

BUCKET = "recordings"
OPTIONS = {"bucket": BUCKET, "region": "us-east-1", "access_key": "test", "secret_key": "test"}


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """A server with an empty bucket."""
    import boto3  # noqa: PLC0415 - it comes with the server

    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    address = f"http://{host}:{port}"
    boto3.client(
        "s3", endpoint_url=address, region_name="us-east-1", aws_access_key_id="test", aws_secret_access_key="test"
    ).create_bucket(Bucket=BUCKET)
    yield address
    running.stop()


@pytest.fixture
def bucket(endpoint: str) -> BucketStorage:
    """The storage in that bucket."""
    return BucketStorage(endpoint=endpoint, **OPTIONS)


def test_a_bucket_keeps_finds_lists_and_removes_files(bucket: BucketStorage) -> None:
    content = bytes(range(256)) * 70_000  # three parts of an upload
    name = bucket.save("2023/05/08/one", ContentFile(content))

    assert bucket.exists(name) and bucket.size(name) == len(content)
    with bucket.open(name) as file:
        file.seek(9_000_000)
        assert file.read(500) == content[9_000_000:9_000_500]
        file.seek(len(content) - 3)
        assert file.read(100) == content[-3:]
    assert bucket.listdir("2023/05/08") == ([], ["one"])
    assert bucket.listdir("2023/05") == (["08"], [])
    for _ in range(2):
        bucket.delete(name)
    assert not bucket.exists(name)
    with pytest.raises(FileNotFoundError):
        bucket.open(name)


def test_a_bucket_that_cannot_be_reached_is_an_error_of_the_system() -> None:
    away = BucketStorage(endpoint="http://127.0.0.1:9", **OPTIONS)
    with pytest.raises(OSError, match="the bucket cannot be used"):
        away.exists("one")


@pytest.mark.django_db
def test_recordings_live_in_a_bucket_from_intake_to_removal(
    spool: Path, answered: CallFactory, person: PersonFactory, settings: Settings, endpoint: str
) -> None:
    settings.STORAGES = settings.STORAGES | {
        "recordings": {
            "BACKEND": "hotline.adapters.storage.bucket.BucketStorage",
            "OPTIONS": OPTIONS | {"endpoint": endpoint},
        }
    }
    answered("1.7")
    talk = tones(12, 0.4, 0.4)
    written(spool, "1.7.raw", talk)

    later = datetime.now(UTC) + timedelta(minutes=1)  # noqa: TID251 - files have the machine's time
    assert take_in_recordings(at=later) == Intake(taken=1)

    recording = Recording.objects.get()
    everything = b"".join(sound_of(recording, whole(recording.size_bytes)))
    assert everything[44:] == talk
    assert b"".join(sound_of(recording, ByteRange(100_000, 199_999))) == everything[100_000:200_000]
    assert [result.fault for result in verify_recordings()] == [""]

    head = actor_of(person("hotline_head"))
    expire_recordings(is_dry_run=False, by=head, at=AT.replace(year=AT.year + 4))
    assert not recording_storage().exists(recording.object_name)
