"""What the stories of an evaluation share: its people at their pages, a year on record, completed work orders."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from tests.scenarios.handling import Hand, hand
from tests.support import City, ClientFactory, PageClient, PersonFactory

from hotline.modules.access.public import Person, actor_of
from hotline.modules.analytics import public as analytics
from hotline.modules.analytics.tests.builders import Records, local
from hotline.modules.appraisal.tests.year import PLANNED, SCHEME, values_of
from hotline.modules.departments.public import profile
from hotline.modules.evaluation.public import enter_values, reference_values
from hotline.modules.requesters.public import Requester
from hotline.modules.scoring.public import IndicatorRequest, IndicatorValue

__all__ = ["hand"]
Body = dict[str, object]


class Evaluation:
    """The people of an evaluation at their pages."""

    def __init__(self, clients: ClientFactory, unit: Person) -> None:
        self.unit = clients(unit)
        self.department, self.lead, self.colleague, self.firm, self.vendor = (
            clients(role)
            for role in ("department_in_charge", "evaluation_lead", "evaluation_lead", "supervising_firm", "vendor")
        )

    @staticmethod
    def does(page: PageClient, path: str, **body: object) -> dict[str, object]:
        """A step that succeeds, and what it answers."""
        answer = page.post_json(f"/api/{path}", body)
        assert answer.status_code in {200, 201}, (path, answer.content.decode())
        found: dict[str, object] = answer.json()
        return found

    @staticmethod
    def refusal(page: PageClient, path: str, **body: object) -> tuple[int, str]:
        """The status and code of a step that is refused."""
        answer = page.post_json(f"/api/{path}", body)
        assert answer.status_code >= 400, path
        return answer.status_code, str(answer.json()["code"])

    def project(self, number: int) -> dict[str, object]:
        """The project as it stands."""
        found: dict[str, object] = self.lead.get(f"/api/appraisal/projects/{number}").json()
        return found

    def stage(self, number: int, kind: str) -> int:
        """The identifier of a project's stage."""
        stages = self.project(number)["stages"]
        assert isinstance(stages, list)
        return next(int(one["id"]) for one in stages if one["kind"] == kind)

    def goes_through(self, number: int, kind: str, by: PageClient) -> None:
        """Begin and end a stage."""
        identifier = self.stage(number, kind)
        self.does(by, f"appraisal/stages/{identifier}/starts")
        self.does(by, f"appraisal/stages/{identifier}/ends", text="完成")


def the(found: object, place: int = -1) -> dict[str, object]:
    """One of a list, the last where nothing is said."""
    assert isinstance(found, list)
    one: dict[str, object] = found[place]
    return one


@pytest.fixture
def people(
    city: City,
    person: PersonFactory,
    signed_in_client: ClientFactory,
    monkeypatch: pytest.MonkeyPatch,
    hand: Hand,
) -> Evaluation:
    """The people, in the year after the one that is evaluated; its figures are on record, its values entered."""
    hand.move_to(local("2024-05-21 10:00:00"))
    hotline = profile()
    hotline.name, hotline.scale = SCHEME, Decimal(1)
    hotline.save()

    def values(requests: Sequence[IndicatorRequest], first: date, last: date) -> tuple[IndicatorValue, ...]:
        return tuple(values_of(request) for request in requests)

    monkeypatch.setattr(analytics, "values", values)
    unit = person("evaluator", name="评价人员")
    enter_values(scheme_code=SCHEME, values=reference_values(SCHEME), by=actor_of(unit), at=hand.at)
    return Evaluation(signed_in_client, unit)


@pytest.fixture
def completed(city: City, person: PersonFactory) -> list[str]:
    """Twelve completed work orders of two departments, six of them by people who left a number."""
    records = Records(city, person("agent"))
    numbers = []
    for place in range(12):
        order = records.work_order(
            f"2023-0{place % 3 + 1}-1{place % 9} 09:00:00",
            department="housing" if place < 8 else "market",
            completed=f"2023-0{place % 3 + 1}-2{place % 9} 09:00:00",
        )
        if place % 2:
            order.requester = Requester.objects.create(kind="person", name="测试", phone_number=f"1390000{place:04}")
            order.save()
        numbers.append(order.number)
    return numbers


def opens_project(people: Evaluation) -> int:
    """The identifier of a project of the finance department, with every stage planned."""
    stages = [
        {"kind": one.kind.value, "first_day": one.first_day.isoformat(), "last_day": one.last_day.isoformat()}
        for one in PLANNED
    ]
    body: Body = {
        "title": "2023年热线运维项目绩效评价",
        "kind": "fiscal",
        "scheme": SCHEME,
        "evaluating_body": "市财政局",
        "evaluated_body": "市大数据服务中心",
        "appeal_days": 10,
        "stages": stages,
    }
    assert people.refusal(people.unit, "appraisal/projects", **body) == (403, "not_permitted")
    opened = people.does(people.lead, "appraisal/projects", **body)
    number = opened["id"]
    assert isinstance(number, int)
    return number
