"""Packed assets come as they lie there, past Django; everything else is left to it."""

import asyncio
import gzip
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from hotline.api import assets

SCRIPT = b"console.log('12345')\n" * 50
Headers = dict[bytes, bytes]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """A folder of built pages with one packed script and one style sheet that is not packed."""
    settings.PAGES = tmp_path
    place = tmp_path / "assets"
    place.mkdir()
    (place / "Desk-BiHdu2Id.js").write_bytes(SCRIPT)
    (place / "Desk-BiHdu2Id.js.gz").write_bytes(gzip.compress(SCRIPT))
    (place / "plain.css").write_bytes(b"p { margin: 0 }")
    (tmp_path / "secret.gz").write_bytes(b"secret")
    return place


def request(path: str, *, method: str = "GET", accepted: bytes = b"gzip, deflate, br") -> Any:
    """A request as the server hands it over."""
    return {"type": "http", "method": method, "path": path, "headers": [(b"accept-encoding", accepted)]}


def answer(scope: Any) -> tuple[int, Headers, bytes]:
    """Status, headers and body of what is sent for a request that a packed file answers."""
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    file = assets.packed(scope)
    assert file is not None
    asyncio.run(assets.send_packed(file, scope, send))
    start, body = sent
    return start["status"], dict(start["headers"]), body["body"]


def test_a_packed_script_comes_packed_and_is_kept_for_good() -> None:
    status, headers, body = answer(request("/assets/Desk-BiHdu2Id.js"))

    assert (status, gzip.decompress(body)) == (200, SCRIPT)
    assert headers[b"content-type"] == b"text/javascript"
    assert headers[b"content-encoding"] == b"gzip"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert b"immutable" in headers[b"cache-control"]
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"content-security-policy"].startswith(b"default-src 'self'")


def test_only_the_headers_are_told_to_whoever_asks_for_them() -> None:
    _, headers, body = answer(request("/assets/Desk-BiHdu2Id.js", method="HEAD"))

    assert body == b""
    assert int(headers[b"content-length"]) > 0


@pytest.mark.parametrize(
    "scope",
    [
        request("/assets/plain.css"),
        request("/assets/nothing.js"),
        request("/assets/Desk-BiHdu2Id.js", accepted=b"identity"),
        request("/assets/Desk-BiHdu2Id.js", method="POST"),
        request("/assets/../secret"),
        request("/assets/..%2fsecret"),
        request("/secret"),
        request("/assets/"),
        request("/assets/" + "a" * 300),
        request("/assets/a\0b"),
    ],
)
def test_everything_else_is_left_to_django(scope: Any) -> None:
    assert assets.packed(scope) is None
