"""Files in a bucket of an S3-compatible storage, read in ranges and written in parts."""

import io
from collections.abc import Iterator

import obstore
from django.core.files.base import File
from django.core.files.storage import Storage
from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

_PART_BYTES = 8 * 1024 * 1024


class BucketStorage(Storage):
    """A storage of Django in a bucket. Whatever the bucket's service answers badly is an `OSError`.

    Without `access_key` the machine's own credentials are used, as the service's other tools do.
    """

    def __init__(
        self, *, bucket: str, endpoint: str = "", region: str = "", access_key: str = "", secret_key: str = ""
    ) -> None:
        given = {
            "endpoint": endpoint,
            "region": region,
            "access_key_id": access_key,
            "secret_access_key": secret_key,
        }
        self._store = S3Store(
            bucket,
            **{name: value for name, value in given.items() if value},  # type: ignore[arg-type]
            virtual_hosted_style_request=not endpoint,
            client_options={"allow_http": endpoint.startswith("http://"), "timeout": "60s"},
            retry_config={"max_retries": 3},
        )

    def _open(self, name: str, mode: str = "rb") -> File:  # type: ignore[type-arg]
        return File(io.BufferedReader(_Ranges(self._store, name, self.size(name))), name)

    def _save(self, name: str, content: File) -> str:  # type: ignore[type-arg]
        try:
            obstore.put(self._store, name, _blocks(content), chunk_size=_PART_BYTES)
        except BaseError as error:
            raise _unreachable(error) from error
        return name

    def delete(self, name: str) -> None:
        """Remove the file; one that is not there is removed."""
        try:
            obstore.delete(self._store, name)
        except (FileNotFoundError, NotFoundError):
            return
        except BaseError as error:
            raise _unreachable(error) from error

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        try:
            self.size(name)
        except FileNotFoundError:
            return False
        return True

    def size(self, name: str) -> int:
        """In bytes; `FileNotFoundError` where there is no such file."""
        try:
            return int(obstore.head(self._store, name)["size"])
        except (FileNotFoundError, NotFoundError):
            raise FileNotFoundError(name) from None
        except BaseError as error:
            raise _unreachable(error) from error

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """Folders and files under a path, by their own names."""
        prefix = path.strip("/") + "/" if path.strip("/") else ""
        try:
            found = obstore.list_with_delimiter(self._store, prefix=prefix or None)
        except BaseError as error:
            raise _unreachable(error) from error
        folders = [each.rstrip("/").rsplit("/", 1)[-1] for each in found["common_prefixes"]]
        return folders, [each["path"].rsplit("/", 1)[-1] for each in found["objects"]]


class _Ranges(io.RawIOBase):
    """A file in the bucket of which only what is asked for is fetched."""

    def __init__(self, store: S3Store, name: str, size: int) -> None:
        super().__init__()
        self._store, self._name, self._size, self._place = store, name, size, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: "memoryview[int]") -> int:  # type: ignore[override]
        length = min(len(buffer), self._size - self._place)
        if length <= 0:
            return 0
        try:
            fetched = obstore.get_range(self._store, self._name, start=self._place, length=length)
        except BaseError as error:
            raise _unreachable(error) from error
        buffer[: len(fetched)] = bytes(fetched)
        self._place += len(fetched)
        return len(fetched)


def _blocks(content: File) -> Iterator[bytes]:  # type: ignore[type-arg]
    """The content in parts of one size, as services want them."""
    waiting = bytearray()
    for chunk in content.chunks():
        waiting += chunk
        while len(waiting) >= _PART_BYTES:
            yield bytes(waiting[:_PART_BYTES])
            del waiting[:_PART_BYTES]
    yield bytes(waiting)


def _unreachable(error: Exception) -> OSError:
    # What the service says may name the account; its kind is enough.
    return OSError(f"the bucket cannot be used: {type(error).__name__}")
