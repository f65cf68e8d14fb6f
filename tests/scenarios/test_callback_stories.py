"""Whole stories over HTTP: asking requesters how it went, the three rates, and exclusions asked for too often."""

from datetime import datetime, timedelta

import pytest
from django.db.models import F
from pytest_django import Settings
from tests.support import City, ClientFactory, JobRunner, PageClient, PersonFactory

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import Person
from hotline.modules.analytics.models import ThreeRatesPolicy
from hotline.modules.callbacks.models import Callback, CallbackPolicy, Vote
from hotline.modules.callbacks.selectors.links import token_of
from hotline.modules.notifications.public import OutgoingMessage
from hotline.modules.requesters.public import Requester
from hotline.modules.workorders.models import Approval
from hotline.modules.workorders.public import WorkOrder

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
HAPPY = {"was_reached": True, "solution": "solved", "satisfaction": "satisfied"}
SECOND_THOUGHTS = {"solution": "unsolved", "satisfaction": "dissatisfied", "reason": "process"}
UNHAPPY = {"was_reached": True, "solution": "unsolved", "satisfaction": "dissatisfied", "reason": "result"}


class Office:
    """The people of a hotline at their pages, and a clock that a story sets."""

    def __init__(self, clients: ClientFactory, city: City, monkeypatch: pytest.MonkeyPatch, jobs: JobRunner) -> None:
        self._monkeypatch, self.jobs = monkeypatch, jobs
        self.water = city.departments["dongshan-water"]
        self.agent, self.dispatcher, self.reviewer = (clients(role) for role in ("agent", "dispatcher", "reviewer"))
        self.clerk, self.head, self.supervisor = (
            clients(role) for role in ("callback_clerk", "hotline_head", "supervision_clerk")
        )
        self.handler = clients("handler", department=self.water)
        self.department_clerk = clients("department_clerk", department=self.water)
        self.at(9, 0)

    def at(self, hour: int, minute: int, *, day: int = 8) -> datetime:
        """Set the clock to a local moment in May 2023."""
        moment = datetime(2023, 5, day, hour, minute, tzinfo=LOCAL)
        for module in _CLOCKED:
            self._monkeypatch.setattr(f"{module}.now", lambda: moment)
        return moment

    def completed(self, **changes: object) -> str:
        """A request that was registered, handled by the water department and accepted."""
        number: str = self.agent.post_json("/api/work-orders", REGISTRATION | changes).json()["number"]
        self.step(self.dispatcher, number, "dispatches", department_code="dongshan-water")
        self.step(self.handler, number, "acknowledgements")
        self.step(self.handler, number, "replies", answer="管道已修复，恢复供水。")
        self.step(self.reviewer, number, "reviews", outcome="accepted")
        self.jobs()
        return number

    def tried(self, page: PageClient, number: str, what: str, **body: object) -> tuple[int, dict[str, object]]:
        """What a step answers, taken on the version that the page sees."""
        version = page.get(f"/api/work-orders/{number}").json()["version"]
        answer = page.post_json(f"/api/work-orders/{number}/{what}", {**body, "version": version})
        return answer.status_code, answer.json()

    def step(self, page: PageClient, number: str, what: str, **body: object) -> dict[str, object]:
        """A step that succeeds; what the page sees then."""
        status, answer = self.tried(page, number, what, **body)
        assert status == 200, answer
        return self.seen(page, number)

    @staticmethod
    def seen(page: PageClient, number: str) -> dict[str, object]:
        detail: dict[str, object] = page.get(f"/api/work-orders/{number}").json()
        return detail

    def publish_policy(self, **changes: object) -> None:
        body = {"valid_from": "2023-05-08", "default_percent": 100, **changes}
        answer = self.head.post_json("/api/callback-policies", body)
        assert answer.status_code == 200, answer.content.decode()


_CLOCKED = (
    "hotline.modules.callbacks.endpoints",
    "hotline.modules.workorders.endpoints.registration",
    "hotline.modules.workorders.endpoints.dispatching",
    "hotline.modules.workorders.endpoints.handling",
    "hotline.modules.workorders.endpoints.closing",
    "hotline.modules.workorders.endpoints.exclusion",
)


@pytest.fixture
def office(signed_in_client: ClientFactory, city: City, monkeypatch: pytest.MonkeyPatch, run_jobs: JobRunner) -> Office:
    return Office(signed_in_client, city, monkeypatch, run_jobs)


def numbers(page: PageClient, state: str) -> list[str]:
    return [item["number"] for item in page.get(f"/api/callbacks?state={state}").json()["items"]]


# Scenario 31: visiting.


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


# Scenario 32: the three rates.


