"""The agent's desk over HTTP: drafts that survive, answers about possible duplicates, and urging for the caller."""

from datetime import timedelta

import pytest
from tests.support import City, ClientFactory, PageClient

from hotline.kit.clock import now
from hotline.modules.supervision.models import Reminder
from hotline.modules.workorders.actions.keep_draft import MOST_DRAFTS, forget_old_drafts
from hotline.modules.workorders.models import DuplicateVerdict, RegistrationDraft, WorkOrder

from .test_intake_stories import SHOP, WATER, register

pytestmark = pytest.mark.django_db

DRAFTS = "/api/registration-drafts"


@pytest.fixture
def agent(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("agent")


@pytest.fixture
def other(signed_in_client: ClientFactory, city: City) -> PageClient:
    return signed_in_client("dispatcher")


def keep(page: PageClient, title: str, *, version: int = 0, call: str = "C-1") -> dict[str, object]:
    """Keep a draft and return what the page is told, with the status."""
    body = {"call_reference": call, "fields": {"title": title}, "version": version}
    answer = page.post_json(DRAFTS, body)
    return {"status": answer.status_code, **answer.json()}


def kept(page: PageClient) -> list[object]:
    """The titles of somebody's drafts."""
    return [each["fields"]["title"] for each in page.get(DRAFTS).json()["items"]]


def test_a_draft_is_found_again_by_its_writer_alone_and_gone_when_it_is_removed(
    agent: PageClient, other: PageClient
) -> None:
    assert keep(agent, "小区停")["version"] == 1
    assert keep(agent, "小区停水", version=1)["version"] == 2
    assert kept(agent) == ["小区停水"]
    assert kept(other) == []
    other.post_json(f"{DRAFTS}/removals", {"call_reference": "C-1"})
    assert kept(agent) == ["小区停水"]
    assert agent.post_json(f"{DRAFTS}/removals", {"call_reference": "C-1"}).status_code == 204
    assert kept(agent) == []


def test_a_second_window_does_not_overwrite_what_the_first_saved(agent: PageClient) -> None:
    keep(agent, "第一个窗口")
    refused = keep(agent, "第二个窗口")
    assert (refused["status"], refused["code"]) == (409, "draft_saved_elsewhere")
    assert kept(agent) == ["第一个窗口"]


def test_the_oldest_drafts_give_way_and_old_ones_are_forgotten(agent: PageClient) -> None:
    for place in range(MOST_DRAFTS + 2):
        keep(agent, str(place), call=f"C-{place}")
    assert kept(agent) == [str(place) for place in range(MOST_DRAFTS + 1, 1, -1)]
    RegistrationDraft.objects.filter(call_reference="C-5").update(saved_at=now() - timedelta(days=8))
    assert forget_old_drafts(at=now()) == 1
    assert "5" not in kept(agent)


def test_a_draft_longer_than_any_registration_is_refused(agent: PageClient) -> None:
    assert keep(agent, "长" * 100_000)["code"] == "draft_too_large"
    assert kept(agent) == []


def test_what_was_found_related_is_shown_on_both_pages_and_what_was_not_is_only_kept(agent: PageClient) -> None:
    first, second = register(agent, WATER), register(agent, SHOP)
    third = register(agent, WATER, related_to=[first["number"]], distinct_from=[second["number"]])
    assert [each["number"] for each in third["related_orders"]] == [first["number"]]  # type: ignore[attr-defined]
    seen = agent.get(f"/api/work-orders/{first['number']}").json()
    assert [each["number"] for each in seen["related_orders"]] == [third["number"]]
    assert agent.get(f"/api/work-orders/{second['number']}").json()["related_orders"] == []
    answers = DuplicateVerdict.objects.order_by("answer").values_list("answer", "other__number")
    assert list(answers) == [("distinct", second["number"]), ("related", first["number"])]


def test_a_verdict_on_an_unknown_work_order_or_both_ways_registers_nothing(agent: PageClient) -> None:
    first = register(agent, WATER)
    for wrong in ({"related_to": ["1"]}, {"related_to": [first["number"]], "distinct_from": [first["number"]]}):
        refused = agent.post_json("/api/work-orders", {**SHOP, **wrong})
        assert refused.status_code in {404, 422}
        assert refused.json()["field"] == "related_to"
    assert WorkOrder.objects.count() == 1


def test_an_agent_urges_a_department_for_a_caller_who_asks_again(
    agent: PageClient, other: PageClient, city: City
) -> None:
    order = register(agent, WATER)
    path = f"/api/work-orders/{order['number']}"
    text = {"text": "来电人再次来电催办（通话 C-1）。", "version": order["version"]}
    assert agent.post_json(f"{path}/reminders", text).status_code == 409
    other.post_json(f"{path}/dispatches", {"department_code": "housing", "version": order["version"]})
    version = agent.get(path).json()["version"]
    assert agent.post_json(f"{path}/reminders", {**text, "version": version}).status_code == 200
    assert Reminder.objects.get().text == text["text"]
