"""Texts to people outside: queued with the change they belong to, sent once, tried again, and visibly not sent."""

import json
import logging
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.support import JobRunner

from hotline.modules.notifications.actions.hand_over import hand_over
from hotline.modules.notifications.errors import GatewayAway
from hotline.modules.notifications.models import OutgoingMessage
from hotline.modules.notifications.public import messages_about, send_text
from hotline.modules.notifications.rules import MOST_ATTEMPTS, MessageState, Verdict, verdict_on, without_secrets

NUMBER = "13800000000"
SUBJECT = "work_order:2023050800001"


@dataclass
class Gateway:
    """What a gateway was asked, and the statuses that it answers with, the last one again and again."""

    address: str = ""
    statuses: list[int] = field(default_factory=lambda: [200])
    asked: list[tuple[dict[str, str], dict[str, str]]] = field(default_factory=list)


@pytest.fixture
def gateway(settings: Settings) -> Iterator[Gateway]:
    told = Gateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            told.asked.append((body, dict(self.headers)))
            status = told.statuses.pop(0) if len(told.statuses) > 1 else told.statuses[0]
            self.send_response(status)
            self.send_header("Location", told.address)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    told.address = f"http://127.0.0.1:{server.server_address[1]}/texts"
    settings.SMS_URL, settings.SMS_TOKEN = told.address, "secret"
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


def queued(at: datetime) -> OutgoingMessage:
    return send_text(to_number=NUMBER, text="您的工单已延期。", subject=SUBJECT, at=at)


def state_after(message: OutgoingMessage) -> MessageState:
    return OutgoingMessage.objects.get(pk=message.pk).state


@pytest.mark.django_db
def test_text_is_handed_to_the_gateway_once_with_its_key(gateway: Gateway, run_jobs: JobRunner, at: datetime) -> None:
    message = queued(at)

    assert run_jobs() == ["notifications.send_message"]
    hand_over(message_id=message.pk, at=at)

    assert len(gateway.asked) == 1
    body, headers = gateway.asked[0]
    assert body == {"key": str(message.key), "to": NUMBER, "text": "您的工单已延期。"}
    assert (headers["Idempotency-Key"], headers["Authorization"]) == (str(message.key), "Bearer secret")
    assert state_after(message) is MessageState.SENT


@pytest.mark.django_db
def test_without_a_gateway_a_text_stays_visibly_unsent(settings: Settings, run_jobs: JobRunner, at: datetime) -> None:
    settings.SMS_URL = ""
    queued(at)

    run_jobs()

    [message] = messages_about(SUBJECT)
    assert (message.state, message.error, message.attempts) == (MessageState.NOT_SENT, "no_gateway", 0)


@pytest.mark.django_db
def test_text_of_a_change_that_is_undone_is_never_sent(gateway: Gateway, run_jobs: JobRunner, at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        queued(at)
        raise ZeroDivisionError

    assert run_jobs() == []
    assert (gateway.asked, messages_about(SUBJECT)) == ([], [])


@pytest.mark.django_db
@pytest.mark.parametrize("status", [500, 503, 429])
def test_gateway_that_is_away_is_asked_again_under_the_same_key(gateway: Gateway, at: datetime, status: int) -> None:
    gateway.statuses = [status, 202]
    message = queued(at)

    with pytest.raises(GatewayAway):
        hand_over(message_id=message.pk, at=at)
    assert state_after(message) is MessageState.WAITING
    hand_over(message_id=message.pk, at=at)

    assert state_after(message) is MessageState.SENT
    assert {body["key"] for body, _ in gateway.asked} == {str(message.key)}


@pytest.mark.django_db
@pytest.mark.parametrize("status", [400, 403, 302])
def test_text_that_the_gateway_refuses_has_failed(gateway: Gateway, at: datetime, status: int) -> None:
    gateway.statuses = [status]
    message = queued(at)

    assert hand_over(message_id=message.pk, at=at) is MessageState.FAILED
    hand_over(message_id=message.pk, at=at)

    assert len(gateway.asked) == 1, "neither followed elsewhere nor tried again"
    assert OutgoingMessage.objects.get().error == f"http_{status}"


@pytest.mark.django_db
def test_text_is_given_up_after_the_last_attempt(settings: Settings, at: datetime) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/nobody"
    message = queued(at)
    for _ in range(MOST_ATTEMPTS - 1):
        with pytest.raises(GatewayAway):
            hand_over(message_id=message.pk, at=at)

    assert hand_over(message_id=message.pk, at=at) is MessageState.FAILED
    assert OutgoingMessage.objects.get().error == "unreachable"


@pytest.mark.django_db
def test_neither_logs_nor_failures_nor_jobs_name_the_number(
    settings: Settings, caplog: pytest.LogCaptureFixture, at: datetime
) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/nobody"
    caplog.set_level(logging.DEBUG)
    message = queued(at)

    with pytest.raises(GatewayAway) as failure:
        hand_over(message_id=message.pk, at=at)

    assert NUMBER not in caplog.text + str(failure.value) + repr(failure.value.facts)


@given(st.integers(100, 599))
def test_only_success_accepts_and_every_answer_has_a_verdict(status: int) -> None:
    assert (verdict_on(status) is Verdict.ACCEPTED) == (200 <= status < 300)


def test_colleagues_do_not_read_the_secret_of_a_link() -> None:
    text = "请评价：https://hotline.example/v/12.abcDEF-_9 谢谢"
    assert without_secrets(text) == "请评价：https://hotline.example/v/… 谢谢"
