"""What the stories of dispatch share: a clock that the test sets, people at their pages, and their steps."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from tests.support import AT, City, ClientFactory, Json, PageClient

from hotline.api import interface
from hotline.kit import clock
from hotline.kit.clock import LOCAL
from hotline.modules.workorders.models import Approval, Assignment, Clock, WorkOrder, WorkOrderEvent

REGISTRATION: Json = {
    "request_type": "complaint",
    "title": "小区停水两天",
    "content": "来电人反映小区停水两天，希望尽快恢复。",
    "category_code": "010101",
    "division_code": "990121100",
    "address": "城关镇东大街8号",
    "requester": {"name": "测试甲", "phone_number": "13800000000"},
}


@dataclass(slots=True)
class Time:
    """The moment that every part of the product reads."""

    at: datetime = AT

    def is_on(self, day: int, hour: int = 0, minute: int = 0) -> None:
        """Let it be that moment of May 2023, local time."""
        self.at = moment(day, hour, minute)


def moment(day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment of May 2023 in local time. The 8th is a Monday."""
    return datetime(2023, 5, day, hour, minute, tzinfo=LOCAL)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The moment that the test sets: Monday 2023-05-08, 10:00 local time, at first."""
    # Every endpoint must be there before: what is imported later would keep this test's moment.
    assert interface.api
    shown, real = Time(), clock.now
    for name, module in list(sys.modules.items()):
        if name.startswith("hotline.") and getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", lambda: shown.at)
    return shown


@dataclass(slots=True)
class House:
    """The pages of everybody in a story, each opened when it is first used."""

    open_page: ClientFactory
    city: City
    pages: dict[str, PageClient] = field(default_factory=dict)

    def __call__(self, role: str, department: str = "") -> PageClient:
        """The page of somebody with that role, in a department by its code where he works for one."""
        key = f"{role}@{department}"
        if key not in self.pages:
            self.pages[key] = self.open_page(role, department=self.city.departments[department] if department else None)
        return self.pages[key]

    def registered(self, **changes: object) -> str:
        """The number of a work order that waits for dispatch."""
        made = self("agent").post_json("/api/work-orders", {**REGISTRATION, **changes})
        assert made.status_code == 201, made.content.decode()
        return str(made.json()["number"])

    def dispatched(self, department: str = "dongshan-water", *, by: str = "dispatcher", **changes: object) -> str:
        """The number of a work order that waits for a department."""
        number = self.registered(**changes)
        take(self(by), number, "dispatches", department_code=department)
        return number

    def line(self, **changes: object) -> Json:
        """A line of the responsibility list, as its keeper writes it."""
        body: Mapping[str, object] = {
            "category_code": "0101",
            "department_code": "housing",
            "basis": "《城市供水条例》",
            **changes,
        }
        made = self("dispatch_reviewer").post_json("/api/responsibilities", body)
        assert made.status_code == 201, made.content.decode()
        written: Json = made.json()
        return written


@pytest.fixture
def house(signed_in_client: ClientFactory, city: City, time: Time) -> House:
    """`house("dispatcher")`, `house("department_clerk", "xihe")`: pages of people in the small city."""
    return House(signed_in_client, city)


def take(page: PageClient, number: str, what: str, **body: object) -> Json:
    """Take a step on the version that the page sees; the work order as the answer shows it."""
    answer = page.post_json(f"/api/work-orders/{number}/{what}", {**body, "version": version_of(page, number)})
    assert answer.status_code == 200, answer.content.decode()
    shown: Json = answer.json()
    return shown


def refused(page: PageClient, number: str, what: str, **body: object) -> tuple[int, str]:
    """The status and code with which a step is refused; nothing about the work order has changed by then."""
    before = written_of(number)
    body = {**body, "version": before[0]["version"]}
    answer = page.post_json(f"/api/work-orders/{number}/{what}", body)
    assert written_of(number) == before
    return answer.status_code, answer.json().get("code", "")


def written_of(number: str) -> list[Mapping[str, object]]:
    """The work order, its parts, clocks, applications and history, as they are stored."""
    rows: list[Mapping[str, object]] = [dict(row) for row in WorkOrder.objects.filter(number=number).values()]
    for model in (Assignment, Clock, Approval, WorkOrderEvent):
        rows += [dict(row) for row in model.objects.filter(work_order__number=number).order_by("id").values()]
    return rows


def version_of(page: PageClient, number: str) -> int:
    """The version that the page sees."""
    return int(page.get(f"/api/work-orders/{number}").json()["version"])


def parts_of(number: str) -> dict[str, str]:
    """The live parts of a work order, by department."""
    live = Assignment.objects.filter(work_order__number=number, ended_at__isnull=True)
    return dict(live.values_list("department__code", "part"))


def due_moments(number: str) -> dict[str, datetime]:
    """When each running clock is due, by its kind."""
    clocks = Clock.objects.filter(work_order__number=number, stopped_at__isnull=True)
    return dict(clocks.values_list("kind", "due_at"))
