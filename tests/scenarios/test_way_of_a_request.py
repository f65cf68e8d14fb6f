"""Whole stories over HTTP: a request from registration to archive."""

from datetime import UTC, date, datetime

import pytest
from tests.support import City, ClientFactory, JobRunner, PageClient

from hotline.kit.pagination import encode_cursor
from hotline.modules.audit.public import AuditEntry
from hotline.modules.callbacks.models import Callback
from hotline.modules.sla.public import seed_limit_rules

pytestmark = pytest.mark.django_db

REGISTRATION: dict[str, object] = {
    "request_type": "complaint",
    "title": "小区停水两天",
    "content": "来电人反映小区停水两天，希望尽快恢复。",
    "category_code": "010101",
    "division_code": "990121100",
    "address": "城关镇东大街8号",
    "requester": {"name": "测试甲", "phone_number": "13800000000"},
}


@pytest.fixture
def agent(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("agent")


@pytest.fixture
def handler(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("handler", department=city.departments["dongshan-water"])


def step(page: PageClient, number: str, what: str, **body: object) -> dict[str, object]:
    """Take a step on the version that the page sees, and return what the page sees then."""
    version = page.get(f"/api/work-orders/{number}").json()["version"]
    answer = page.post_json(f"/api/work-orders/{number}/{what}", {**body, "version": version})
    assert answer.status_code == 200, answer.content.decode()
    seen: dict[str, object] = page.get(f"/api/work-orders/{number}").json()
    return seen


def test_a_request_is_registered_dispatched_handled_reviewed_called_back_and_archived(
    agent: PageClient, handler: PageClient, signed_in_client: ClientFactory, run_jobs: JobRunner
) -> None:
    dispatcher, reviewer = signed_in_client("dispatcher"), signed_in_client("reviewer")
    clerk = signed_in_client("callback_clerk")

    created = agent.post_json("/api/work-orders", REGISTRATION)
    assert created.status_code == 201, created.content.decode()
    number = created.json()["number"]
    assert created.json()["requester"] == {"kind": "person", "name": "测**", "phone_number": "138****0000"}

    assert dispatcher.get(f"/api/work-orders/{number}").json()["steps"][:2] == ["amend", "answer"]
    step(dispatcher, number, "dispatches", department_code="dongshan-water", note="请尽快处理")
    assert [item["number"] for item in handler.get("/api/work-orders?view=my_tasks").json()["items"]] == [number]
    step(handler, number, "acknowledgements")
    step(handler, number, "replies", answer="管道已修复，恢复供水。")
    assert handler.get(f"/api/work-orders/{number}").json()["steps"] == []
    step(reviewer, number, "reviews", outcome="returned", note="请写明恢复时间")
    step(handler, number, "replies", answer="管道已于5月8日16时修复，恢复供水。")
    step(reviewer, number, "reviews", outcome="accepted")
    run_jobs()
    assert Callback.objects.filter(work_order__number=number, closed_at=None).exists()
    step(clerk, number, "callbacks", was_reached=False)
    step(clerk, number, "callbacks", was_reached=True, solution="solved", satisfaction="satisfied", comment="满意")
    seen = step(reviewer, number, "archivings")

    assert seen["stage"] == "archived"
    assert seen["steps"] == []
    assert seen["callback"] == {
        "state": "closed",
        "attempts": 2,
        "was_reached": True,
        "was_solved": True,
        "solution": "solved",
        "satisfaction": "satisfied",
        "reason": None,
        "channel": "phone",
        "comment": "满意",
        "calls": [],
    }
    assert [event["kind"] for event in seen["history"]] == [  # type: ignore[attr-defined]
        "register",
        "dispatch",
        "acknowledge",
        "reply",
        "return_reply",
        "reply",
        "accept_reply",
        "try_callback",
        "record_callback",
        "archive",
    ]


def test_an_inquiry_is_answered_at_once(agent: PageClient) -> None:
    created = agent.post_json(
        "/api/work-orders", {**REGISTRATION, "request_type": "inquiry", "answer": "明早八点恢复。"}
    )

    seen = created.json()
    assert (created.status_code, seen["stage"], seen["answered_at_once"]) == (201, "completed", True)
    assert (seen["answer"], seen["reply"]) == ("明早八点恢复。", None)


def test_a_stale_page_is_told_so_and_nothing_happens(agent: PageClient, signed_in_client: ClientFactory) -> None:
    dispatcher = signed_in_client("dispatcher")
    number = agent.post_json("/api/work-orders", REGISTRATION).json()["number"]

    answer = dispatcher.post_json(f"/api/work-orders/{number}/dispatches", {"department_code": "market", "version": 7})

    assert (answer.status_code, answer.json()["code"]) == (409, "stale_version")
    assert "刷新" in answer.json()["next_step"]
    assert dispatcher.get(f"/api/work-orders/{number}").json()["version"] == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": "  "}, "title"),
        ({"category_code": "没有"}, "category_code"),
        ({"division_code": "000000"}, "division_code"),
        ({"request_type": "gossip"}, "request_type"),
        ({"call_reference": "no-such-call"}, "call_reference"),
        ({"titel": "拼写错误"}, "titel"),
        ({"requester": {"phone_number": "1; DROP"}}, "requester.phone_number"),
        ({"content": "长" * 4001}, "content"),
    ],
)
def test_bad_input_names_its_field_and_what_to_do(agent: PageClient, change: dict[str, object], field: str) -> None:
    answer = agent.post_json("/api/work-orders", REGISTRATION | change)

    problem = answer.json()
    assert answer.status_code in (404, 422)
    assert answer["Content-Type"] == "application/problem+json"
    assert (problem["field"], bool(problem["next_step"])) == (field, True)
    assert agent.get("/api/work-orders").json()["items"] == []


