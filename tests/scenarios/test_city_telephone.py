"""A city decides about its telephone: who, when, why and from when on, and it holds when its moment comes."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from tests.support import ClientFactory, PageClient
from tests.switch_room import bring_usual_reasons

from hotline.kit.errors import InvalidInput, NotPermitted
from hotline.modules.access.public import Permission, system_actor
from hotline.modules.audit.models import AuditEntry
from hotline.modules.telephony.errors import CityTelephoneUnchanged, SwitchUnreachable
from hotline.modules.telephony.models import CityTelephoneVersion, NotReadyReason
from hotline.modules.telephony.public import (
    CityTelephone,
    CityTelephoneFollower,
    publish_city_telephone,
    read_city_telephone,
)
from hotline.modules.telephony.selectors.live_view import not_ready_reasons, policy

AT = datetime(2026, 5, 8, 2, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
DECIDED = read_city_telephone("""
largest_number_of_calls: 40
expectations: {after_call_seconds: 45, most_waiting: 5}
reasons: [{code: meal, name: 用餐, name_en: Meal}]
""")

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def former_reasons(db: None) -> None:
    """What holds before anybody decides."""
    bring_usual_reasons()


def _publish(valid_from: datetime = LATER, reason: str = "高峰期调整") -> CityTelephoneVersion:
    by = system_actor(Permission.ADMINISTER_TELEPHONY)
    return publish_city_telephone(city=DECIDED, valid_from=valid_from, reason=reason, by=by, at=AT)


async def _at_once(work: Callable[[], None]) -> None:
    work()


def _done(work: Coroutine[None, None, None]) -> None:
    """Run what never really waits, without a loop: Django refuses the database where one runs."""
    with pytest.raises(StopIteration):
        work.send(None)


@dataclass
class Machine:
    """A machine that follows the decisions; its switch may be away."""

    at: datetime = AT
    is_away: bool = False
    was_set: list[CityTelephone] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.follower = CityTelephoneFollower(
            is_set_here=lambda city: self.was_set[-1:] == [city],
            set_switch=self._set,
            clock=lambda: self.at,
            in_thread=_at_once,
        )

    def follow(self) -> None:
        """What the watching process does every few seconds."""
        try:
            _done(self.follower.follow())
        except SwitchUnreachable as refusal:
            _done(self.follower.tell_failure(refusal.sentence("zh"), refusal.sentence("en")))

    async def _set(self, city: CityTelephone) -> None:
        if self.is_away:
            raise SwitchUnreachable
        self.was_set.append(city)


def test_decision_holds_from_its_moment_on() -> None:
    published, machine = _publish(), Machine()

    machine.follow()
    assert (machine.was_set, policy().after_call_seconds) == ([], 120)
    machine.at = LATER
    machine.follow()
    machine.follow()

    assert machine.was_set == [DECIDED]
    assert (policy().after_call_seconds, policy().most_waiting) == (45, 5)
    assert [reason.code for reason in not_ready_reasons()] == ["meal"]
    # What refers to a former reason keeps it.
    assert NotReadyReason.objects.filter(is_used=False).exists()
    assert (published.reason, published.valid_from, published.number) == ("高峰期调整", LATER, 1)


def test_decision_that_the_switch_did_not_take_says_why_and_is_tried_again() -> None:
    _publish()
    machine = Machine(at=LATER, is_away=True)

    machine.follow()
    waiting = CityTelephoneVersion.objects.get()
    assert (waiting.applied_at, waiting.failed_at) == (None, LATER)
    assert waiting.failure_zh == "暂时无法连接电话交换机。"
    assert (policy().after_call_seconds, not_ready_reasons()[0].code) != (45, "meal")
    machine.is_away, machine.at = False, LATER + timedelta(seconds=5)
    machine.follow()

    applied = CityTelephoneVersion.objects.get()
    assert (applied.applied_at, applied.failure_zh, applied.failed_at) == (machine.at, "", None)
    assert (policy().after_call_seconds, not_ready_reasons()[0].code) == (45, "meal")


def test_another_machine_is_set_too_to_what_holds_already() -> None:
    _publish()
    Machine(at=LATER).follow()
    second = Machine(at=LATER + timedelta(days=1))

    second.follow()

    assert second.was_set == [DECIDED]
    assert CityTelephoneVersion.objects.get().applied_at == LATER


def test_decision_without_a_reason_or_from_the_past_on_is_refused() -> None:
    with pytest.raises(InvalidInput):
        _publish(reason=" ")
    with pytest.raises(InvalidInput):
        _publish(valid_from=AT - timedelta(seconds=1))

    assert not CityTelephoneVersion.objects.exists()


def test_same_decision_twice_is_refused() -> None:
    _publish()

    with pytest.raises(CityTelephoneUnchanged):
        _publish()

    assert CityTelephoneVersion.objects.count() == 1


def test_only_whoever_administers_the_telephone_decides() -> None:
    with pytest.raises(NotPermitted):
        publish_city_telephone(city=DECIDED, valid_from=LATER, reason="试", by=system_actor(), at=AT)

    assert not CityTelephoneVersion.objects.exists()


@pytest.fixture
def head(signed_in_client: ClientFactory) -> PageClient:
    """The page of whoever administers the telephone."""
    return signed_in_client("hotline_head")


def _told(text: str, *, is_whole: bool = False, read_number: int = 0) -> dict[str, object]:
    return {"text": text, "is_whole": is_whole, "reason": "暴雨红色预警", "read_number": read_number}


def test_announcement_is_switched_on_from_the_page_and_the_rest_stands(head: PageClient) -> None:
    whole = "largest_number_of_calls: 40\nhours: [{weekday: monday, opens_at: 08:30, closes_at: 18:00}]\n"
    head.post_json("/api/city-telephone/versions", _told(whole, is_whole=True))
    text = '{"emergency_announcement": "今日暴雨，请减少外出。"}'

    compared = head.post_json("/api/city-telephone/comparisons", {"text": text, "is_whole": False}).json()
    published = head.post_json("/api/city-telephone/versions", _told(text, read_number=1))

    change = {
        "key": "emergency_announcement",
        "before": "emergency_announcement: ''",
        "after": "emergency_announcement: 今日暴雨，请减少外出。",
    }
    assert compared == {"changes": [change]}
    assert (published.status_code, published.json()["changes"], published.json()["number"]) == (201, [change], 2)
    shown = head.get("/api/city-telephone").json()
    settings = shown["settings"]
    assert (shown["number"], settings["largest_number_of_calls"]) == (2, 40)
    assert settings["hours"] == [{"weekday": "monday", "opens_at": "08:30:00", "closes_at": "18:00:00"}]
    assert [queue["code"] for queue in settings["queues"]] == ["inquiry", "complaint", "enterprise"]
    assert [row["count"] for row in settings["telephones"]] == [12, 4]
    assert [each["reason"] for each in head.get("/api/city-telephone/versions").json()] == ["暴雨红色预警"] * 2
    assert AuditEntry.objects.filter(action="telephony.publish_city_telephone").count() == 2


def test_whoever_read_an_older_version_is_told_and_changes_nothing(head: PageClient) -> None:
    head.post_json("/api/city-telephone/versions", _told("offers_return_calls: false"))

    refused = head.post_json("/api/city-telephone/versions", _told("offers_return_calls: true"))

    assert (refused.status_code, refused.json()["code"]) == (409, "city_telephone_outdated")
    assert CityTelephoneVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("a: b: c", 1, "YAML"),
        ("largest_number_of_calls: 40\nlargest_number_of_calls: 50", 2, "YAML"),
        ("lines: &x []\nqueues: *x", 2, "YAML"),
        ("\nlargest_number_of_cals: 40", 2, "largest_number_of_cals"),
        ("queues:\n  - {code: inquiry}\n  - code: Complaint", 3, "queues.1 (queue.code)"),
        ("queues:\n  - code: inquiry\n    capasity: 3", 3, "queues.0.capasity"),
        ("has_test_trunk: true\nmenu: {otherwise: nowhere}", 2, "menu.otherwise"),
        ("special_days:\n  - day: 2027-02-30", 2, "special_days.0.day"),
        ("special_days: [{day: 2027-01-01, opens_at: 08:00}]", 1, "special_days.0 (special_days.opens_at)"),
        ("telephones: [{first: 3001}]", 1, "telephones.0.first"),
        ("hours: [{weekday: monday, opens_at: 08:00Z, closes_at: 18:00}]", 1, "hours.0 (hours.closes_at)"),
        ("- 1", None, "—"),
        ("[" * 9000, 1, "YAML"),
    ],
)
def test_mistake_is_refused_with_its_line_and_key(head: PageClient, text: str, line: int | None, key: str) -> None:
    refused = head.post_json("/api/city-telephone/comparisons", {"text": text, "is_whole": True})

    told = refused.json()
    assert (refused.status_code, told["code"]) == (422, "city_telephone_refused"), told
    assert (told["facts"]["line"], told["facts"]["key"]) == (line, key), told
    assert line is None or f"（第 {line} 行）" in told["title"]


@pytest.mark.parametrize("role", ["agent", "team_leader"])
def test_nobody_else_reads_or_changes_the_settings(signed_in_client: ClientFactory, role: str) -> None:
    page = signed_in_client(role)

    assert page.get("/api/city-telephone").status_code == 403
    assert page.post_json("/api/city-telephone/versions", _told("offers_return_calls: false")).status_code == 403
    assert not CityTelephoneVersion.objects.exists()
