"""Scenarios 32 and 33 over HTTP: the three rates, and exclusions that a unit asks for too often."""

from datetime import datetime, timedelta

import pytest
from django.db.models import F
from tests.scenarios.office import Office
from tests.support import City, ClientFactory, JobRunner, PersonFactory

from hotline.kit.clock import LOCAL
from hotline.modules.access.public import Person
from hotline.modules.analytics.models import ThreeRatesPolicy
from hotline.modules.callbacks.models import Callback
from hotline.modules.requesters.public import Requester
from hotline.modules.workorders.models import Approval
from hotline.modules.workorders.public import WorkOrder

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(signed_in_client: ClientFactory, city: City, monkeypatch: pytest.MonkeyPatch, run_jobs: JobRunner) -> Office:
    return Office(signed_in_client, city, monkeypatch, run_jobs)


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
