"""Post a message to the gateway that sends texts."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.core.exceptions import ImproperlyConfigured

from hotline.modules.notifications.rules import Verdict, verdict_on

TIMEOUT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class GatewayMessage:
    """What a gateway needs. Under the same key it sends once, however often it is asked."""

    key: str
    to_number: str
    text: str


@dataclass(frozen=True, slots=True)
class GatewayAnswer:
    """What the gateway made of a message; `error` is empty where it accepted, else a code without personal data."""

    verdict: Verdict
    error: str = ""


class _NoRedirects(HTTPRedirectHandler):
    """A number is sent to the configured address and nowhere else."""

    def redirect_request(self, *_: object) -> None:
        """Follow nothing."""


_OPENER = build_opener(_NoRedirects)


def post_to_gateway(message: GatewayMessage, *, address: str, token: str) -> GatewayAnswer:
    """POST the message as JSON `{"key", "to", "text"}` with the header `Idempotency-Key`; any 2xx accepts it."""
    if urlsplit(address).scheme not in {"http", "https"}:
        raise ImproperlyConfigured("HOTLINE_SMS_URL must begin with http:// or https://.")
    body = json.dumps({"key": message.key, "to": message.to_number, "text": message.text}, ensure_ascii=False)
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": message.key}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = Request(address, body.encode(), headers, method="POST")
    try:
        with _OPENER.open(request, timeout=TIMEOUT_SECONDS) as answer:
            return _answer(answer.status)
    except HTTPError as refused:
        refused.close()
        return _answer(refused.code)
    except TimeoutError:
        return GatewayAnswer(Verdict.AWAY, "timeout")
    except (URLError, HTTPException, OSError):
        # The reason may name the address with its secrets, so it is not kept.
        return GatewayAnswer(Verdict.AWAY, "unreachable")


def _answer(status: int) -> GatewayAnswer:
    verdict = verdict_on(status)
    return GatewayAnswer(verdict, "" if status < HTTPStatus.MULTIPLE_CHOICES else f"http_{status}")
