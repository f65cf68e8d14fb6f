"""What every request gets: an identity, problems for failures, secure cookies and a strict content security policy."""

import uuid
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse

from hotline.kit.errors import InvalidInput, NotFound

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


class Problems:
    """Has everything under /api fail with a problem document, also what fails before the interface is reached."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; an address with a NUL, which no database can look for, is refused at once."""
        if "\0" in request.path_info:
            return problems.answer(request, InvalidInput(reason_zh="网址不正确。", reason_en="The address is wrong."))
        response = self.get_response(request)
        is_plain_failure = response.status_code >= 400 and response.get("Content-Type", "") != problems.CONTENT_TYPE
        if not is_plain_failure or not request.path_info.startswith("/api/"):
            return response
        return self._problem_for(request, response)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Say that the database is away, also where that shows before the interface is reached."""
        return problems.database_away(request, exception) if isinstance(exception, OperationalError) else None

    def _problem_for(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if response.status_code == 404:
            return problems.answer(request, NotFound(what=request.path_info))
        if response.status_code == 405:
            answer = problems.answer(request, problems.MethodNotAllowed(method=request.method))
            answer["Allow"] = response.get("Allow", "")
            return answer
        if response.status_code < 500:
            return problems.answer(request, InvalidInput(reason_zh="请求格式不正确。", reason_en="It is malformed."))
        return problems.answer(request, problems.InternalError(request_id=problems.request_id_of(request)))


class SecureCookies:
    """Has cookies travel encrypted only, wherever this connection is: by our own certificate or by a proxy's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with secure cookies on a secure connection."""
        response = self.get_response(request)
        if request.is_secure():
            for cookie in response.cookies.values():
                cookie["secure"] = True
        return response


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
