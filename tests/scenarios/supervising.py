"""What the stories of supervision share: a clock that is set, and steps over HTTP."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from tests.support import PageClient

from hotline.kit import clock

LOCAL = ZoneInfo("Asia/Shanghai")
SetClock = Callable[[str], datetime]

REGISTRATION: dict[str, object] = {
    "request_type": "complaint",
    "title": "小区停水两天",
    "content": "来电人反映小区停水两天，希望尽快恢复。",
    "category_code": "010101",
    "division_code": "990121100",
    "address": "城关镇东大街8号",
    "requester": {"name": "测试甲", "phone_number": "13800000000"},
}


def moment(text: str) -> datetime:
    """`2026-03-02 10:00` in the hotline's local time."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL).astimezone(UTC)


def clock_that_is_set(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """`set_clock("2026-03-02 10:00")`: from now on it is that moment, for endpoints and jobs alike."""

    def set_clock(text: str) -> datetime:
        at = moment(text)

        class Frozen(datetime):
            @classmethod
            def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
                return at

        monkeypatch.setattr(clock, "datetime", Frozen)
        return at

    return set_clock


def seen(page: PageClient, address: str) -> dict[str, object]:
    """What a page gets."""
    answer = page.get(address)
    assert answer.status_code == 200, answer.content.decode()
    found: dict[str, object] = answer.json()
    return found


def items(page: PageClient, address: str) -> list[dict[str, object]]:
    """The items of a list."""
    found = seen(page, address)["items"]
    assert isinstance(found, list)
    return found


def only(page: PageClient, address: str) -> dict[str, object]:
    """The one item of a list."""
    (found,) = items(page, address)
    return found


def done(page: PageClient, address: str, /, **body: object) -> dict[str, object]:
    """What a change answers."""
    answer = page.post_json(address, body)
    assert answer.status_code in (200, 201), answer.content.decode()
    found: dict[str, object] = answer.json()
    return found


def refused(page: PageClient, address: str, /, **body: object) -> tuple[int, str]:
    """The status and the code of a refusal."""
    answer = page.post_json(address, body)
    assert answer.status_code >= 400, answer.content.decode()
    return answer.status_code, answer.json()["code"]


def step(page: PageClient, number: str, what: str, /, **body: object) -> dict[str, object]:
    """Take a step on a work order, on the version that the page sees."""
    version = seen(page, f"/api/work-orders/{number}")["version"]
    return done(page, f"/api/work-orders/{number}/{what}", **body, version=version)


def registered(page: PageClient, /, **changes: object) -> str:
    """The number of a new work order."""
    return str(done(page, "/api/work-orders", **(REGISTRATION | changes))["number"])


def steps_of(page: PageClient, number: str) -> list[str]:
    """The steps in a work order's history."""
    return [event["kind"] for event in seen(page, f"/api/work-orders/{number}")["history"]]  # type: ignore[attr-defined]
