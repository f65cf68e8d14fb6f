"""A change that is asked for twice under one key is made once."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from procrastinate.contrib.django import app
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.api import idempotency
from hotline.kit.clock import now
from hotline.modules.access.public import Person
from hotline.modules.audit.public import AuditEntry, RepeatableRequest, claim, record
from hotline.modules.workorders.public import WorkOrder

MATTER = {
    "request_type": "complaint",
    "title": "小区停水",
    "content": "从昨晚八点起停水，至今没有恢复。",
    "category_code": "010101",
    "requester": {"name": "张某", "phone_number": "13800000000"},
}


def register(page: PageClient, key: str | None, **changes: object) -> tuple[int, dict[str, object]]:
    answer = page.post_json("/api/work-orders", MATTER | changes, key=key)
    return answer.status_code, answer.json()


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_repeated_request_gets_the_first_answer(self, city: City, signed_in_client: ClientFactory) -> None:
        page = signed_in_client("agent")
        first = register(page, "k-1")
        again = page.post_json("/api/work-orders", MATTER, key="k-1")
        assert first[0] == 201
        assert (again.status_code, again.json()) == first
        assert again.headers["Idempotency-Replayed"] == "true"
        assert again.headers["Content-Type"] == "application/json; charset=utf-8"
        assert WorkOrder.objects.count() == 1

    def test_without_a_key_every_request_counts(self, city: City, signed_in_client: ClientFactory) -> None:
        page = signed_in_client("agent")
        assert register(page, None)[1]["number"] != register(page, None)[1]["number"]

    def test_key_with_other_content_is_refused(self, city: City, signed_in_client: ClientFactory) -> None:
        page = signed_in_client("agent")
        register(page, "k-1")
        status, problem = register(page, "k-1", title="另一件事")
        assert (status, problem["code"]) == (422, "idempotency_key_reused")
        assert WorkOrder.objects.count() == 1

    def test_key_belongs_to_one_person(self, city: City, signed_in_client: ClientFactory) -> None:
        numbers = {str(register(signed_in_client("agent"), "k-1")[1]["number"]) for _ in range(2)}
        assert len(numbers) == 2

    def test_refused_request_gives_the_key_back(self, city: City, signed_in_client: ClientFactory) -> None:
        page = signed_in_client("agent")
        assert register(page, "k-1", category_code="none-such")[0] == 404
        assert register(page, "k-1", title="")[0] == 422
        assert register(page, "k-1")[0] == 201
        assert RepeatableRequest.objects.count() == 1

    def test_person_without_permission_claims_nothing(self, city: City, signed_in_client: ClientFactory) -> None:
        assert register(signed_in_client("analyst"), "k-1")[0] == 403
        assert not RepeatableRequest.objects.exists()

    def test_request_without_the_pages_token_claims_nothing(self, city: City, signed_in_client: ClientFactory) -> None:
        page = signed_in_client("agent")
        page.cookies["csrftoken"] = ""
        assert register(page, "k-1")[1]["code"] == "csrf_token_missing"
        assert not RepeatableRequest.objects.exists()

    @pytest.mark.parametrize("key", ["x" * 129, "钥匙", " \t"])
    def test_unusable_key_is_refused(self, city: City, signed_in_client: ClientFactory, key: str) -> None:
        status, problem = register(signed_in_client("agent"), key)
        assert (status, problem["code"], problem.get("field")) == (422, "invalid_input", "Idempotency-Key")
        assert not WorkOrder.objects.exists()

    def test_kept_request_says_nothing_of_its_content(self, city: City, signed_in_client: ClientFactory) -> None:
        register(signed_in_client("agent"), "k-1")
        kept = RepeatableRequest.objects.get()
        assert len(kept.fingerprint) == 64
        assert "13800000000" not in kept.answer

    def test_answers_are_kept_for_two_days(self, db: None) -> None:
        for hours, key in ((47, "recent"), (49, "old")):
            claim(actor="li", key=key, fingerprint="", at=now() - timedelta(hours=hours), patience_seconds=1)
        run_hourly_task()
        assert list(RepeatableRequest.objects.values_list("key", flat=True)) == ["recent"]


def register_on_a_new_page(somebody: Person, key: str) -> tuple[int, dict[str, object]]:
    return register(PageClient().sign_in(somebody), key)


def run_hourly_task() -> None:
    app.tasks["audit.forget_answers"].func(timestamp=0)


@pytest.fixture
def request_of(person: PersonFactory) -> Callable[..., HttpRequest]:
    """A request as a wrapped view sees it."""
    somebody = person("agent", account="li")

    def make(body: bytes = b"{}") -> HttpRequest:
        request = HttpRequest()
        request.method, request.path, request._body, request.user = "POST", "/api/x", body, somebody
        request.META["HTTP_IDEMPOTENCY_KEY"] = "k-1"
        return request

    return make


@pytest.mark.django_db
class TestTheWrapper:
    def test_failure_leaves_neither_change_nor_key(self, request_of: Callable[..., HttpRequest]) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            record(actor="li", action="half a change", subject="x", at=now())
            return HttpResponse(status=500)

        assert idempotency.once_per_key(view)(request_of()).status_code == 500
        assert not RepeatableRequest.objects.exists()
        assert not AuditEntry.objects.filter(action="half a change").exists()

    def test_what_a_refusal_recorded_stays(self, request_of: Callable[..., HttpRequest]) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            record(actor="li", action="refused", subject="x", at=now())
            return HttpResponse(status=409)

        assert idempotency.once_per_key(view)(request_of()).status_code == 409
        assert not RepeatableRequest.objects.exists()
        assert AuditEntry.objects.filter(action="refused").exists()

    def test_answer_that_must_not_be_stored_is_not(self, request_of: Callable[..., HttpRequest]) -> None:
        def view(request: HttpRequest) -> HttpResponse:
            return HttpResponse("13800000000", headers={"Cache-Control": "no-store"})

        assert idempotency.once_per_key(view)(request_of()).content == b"13800000000"
        assert not RepeatableRequest.objects.exists()

    def test_waiting_limit_ends_with_the_claim(self, request_of: Callable[..., HttpRequest]) -> None:
        seen: list[str] = []

        def view(request: HttpRequest) -> HttpResponse:
            with connection.cursor() as cursor:
                cursor.execute("SHOW lock_timeout")
                seen.append(cursor.fetchone()[0])
            return HttpResponse("{}")

        idempotency.once_per_key(view)(request_of())
        assert seen == ["0"]


@pytest.fixture
def at_once() -> Iterator[Callable[[Callable[[], object]], list[object]]]:
    """Run a function in two threads at the same moment."""
    barrier = threading.Barrier(2)

    def run(function: Callable[[], object]) -> list[object]:
        def start() -> object:
            barrier.wait(5)
            try:
                return function()
            finally:
                connection.close()

        with ThreadPoolExecutor(2) as threads:
            return [future.result(20) for future in [threads.submit(start) for _ in range(2)]]

    yield run


@pytest.mark.django_db(transaction=True)
class TestAtTheSameMoment:
    def test_one_is_carried_out_and_the_other_gets_its_answer(
        self,
        city: City,
        person: PersonFactory,
        at_once: Callable[[Callable[[], object]], list[object]],
    ) -> None:
        somebody = person("agent")
        for attempt in range(5):
            first, second = at_once(partial(register_on_a_new_page, somebody, f"k-{attempt}"))
            assert first == second
            assert WorkOrder.objects.count() == attempt + 1

    def test_the_other_does_not_wait_for_ever(
        self, city: City, person: PersonFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(idempotency, "PATIENCE_SECONDS", 0.2)
        somebody = person("agent", account="li")
        is_held, may_end = threading.Event(), threading.Event()

        def hold() -> None:
            with transaction.atomic():
                claim(actor="li", key="k-1", fingerprint="other", at=now(), patience_seconds=1)
                is_held.set()
                may_end.wait(5)
                transaction.set_rollback(True)
            connection.close()

        with ThreadPoolExecutor(1) as threads:
            holding = threads.submit(hold)
            assert is_held.wait(5)
            status, problem = register(PageClient().sign_in(somebody), "k-1")
            may_end.set()
            holding.result(5)
        assert (status, problem["code"], problem["title"]) == (409, "request_in_progress", "相同的操作正在处理中。")
        assert not WorkOrder.objects.exists()
        assert register(PageClient().sign_in(somebody), "k-1")[0] == 201
