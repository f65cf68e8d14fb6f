"""How a recording is locked away: AES-256-GCM, chunk by chunk, so that any place of it can be read without the rest.

Every recording has a key of its own, so the number of a chunk is a nonce that never repeats. Each chunk is bound to its
recording, to its place and to being the last: none can be exchanged, moved or cut off unnoticed. The recording's key is
itself locked with a key of the hotline; a change of that one rewrites no file.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from hotline.modules.telephony.errors import RecordingDamaged, RecordingKeyUnfit

KEY_BYTES = 32
CHUNK_BYTES = 64 * 1024
_TAG_BYTES = 16
_NONCE_BYTES = 12
_MARK = b"HLREC001"


@dataclass(frozen=True, slots=True)
class Lock:
    """A recording's own key, and what binds it to the recording."""

    key: bytes
    reference: str

    def sealed(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """The file that is kept, block by block."""
        yield _MARK
        cipher, number = AESGCM(self.key), 0
        waiting = b""
        for chunk in _chunks(blocks):
            if waiting:
                yield cipher.encrypt(_nonce(number), waiting, self._bound(number, is_last=False))
                number += 1
            waiting = chunk
        yield cipher.encrypt(_nonce(number), waiting, self._bound(number, is_last=True))

    def opened(self, sealed: bytes, number: int, *, is_last: bool) -> bytes:
        """A chunk as it was; `RecordingDamaged` where it is not what was sealed."""
        try:
            return AESGCM(self.key).decrypt(_nonce(number), sealed, self._bound(number, is_last=is_last))
        except InvalidTag as error:
            raise RecordingDamaged(reference=self.reference) from error

    def _bound(self, number: int, *, is_last: bool) -> bytes:
        return b"|".join((_MARK, self.reference.encode(), str(number).encode(), b"last" if is_last else b"more"))


@dataclass(frozen=True, slots=True)
class SealedLayout:
    """Where the chunks of a sealed recording lie. `size_bytes` is its size before it was sealed."""

    size_bytes: int

    @property
    def chunk_count(self) -> int:
        return max(1, -(-self.size_bytes // CHUNK_BYTES))

    @property
    def sealed_bytes(self) -> int:
        """The size of the file that is kept."""
        return len(_MARK) + self.size_bytes + self.chunk_count * _TAG_BYTES

    def place_of(self, number: int) -> int:
        """Where a chunk begins."""
        return len(_MARK) + number * (CHUNK_BYTES + _TAG_BYTES)

    def length_of(self, number: int) -> int:
        """How many sealed bytes a chunk has."""
        return min(CHUNK_BYTES, self.size_bytes - number * CHUNK_BYTES) + _TAG_BYTES

    def is_last(self, number: int) -> bool:
        return number == self.chunk_count - 1


def new_key() -> bytes:
    """A key that nobody can guess."""
    return os.urandom(KEY_BYTES)


def locked_key(key: bytes, *, reference: str, hotline_key: bytes) -> bytes:
    """A recording's key, locked with a key of the hotline."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(hotline_key).encrypt(nonce, key, reference.encode())


def unlocked_key(locked: bytes, *, reference: str, hotline_key: bytes, key_id: str) -> bytes:
    """A recording's key; `RecordingKeyUnfit` where the hotline's key is not the one that it was locked with."""
    try:
        return AESGCM(hotline_key).decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], reference.encode())
    except InvalidTag as error:
        raise RecordingKeyUnfit(key=key_id) from error


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE_BYTES, "big")


def _chunks(blocks: Iterable[bytes]) -> Iterator[bytes]:
    waiting = bytearray()
    for block in blocks:
        waiting += block
        while len(waiting) >= CHUNK_BYTES:
            yield bytes(waiting[:CHUNK_BYTES])
            del waiting[:CHUNK_BYTES]
    if waiting:
        yield bytes(waiting)
