"""Scenario 31 over HTTP: asking requesters how it went, in rounds, through the telephone and a link."""

import pytest
from pytest_django import Settings
from tests.scenarios.office import REGISTRATION, Office
from tests.support import City, ClientFactory, JobRunner, PageClient, PersonFactory

from hotline.modules.access.public import Person
from hotline.modules.callbacks.models import Callback, CallbackPolicy, Vote
from hotline.modules.callbacks.selectors.links import token_of
from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.workorders.public import WorkOrder

pytestmark = pytest.mark.django_db

HAPPY = {"was_reached": True, "solution": "solved", "satisfaction": "satisfied"}
SECOND_THOUGHTS = {"solution": "unsolved", "satisfaction": "dissatisfied", "reason": "process"}
UNHAPPY = {"was_reached": True, "solution": "unsolved", "satisfaction": "dissatisfied", "reason": "result"}


@pytest.fixture
def office(signed_in_client: ClientFactory, city: City, monkeypatch: pytest.MonkeyPatch, run_jobs: JobRunner) -> Office:
    return Office(signed_in_client, city, monkeypatch, run_jobs)


def numbers(page: PageClient, state: str) -> list[str]:
    return [item["number"] for item in page.get(f"/api/callbacks?state={state}").json()["items"]]


def test_requester_is_asked_only_after_completion(office: Office) -> None:
    number = office.agent.post_json("/api/work-orders", REGISTRATION).json()["number"]

    status, answer = office.tried(office.clerk, number, "callbacks", **HAPPY)

    assert (status, answer["code"]) == (409, "stage_not_reachable")
    assert not Callback.objects.exists()


def test_three_attempts_in_vain_need_three_different_hours(office: Office) -> None:
    office.at(9, 10)
    number = office.completed()
    assert numbers(office.clerk, "open") == [number]
    office.step(office.clerk, number, "callbacks", was_reached=False)
    assert (numbers(office.clerk, "open"), numbers(office.clerk, "resting")) == ([], [number])

    office.at(9, 59)
    status, refusal = office.tried(office.clerk, number, "callbacks", was_reached=False)
    assert (status, refusal["code"], refusal["facts"]) == (409, "same_hour_again", {"next_hour": "10:00"})
    assert Callback.objects.get().attempts == 1

    office.at(10, 0)
    assert numbers(office.clerk, "open") == [number]
    office.step(office.clerk, number, "callbacks", was_reached=False)
    office.at(14, 30)
    seen = office.step(office.clerk, number, "callbacks", was_reached=False)

    assert (seen["stage"], seen["callback"]["state"]) == ("called_back", "closed")  # type: ignore[index]
    assert Callback.objects.get().solution == ""
    assert numbers(office.clerk, "closed") == [number]


def test_requester_who_rings_back_within_the_hour_is_heard(office: Office) -> None:
    number = office.completed()
    office.step(office.clerk, number, "callbacks", was_reached=False)
    seen = office.step(office.clerk, number, "callbacks", **HAPPY)
    assert (seen["stage"], seen["callback"]["attempts"]) == ("called_back", 2)  # type: ignore[index]


