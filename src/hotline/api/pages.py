"""The built pages. Every address that is not a file is the application's own and gets its entry page."""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import http_date
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.static import was_modified_since

_NOT_BUILT = (
    "<!doctype html><html lang=zh-CN><meta charset=utf-8><title>12345</title>"
    "<h1>页面尚未构建</h1><p>请运行 <code>./hotline web build</code>，然后刷新。</p>"
    "<p lang=en>The pages are not built yet: run <code>./hotline web build</code>, then reload.</p>"
)


@ensure_csrf_cookie
def serve(request: HttpRequest, address: str) -> HttpResponseBase:
    """A file of the built pages, or the entry page."""
    root: Path = settings.PAGES
    wanted = root / address
    is_file = _is_file_within(root, wanted)
    if not is_file and (address.startswith(("assets/", "api/"))):
        return HttpResponseNotFound()
    if not is_file:
        wanted = root / "index.html"
        if not wanted.is_file():
            return HttpResponse(_NOT_BUILT, status=503)
    modified = wanted.stat().st_mtime
    if not was_modified_since(request.headers.get("If-Modified-Since"), modified):
        return HttpResponseNotModified()
    content_type = mimetypes.guess_type(wanted.name)[0] or "application/octet-stream"
    response = FileResponse(wanted.open("rb"), content_type=content_type)
    response["Last-Modified"] = http_date(modified)
    # Built assets carry a digest in their names and never change; the entry page names them.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if address.startswith("assets/") else "no-cache"
    return response


def _is_file_within(root: Path, wanted: Path) -> bool:
    try:
        found = wanted.resolve()
        return found.is_relative_to(root.resolve()) and found.is_file()
    except OSError:
        # An address longer than any file's name.
        return False
