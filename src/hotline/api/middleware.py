"""What every request gets: an identity, an address that is text, and a strict content security policy."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from hotline.kit.errors import InvalidInput

from . import problems


class RequestIdentity:
    """Gives each request an identifier that problems and logs repeat."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the identifier in a header."""
        request_id = uuid.uuid4().hex
        request.request_id = request_id  # type: ignore[attr-defined]
        response = self.get_response(request)
        response["X-Request-Id"] = request_id
        return response


class TextAddress:
    """Refuses addresses with a NUL, which no record's code contains and no database looks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse."""
        if "\0" in request.path_info:
            return problems.answer(
                request, InvalidInput(reason_zh="网址不正确。", reason_en="The address is not valid.")
            )
        return self.get_response(request)


class ContentSecurityPolicy:
    """Lets pages load only what this origin serves, and nothing inline."""

    POLICY = (
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; media-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    )

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy in a header."""
        response = self.get_response(request)
        response.setdefault("Content-Security-Policy", self.POLICY)
        return response