class Records:
    """Work orders and call-backs of one department, written directly: a hundred over HTTP would prove nothing more."""

    def __init__(self, city: City, clerk: Person) -> None:
        self._city, self._clerk = city, clerk
        self._due = datetime(2023, 5, 8, 18, 0, tzinfo=LOCAL)
        self._requester = Requester.objects.create(kind="person", name="测试甲", phone_number="13800000000")

    def orders(self, count: int, *, responded: int, department: str = "housing", first: int = 0) -> list[WorkOrder]:
        rows = [
            WorkOrder(
                number=f"{department}{first + place:06}",
                request_type="complaint",
                urgency="ordinary",
                title="小区停水",
                content="来电人反映小区停水。",
                category=self._city.categories["010101"],
                channel="phone",
                requester=self._requester,
                stage="called_back",
                registered_at=self._due - timedelta(hours=8),
                registered_by=self._clerk,
                handling_department=self._city.departments[department],
                handling_due_at=self._due,
                acknowledge_due_at=self._due - timedelta(hours=6),
                acknowledged_at=self._due - timedelta(hours=7),
                contact_due_at=self._due,
                first_contacted_at=self._due - timedelta(hours=1) if place < responded else None,
                completed_at=self._due,
            )
            for place in range(count)
        ]
        return WorkOrder.objects.bulk_create(rows)

    def callback(self, order: WorkOrder, *, solution: str = "", satisfaction: str = "") -> None:
        Callback.objects.create(
            work_order=order,
            planned_at=self._due,
            tried_at=self._due,
            attempts=1,
            was_reached=True,
            solution=solution,
            satisfaction=satisfaction,
        )

    def standard_example(self) -> None:
        """100 due, 97 responded; 90 reached: 72 solved, 6 partly, 5 excluded; 80 rated: 60 + 12 good."""
        orders = self.orders(100, responded=97)
        solutions = ["solved"] * 72 + ["partly_solved"] * 6 + ["unsolved"] * 12
        satisfactions = ["satisfied"] * 60 + ["neutral"] * 12 + ["dissatisfied"] * 8 + [""] * 10
        for order, solution, satisfaction in zip(orders, solutions, satisfactions, strict=False):
            self.callback(order, solution=solution, satisfaction=satisfaction)
        # Five more that were due are left out of the response rate too, so five others make up the hundred.
        WorkOrder.objects.filter(pk__in=[order.pk for order in orders[85:90]]).update(is_excluded=True)
        self.orders(5, responded=5, first=100)


@pytest.fixture
def records(city: City, person: PersonFactory) -> Records:
    return Records(city, person("agent"))


PERIOD = "from=2023-05-01&to=2023-05-31"


def test_three_rates_of_the_standard_example(office: Office, records: Records) -> None:
    records.standard_example()

    answer = office.head.get(f"/api/three-rates?{PERIOD}&by=department").json()

    [row] = answer["rows"]
    assert row["counts"] == {
        "due": 100,
        "responded": 97,
        "reached": 90,
        "excluded": 5,
        "solved": 72,
        "partly_solved": 6,
        "rated": 80,
        "satisfied": 72,
    }
    shown = [row[rate]["shown"] for rate in ("response", "resolution", "satisfaction")]
    assert (shown, row["composite_shown"], row["place"]) == (["97.00%", "84.71%", "90.00%"], "90.25", 1)
    assert (answer["policy"]["version"], answer["total"]["composite_shown"]) == (0, "90.25")


def test_half_weight_for_what_is_partly_solved_is_published_data(office: Office, records: Records) -> None:
    records.standard_example()
    body = {
        "valid_from": "2999-01-01",
        "response_weight": "0.300",
        "resolution_weight": "0.350",
        "satisfaction_weight": "0.350",
        "partly_solved_share": "0.5",
    }
    assert office.head.post_json("/api/three-rates-policies", body).status_code == 200
    unchanged = office.head.get(f"/api/three-rates?{PERIOD}").json()["total"]["resolution"]["shown"]
    ThreeRatesPolicy.objects.update(valid_from="2023-05-01")

    resolution = office.head.get(f"/api/three-rates?{PERIOD}").json()["total"]["resolution"]

    assert unchanged == "84.71%"
    assert (resolution["numerator"], resolution["denominator"], resolution["shown"]) == ("75", 85, "88.24%")