def test_whoever_handled_it_does_not_call_back(
    office: Office, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    both = person("callback_clerk", account="both")
    both.role_codes = ["callback_clerk", "agent"]
    both.save()
    page = signed_in_client(Person.objects.get(account="both"))
    created = page.post_json("/api/work-orders", REGISTRATION | {"answer": "明早八点恢复。"}).json()
    office.jobs()

    status, refusal = office.tried(page, created["number"], "callbacks", **HAPPY)

    assert (status, refusal["code"]) == (403, "caller_handled_it")
    assert (numbers(page, "open"), numbers(office.clerk, "open")) == ([], [created["number"]])
    assert Callback.objects.get().attempts == 0


def test_dissatisfied_answer_needs_its_reason_and_is_reviewed_before_archiving(office: Office) -> None:
    number = office.completed()
    status, refusal = office.tried(office.clerk, number, "callbacks", **{**UNHAPPY, "reason": None})
    assert (status, refusal["code"], refusal["field"]) == (422, "dissatisfaction_reason_missing", "reason")
    assert Callback.objects.get().attempts == 0

    seen = office.step(office.clerk, number, "callbacks", **UNHAPPY)

    assert seen["callback"]["reason"] == "result"  # type: ignore[index]
    assert WorkOrder.objects.get().awaits_result_review
    assert "archive" not in office.seen(office.reviewer, number)["steps"]  # type: ignore[operator]
    assert "confirm_result" in office.seen(office.reviewer, number)["steps"]  # type: ignore[operator]


def test_dissatisfied_requester_has_it_reopened_and_is_asked_again(office: Office) -> None:
    office.publish_policy(when_unhappy="reopen")
    number = office.completed()
    seen = office.step(office.clerk, number, "callbacks", **UNHAPPY)
    assert seen["stage"] == "dispatched"
    office.jobs()

    office.at(9, 0, day=9)
    office.step(office.handler, number, "acknowledgements")
    office.step(office.handler, number, "replies", answer="已更换管道，恢复供水。")
    office.step(office.reviewer, number, "reviews", outcome="accepted")
    office.jobs()
    office.step(office.clerk, number, "callbacks", **HAPPY)

    rounds = Callback.objects.order_by("round").values_list(
        "round", "satisfaction", "is_last_round", "selection_ground"
    )
    assert list(rounds) == [(1, "dissatisfied", False, ""), (2, "satisfied", True, "reopened")]


def open_link(office: Office) -> str:
    """The token of the link that was just texted."""
    text = OutgoingMessage.objects.latest("id").text
    token: str = text.partition("/v/")[2].split()[0]
    assert token == token_of(Callback.objects.latest("id"))
    return token


def test_requester_answers_through_the_link_and_the_later_telephone_answer_counts(
    office: Office, visitor: PageClient
) -> None:
    office.publish_policy(sends_link=True)
    number = office.completed()
    token = open_link(office)

    shown = visitor.get(f"/api/votes/{token}")
    assert shown.status_code == 200
    assert shown.json() == {
        "title": "榆安市12345政务服务便民热线",
        "number": number,
        "category": "城乡建设",
        "completed_on": "2023-05-08",
        "expires_at": "2023-05-15T01:00:00Z",
        "state": "open",
    }
    office.step(office.clerk, number, "callbacks", **HAPPY)
    office.at(11, 0, day=10)
    answer = visitor.post_json(f"/api/votes/{token}", SECOND_THOUGHTS)

    assert answer.status_code == 200, answer.content.decode()
    seen = office.seen(office.clerk, number)
    assert (seen["stage"], seen["callback"]["solution"], seen["callback"]["channel"]) == (  # type: ignore[index]
        "called_back",
        "unsolved",
        "sms",
    )
    assert [event["kind"] for event in seen["history"]][-2:] == ["record_callback", "record_vote"]  # type: ignore[attr-defined]
    assert list(Vote.objects.order_by("at").values_list("channel", flat=True)) == ["phone", "sms"]
    assert WorkOrder.objects.get().awaits_result_review
    again = visitor.post_json(f"/api/votes/{token}", {"solution": "solved", "satisfaction": "satisfied"})
    assert (again.status_code, again.json()["code"]) == (409, "vote_link_used")
    assert Vote.objects.count() == 2


def test_answer_through_the_link_spares_the_telephone_call(office: Office, visitor: PageClient) -> None:
    office.publish_policy(sends_link=True)
    number = office.completed()
    visitor.post_json(f"/api/votes/{open_link(office)}", {"solution": "solved", "satisfaction": "very_satisfied"})

    assert (office.seen(office.clerk, number)["stage"], numbers(office.clerk, "open")) == ("called_back", [])
    status, refusal = office.tried(office.clerk, number, "callbacks", **HAPPY)
    assert (status, refusal["code"]) == (409, "callback_closed")


def test_link_that_is_old_forged_or_of_an_archived_file_takes_no_answer(office: Office, visitor: PageClient) -> None:
    office.publish_policy(sends_link=True)
    number = office.completed()
    token = open_link(office)
    good = {"solution": "solved", "satisfaction": "satisfied"}

    forged = visitor.post_json(f"/api/votes/{token[:-1]}x", good)
    assert (forged.status_code, forged.json()["code"]) == (404, "vote_link_unknown")
    office.at(9, 1, day=15)
    late = visitor.post_json(f"/api/votes/{token}", good)
    assert (late.status_code, late.json()["code"]) == (410, "vote_link_expired")
    assert visitor.get(f"/api/votes/{token}").json()["state"] == "expired"
    office.at(9, 0, day=9)
    office.step(office.clerk, number, "callbacks", **HAPPY)
    office.step(office.reviewer, number, "archivings")
    closed = visitor.post_json(f"/api/votes/{token}", good)
    assert (closed.status_code, closed.json()["code"]) == (409, "vote_closed")
    assert Vote.objects.get().channel == "phone"


def test_page_behind_a_link_tells_nothing_personal_and_is_not_for_machines(office: Office, visitor: PageClient) -> None:
    office.publish_policy(sends_link=True)
    office.completed()
    token = open_link(office)

    shown = visitor.get(f"/api/votes/{token}").content.decode()
    assert not [word for word in ("测", "138", "东大街", "停水") if word in shown]
    statuses = [visitor.get(f"/api/votes/{token}").status_code for _ in range(31)]
    assert set(statuses) == {200, 429}


def test_colleagues_see_that_the_text_reached_nobody_and_not_its_secret(
    office: Office, settings: Settings, signed_in_client: ClientFactory, city: City
) -> None:
    settings.SMS_URL = ""
    office.publish_policy(sends_link=True)
    number = office.completed()
    office.jobs()

    [message] = office.reviewer.get(f"/api/work-orders/{number}/messages").json()

    assert (message["state"], message["error"], message["to_number"]) == ("not_sent", "no_gateway", "138****0000")
    assert "/v/…" in message["text"]
    stranger = signed_in_client("handler", department=city.departments["market"])
    assert stranger.get(f"/api/work-orders/{number}/messages").status_code == 404


def test_order_outside_the_sample_says_why_and_can_be_archived(office: Office) -> None:
    office.publish_policy(default_percent=0)
    number = office.completed()

    seen = office.seen(office.reviewer, number)

    assert (seen["stage"], seen["history"][-1]["kind"]) == ("completed", "waive_callback")  # type: ignore[index]
    assert seen["history"][-1]["details"] == {  # type: ignore[index]
        "selection": "outside_sample",
        "percent": 0,
        "policy_version": 1,
    }
    assert numbers(office.clerk, "open") == []
    assert office.step(office.reviewer, number, "archivings")["stage"] == "archived"


def test_confidential_order_is_always_called_back(office: Office) -> None:
    office.publish_policy(default_percent=0, always=["confidential"])
    number = office.completed(is_confidential=True)
    assert numbers(office.clerk, "open") == [number]
    assert Callback.objects.get().selection_ground == "confidential"


def test_policy_begins_today_at_the_earliest_and_only_the_head_publishes(office: Office) -> None:
    yesterday = office.head.post_json("/api/callback-policies", {"valid_from": "2023-05-07", "default_percent": 50})
    assert (yesterday.status_code, yesterday.json()["field"]) == (422, "valid_from")
    by_clerk = office.clerk.post_json("/api/callback-policies", {"valid_from": "2023-05-08", "default_percent": 50})
    assert by_clerk.status_code == 403
    assert not CallbackPolicy.objects.exists()
