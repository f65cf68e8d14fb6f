"""The people of a hotline at their pages, for stories that need all of them and a clock that can be set."""

from datetime import datetime

import pytest
from tests.support import City, ClientFactory, JobRunner, PageClient

from hotline.kit.clock import LOCAL

REGISTRATION: dict[str, object] = {
    "request_type": "complaint",
    "title": "小区停水两天",
    "content": "来电人反映小区停水两天，希望尽快恢复。",
    "category_code": "010101",
    "division_code": "990121100",
    "address": "城关镇东大街8号",
    "requester": {"name": "测试甲", "phone_number": "13800000000"},
}
_CLOCKED = (
    "hotline.modules.callbacks.endpoints",
    "hotline.modules.workorders.endpoints.registration",
    "hotline.modules.workorders.endpoints.dispatching",
    "hotline.modules.workorders.endpoints.handling",
    "hotline.modules.workorders.endpoints.closing",
    "hotline.modules.workorders.endpoints.exclusion",
)


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