def test_evidence_behind_a_rate_is_exactly_what_was_counted(office: Office, records: Records) -> None:
    records.standard_example()
    resolution = office.head.get(f"/api/three-rates?{PERIOD}").json()["rows"][0]["resolution"]
    [url] = [
        one["url"]
        for one in resolution["evidence"]
        if (one["indicator"], one["part"]) == ("resolution_rate", "denominator")
    ]

    items, cursor = [], ""
    while cursor is not None:
        page = office.head.get(f"{url}&cursor={cursor}").json()
        items += page["items"]
        cursor = page["next_cursor"]

    assert len(items) == resolution["denominator"] == 85


def test_anonymous_requester_needs_no_contact_and_a_late_one_does_not_count(office: Office, records: Records) -> None:
    orders = records.orders(3, responded=1)
    WorkOrder.objects.filter(pk=orders[1].pk).update(requester=None)

    response = office.head.get(f"/api/three-rates?{PERIOD}").json()["total"]["response"]

    assert (response["numerator"], response["denominator"]) == ("2", 3)
    WorkOrder.objects.update(acknowledged_at=F("acknowledge_due_at") + timedelta(seconds=1))
    assert office.head.get(f"/api/three-rates?{PERIOD}").json()["total"]["response"]["numerator"] == "0"


def test_unit_without_enough_cases_is_shown_and_not_ranked(office: Office, records: Records) -> None:
    records.standard_example()
    for order in records.orders(9, responded=9, department="market"):
        records.callback(order, solution="solved", satisfaction="satisfied")

    rows = {row["key"]: row for row in office.head.get(f"/api/three-rates?{PERIOD}").json()["rows"]}

    assert (rows["market"]["composite_shown"], rows["market"]["place"], rows["market"]["is_small_sample"]) == (
        "100.00",
        None,
        True,
    )
    assert rows["housing"]["place"] == 1


def test_without_a_case_a_rate_is_a_dash_and_nobody_is_ranked(office: Office, records: Records) -> None:
    records.orders(12, responded=12)

    [row] = office.head.get(f"/api/three-rates?{PERIOD}").json()["rows"]

    assert (row["resolution"]["value"], row["resolution"]["shown"]) == (None, "—")
    assert (row["composite"], row["composite_shown"], row["place"]) == (None, "—", None)


def test_weights_that_do_not_add_up_are_refused(office: Office) -> None:
    body = {
        "valid_from": "2999-01-01",
        "response_weight": "0.4",
        "resolution_weight": "0.35",
        "satisfaction_weight": "0.35",
    }
    answer = office.head.post_json("/api/three-rates-policies", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")
    assert office.head.get("/api/three-rates-policies").json() == []


# Scenario 33: exclusion abuse.


def test_unit_that_asks_to_exclude_a_fifth_of_its_cases_is_shown_to_everybody_inside(
    office: Office, records: Records, signed_in_client: ClientFactory, city: City
) -> None:
    records.orders(11, responded=11, department="market")
    water = [office.completed(title=f"第{place}件") for place in range(10)]
    for number in water[:2]:
        office.step(
            office.department_clerk, number, "exclusion-requests", ground="unreasonable_demand", reason="诉求不合理"
        )
    office.step(office.supervisor, water[0], "exclusion-decisions", outcome="approved", note="同意")
    office.step(office.supervisor, water[1], "exclusion-decisions", outcome="refused", note="理由不足")

    inside = signed_in_client("approving_leader", department=city.departments["market"])
    rows = inside.get(f"/api/exclusions?{PERIOD}").json()["rows"]

    assert [(row["key"], row["cases"], row["requested"], row["shown"], row["is_suspicious"]) for row in rows] == [
        ("dongshan-water", 10, 2, "20.00%", True),
        ("market", 11, 0, "0.00%", False),
    ]
    assert rows[0]["recheck"] == [water[0]]
    assert [(case["number"], case["ground"], case["outcome"]) for case in rows[0]["items"]] == [
        (water[0], "unreasonable_demand", "approved"),
        (water[1], "unreasonable_demand", "refused"),
    ]
    assert WorkOrder.objects.filter(is_excluded=True).count() == 1


def test_exclusion_of_another_departments_order_is_not_found(
    office: Office, signed_in_client: ClientFactory, city: City
) -> None:
    number = office.completed()
    stranger = signed_in_client("department_clerk", department=city.departments["market"])
    body = {"ground": "duplicate", "reason": "与他单位工单重复", "version": 1}
    answer = stranger.post_json(f"/api/work-orders/{number}/exclusion-requests", body)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert not Approval.objects.exists()


def test_ground_that_is_not_on_the_list_is_refused(office: Office) -> None:
    number = office.completed()
    status, refusal = office.tried(
        office.department_clerk, number, "exclusion-requests", ground="too_hard", reason="办不了这件事"
    )
    assert (status, refusal["field"]) == (422, "ground")
    assert not Approval.objects.exists()