def test_a_department_sees_neither_others_work_nor_a_confidential_requester(
    agent: PageClient, handler: PageClient, signed_in_client: ClientFactory, city: City
) -> None:
    dispatcher = signed_in_client("dispatcher")
    secret = agent.post_json("/api/work-orders", REGISTRATION | {"is_confidential": True}).json()["number"]
    foreign = agent.post_json("/api/work-orders", REGISTRATION).json()["number"]
    step(dispatcher, secret, "dispatches", department_code="dongshan-water")
    step(dispatcher, foreign, "dispatches", department_code="market")

    assert handler.get(f"/api/work-orders/{secret}").json()["requester"] is None
    assert handler.post_json(f"/api/work-orders/{secret}/disclosures", {"reason": "核实"}).status_code == 403
    assert handler.get(f"/api/work-orders/{foreign}").status_code == 404
    assert handler.post_json(f"/api/work-orders/{foreign}/acknowledgements", {"version": 2}).status_code == 404


def test_a_disclosure_is_recorded_each_time_and_kept_nowhere(agent: PageClient) -> None:
    number = agent.post_json("/api/work-orders", REGISTRATION).json()["number"]

    answers = [
        agent.post_json(f"/api/work-orders/{number}/disclosures", {"reason": "核实地址"}, key="same") for _ in range(2)
    ]

    assert [answer.json()["phone_number"] for answer in answers] == ["13800000000"] * 2
    assert answers[0]["Cache-Control"] == "no-store"
    assert AuditEntry.objects.filter(action="disclose_requester").count() == 2


def test_the_list_pages_without_gap_or_double(agent: PageClient) -> None:
    numbers = [agent.post_json("/api/work-orders", REGISTRATION).json()["number"] for _ in range(7)]

    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        page = agent.get(f"/api/work-orders?limit=3&cursor={cursor}").json()
        seen += [item["number"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert seen == numbers[::-1]


def test_work_to_do_begins_with_the_most_pressing_and_pages_without_gap(
    agent: PageClient, handler: PageClient, signed_in_client: ClientFactory
) -> None:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    dispatcher = signed_in_client("dispatcher")
    numbers = []
    changes: list[dict[str, object]] = [
        {},
        {"request_type": "inquiry"},
        {"urgency": "emergency"},
        {},
        {"urgency": "emergency"},
    ]
    for change in changes:
        number = agent.post_json("/api/work-orders", REGISTRATION | change).json()["number"]
        step(dispatcher, number, "dispatches", department_code="dongshan-water")
        numbers.append(number)

    seen: list[str] = []
    cursor = ""
    while cursor is not None:
        page = handler.get(f"/api/work-orders?view=my_tasks&limit=2&cursor={cursor}").json()
        seen += [item["number"] for item in page["items"]]
        cursor = page["next_cursor"]

    assert seen == [numbers[place] for place in (2, 4, 1, 0, 3)]


def test_filters_narrow_the_list(agent: PageClient) -> None:
    agent.post_json("/api/work-orders", REGISTRATION)
    kept = agent.post_json(
        "/api/work-orders", REGISTRATION | {"title": "路灯不亮", "category_code": "0201", "channel": "wechat"}
    ).json()["number"]

    for query in ({"q": "路灯"}, {"category": "02"}, {"channel": "wechat"}, {"q": kept}):
        assert [item["number"] for item in agent.get("/api/work-orders", query).json()["items"]] == [kept], query
    assert agent.get("/api/work-orders", {"from": "2020-01-01", "to": "2020-12-31"}).json()["items"] == []


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"cursor": "nonsense"}, "invalid_cursor"),
        # A moment that no database could compare with.
        ({"cursor": encode_cursor(datetime.max.replace(tzinfo=UTC), 1)}, "invalid_cursor"),
        ({"to": "9999-12-31"}, "invalid_input"),
        ({"from": "0001-01-01"}, "invalid_input"),
        ({"limit": 51}, "invalid_input"),
    ],
)
def test_a_question_that_the_list_cannot_answer_is_refused(
    agent: PageClient, query: dict[str, str | int], code: str
) -> None:
    answer = agent.get("/api/work-orders", query)

    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_dispatcher_sees_the_deadline_before_he_dispatches(signed_in_client: ClientFactory, city: City) -> None:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    dispatcher = signed_in_client("dispatcher")

    preview = dispatcher.get("/api/handling-deadline", {"request_type": "inquiry", "urgency": "ordinary"}).json()

    assert (preview["amount"], preview["unit"]) == (3, "working_day")
