"""What the stories of handling share: a clock that the test sets, and people at their pages."""

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from tests.support import AT, City, ClientFactory, Json, PageClient

from hotline.api.interface import api
from hotline.kit import clock
from hotline.modules.workorders.actions.suspension import resume_expired
from hotline.modules.workorders.actions.warn import warn_due

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
class Hand:
    """The clock's hand: every part of the product reads the moment that it shows."""

    at: datetime = AT

    def move_to(self, moment: datetime) -> None:
        """Show that moment."""
        self.at = moment

    def move_on(self, **span: float) -> None:
        """Show a later moment."""
        self.at += timedelta(**span)


@pytest.fixture
def hand(monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The clock that the test sets: Monday 2023-05-08, 10:00 local time."""
    assert api.urls_namespace, "the endpoints are imported before their clock is set"
    shown = Hand()
    real = clock.now
    for name, module in list(sys.modules.items()):
        if name.startswith("hotline.modules") and getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", lambda: shown.at)
    return shown


@dataclass(slots=True)
class Desk:
    """The pages of everybody in a story, each opened when it is first used."""

    open_page: ClientFactory
    city: City
    hand: Hand
    pages: dict[str, PageClient] = field(default_factory=dict)

    def __call__(self, role: str, department: str = "") -> PageClient:
        """The page of somebody with that role, in a department by its code where he works for one."""
        key = f"{role}@{department}"
        if key not in self.pages:
            self.pages[key] = self.open_page(role, department=self.city.departments[department] if department else None)
        return self.pages[key]

    def dispatched(self, *, registration: Mapping[str, object] | None = None, **dispatch: object) -> str:
        """The number of a work order that waits for the county's water bureau."""
        made = self("agent").post_json("/api/work-orders", {**REGISTRATION, **(registration or {})})
        assert made.status_code == 201, made.content.decode()
        number = str(made.json()["number"])
        take(self("dispatcher"), number, "dispatches", **{"department_code": "dongshan-water", **dispatch})
        return number

    def acknowledged(self, *, registration: Mapping[str, object] | None = None, **dispatch: object) -> str:
        """The number of a work order that the bureau has acknowledged."""
        number = self.dispatched(registration=registration, **dispatch)
        take(self.handler, number, "acknowledgements")
        return number

    @property
    def handler(self) -> PageClient:
        """The bureau's handler."""
        return self("handler", "dongshan-water")


@pytest.fixture
def desk(signed_in_client: ClientFactory, city: City, hand: Hand) -> Desk:
    """`desk("reviewer")`, `desk("handler", "housing")`: pages of people in the small city."""
    return Desk(signed_in_client, city, hand)


def take(page: PageClient, number: str, what: str, **body: object) -> Json:
    """Take a step on the version that the page sees; the work order as the answer shows it."""
    answer = page.post_json(f"/api/work-orders/{number}/{what}", {**body, "version": version_of(page, number)})
    assert answer.status_code == 200, answer.content.decode()
    shown: Json = answer.json()
    return shown


def refused(page: PageClient, number: str, what: str, **body: object) -> tuple[int, str]:
    """The status and code with which a step is refused; nothing about the work order has changed by then."""
    path = f"/api/work-orders/{number}"
    before = page.get(path).json()
    answer = page.post_json(f"{path}/{what}", {**body, "version": before.get("version", 1)})
    assert page.get(path).json() == before
    return answer.status_code, answer.json().get("code", "")


def version_of(page: PageClient, number: str) -> int:
    """The version that the page sees."""
    return int(page.get(f"/api/work-orders/{number}").json()["version"])


def let_time_pass(hand: Hand, until: datetime, *, minutes: int = 1) -> Iterator[datetime]:
    """Run the jobs of every so many minutes up to a moment, and show the moment after each."""
    while hand.at < until:
        hand.move_to(min(hand.at + timedelta(minutes=minutes), until))
        jobs: tuple[Callable[..., int], ...] = (warn_due, resume_expired)
        for job in jobs:
            job(at=hand.at)
        yield hand.at
