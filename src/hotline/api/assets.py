"""The assets of the built pages, past Django: each lies packed beside itself since the pages were built.

Whoever opens a page for the first time asks for dozens of them at once. What is not packed, or not wanted packed, is
served by `pages`.
"""

import asyncio
import mimetypes
import re
from pathlib import Path

from a2wsgi.asgi_typing import HTTPScope, Send
from django.conf import settings

from .middleware import ContentSecurityPolicy

_FOLDER = "assets"
_NAME = re.compile(r"\w[\w.-]{0,150}", re.ASCII)
_PACKED = ".gz"
_HEADERS = (
    (b"content-encoding", b"gzip"),
    (b"vary", b"Accept-Encoding"),
    # Their names carry a digest: under one name the same is served for good.
    (b"cache-control", b"public, max-age=31536000, immutable"),
    (b"content-security-policy", ContentSecurityPolicy.POLICY.encode()),
    (b"referrer-policy", settings.SECURE_REFERRER_POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
)


def packed(scope: HTTPScope) -> Path | None:
    """The packed file that answers a request; none where Django must."""
    folder, _, name = scope["path"].removeprefix("/").partition("/")
    if folder != _FOLDER or scope["method"] not in ("GET", "HEAD") or not _NAME.fullmatch(name):
        return None
    if not any(key == b"accept-encoding" and b"gzip" in value for key, value in scope["headers"]):
        return None
    root: Path = settings.PAGES
    file = root / _FOLDER / f"{name}{_PACKED}"
    return file if file.is_file() else None


async def send_packed(file: Path, scope: HTTPScope, send: Send) -> None:
    """Answer with a packed file."""
    content = await asyncio.to_thread(file.read_bytes)
    content_type = mimetypes.guess_type(file.name.removesuffix(_PACKED))[0] or "application/octet-stream"
    own = ((b"content-type", content_type.encode()), (b"content-length", str(len(content)).encode()))
    await send({"type": "http.response.start", "status": 200, "headers": [*own, *_HEADERS]})
    body = content if scope["method"] == "GET" else b""
    await send({"type": "http.response.body", "body": body, "more_body": False})
