"""Idempotency-Key: a change that is asked for twice is made once, and the first answer is given again.

It holds for every POST of a person who is signed in, and endpoints need nothing for it:

- Same person, key and request: the first answer again, marked by the header `Idempotency-Replayed: true`.
- Same key with another request: refused with `idempotency_key_reused`.
- Two at the same moment: one is carried out, the other waits a few seconds for its answer, then is refused with
  `request_in_progress`.
- Only answers of success are kept, for 48 hours, in the transaction of the change itself: both stand or neither. A
  refusal changed nothing, so it gives the key back and the same request may be tried again.
- An answer that says `Cache-Control: no-store` is not kept, and a repeated request is carried out again.
"""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from hotline.kit.clock import now
from hotline.kit.errors import InvalidInput, Refusal
from hotline.modules.access.public import Person
from hotline.modules.audit.public import RepeatableRequest, claim, keep_answer, release

from . import problems

View = Callable[..., HttpResponse]

HEADER = "Idempotency-Key"
# How long a second request waits for the first one's answer.
PATIENCE_SECONDS = 5.0
_LONGEST_KEY = 128


def once_per_key(view: View) -> View:
    """A view that carries out a request with a key at most once."""

    @wraps(view)
    def answer(request: HttpRequest, **arguments: object) -> HttpResponse:
        key = request.headers.get(HEADER)
        person = request.user
        if request.method != "POST" or key is None or not isinstance(person, Person):
            return view(request, **arguments)
        try:
            _ensure_usable(key)
            return _answer_once(view, request, arguments, actor=person.account, key=key)
        except RequestDataTooBig:
            return problems.answer(request, problems.InputTooLarge())
        except Refusal as refusal:
            return problems.answer(request, refusal)

    return answer


def _answer_once(
    view: View, request: HttpRequest, arguments: dict[str, object], *, actor: str, key: str
) -> HttpResponse:
    with transaction.atomic():
        kept = claim(
            actor=actor, key=key, fingerprint=_fingerprint(request), at=now(), patience_seconds=PATIENCE_SECONDS
        )
        if kept.status is not None:
            return _first_answer(kept)
        response = view(request, **arguments)
        if response.status_code >= 500 or transaction.get_rollback():
            transaction.set_rollback(True)
        elif response.status_code >= 400 or "no-store" in response.get("Cache-Control", ""):
            release(kept)
        else:
            keep_answer(kept, status=response.status_code, answer=response.content.decode())
    return response


def _first_answer(kept: RepeatableRequest) -> HttpResponse:
    return HttpResponse(
        kept.answer,
        status=kept.status,
        content_type="application/json; charset=utf-8",
        headers={"Idempotency-Replayed": "true"},
    )


def _fingerprint(request: HttpRequest) -> str:
    """Tells requests apart without keeping what they say: a body may hold a password or a telephone number."""
    asked = b"\0".join([request.get_full_path().encode(), request.body])
    return salted_hmac("hotline.idempotency", asked, algorithm="sha256").hexdigest()


def _ensure_usable(key: str) -> None:
    if not 1 <= len(key) <= _LONGEST_KEY or not key.isascii() or not key.isprintable():
        raise InvalidInput(
            field=HEADER,
            reason_zh=f"请求标识（{HEADER}）应为1至{_LONGEST_KEY}个可见字符。",
            reason_en=f"{HEADER} takes 1 to {_LONGEST_KEY} visible characters.",
        )
