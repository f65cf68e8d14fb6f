"""Who hears the recordings of a call, for which reason, and what is written down about it."""

import io
import wave
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django import Settings
from tests.support import AT, City, ClientFactory, PageClient, PersonFactory

from hotline.modules.access.models import Person
from hotline.modules.access.public import ROLES, Permission, actor_of
from hotline.modules.audit.models import AuditEntry
from hotline.modules.telephony.models import Call, CallSource, Listening, LongerRetention, Recording
from hotline.modules.telephony.public import take_in_recordings
from hotline.modules.telephony.rules import SWITCH, CallOutcome
from hotline.modules.telephony.tests.sounds import tones, written
from hotline.modules.workorders.actions.amend import Amendment, amend
from hotline.modules.workorders.actions.recuse import recuse
from hotline.modules.workorders.rules.listening import ListeningFacts, may_listen
from hotline.modules.workorders.rules.words import RequestType

from .builders import dispatched, registered

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

pytestmark = pytest.mark.django_db

TALK = tones(5, 0.4, 0.3)


@pytest.fixture
def agent(person: PersonFactory) -> Person:
    """Who took the call."""
    return person("agent", name="话务员甲")


@pytest.fixture
def call(tmp_path: Path, settings: Settings, agent: Person, city: City) -> Call:
    """A call that was recorded."""
    settings.RECORDING_SPOOL = str(tmp_path / "spool")
    settings.RECORDING_KEYS_FILE = str(tmp_path / "keys.json")
    settings.STORAGES = settings.STORAGES | {
        "recordings": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path / "recordings")},
        }
    }
    made = Call.objects.create(
        reference="C20230508-1",
        external_identity="1.7",
        source=CallSource.objects.create(code=SWITCH, name=SWITCH),
        arrived_at=AT - timedelta(minutes=5),
        caller_number="13800000000",
        agent=agent,
        outcome=CallOutcome.ANSWERED,
        waiting_seconds=5,
        talking_seconds=5,
        after_call_seconds=0,
        answered_at=AT - timedelta(minutes=4),
        ended_at=AT - timedelta(minutes=3),
    )
    written(tmp_path / "spool", "1.7.raw", TALK)
    take_in_recordings(at=datetime.now(UTC) + timedelta(minutes=1))  # noqa: TID251 - files have the machine's time
    return made


def _listen(page: PageClient, reference: str = "C20230508-1", reason: str = "核对诉求内容") -> tuple[int, int]:
    """The status, and the number of the listening."""
    answer = page.post_json(f"/api/calls/{reference}/listenings", {"reason": reason})
    return answer.status_code, answer.json().get("id", 0)


def _sound(page: PageClient, listening: int, asked: str = "") -> "Answer":
    recording = Recording.objects.get()
    headers = {"Range": asked} if asked else {}
    return page.get(f"/api/recordings/{recording.pk}/sound?listening={listening}", headers=headers)


def _heard(answer: "Answer") -> bytes:
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def test_who_gave_a_reason_hears_the_call_and_is_named_on_its_page(
    call: Call, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    inspector = person("quality_inspector", name="质检员甲")
    page = signed_in_client(inspector)

    told = page.get(f"/api/calls/{call.reference}/recordings").json()
    status, listening = _listen(page)
    answer = _sound(page, listening)

    assert told["may_listen"] is True
    assert [channel["speaker"] for channel in told["recordings"][0]["channels"]] == ["caller", "agent"]
    assert [max(channel["peaks"]) for channel in told["recordings"][0]["channels"]] == [
        pytest.approx(101, abs=2),
        pytest.approx(76, abs=2),
    ]
    assert status == 201 and answer.status_code == 200
    assert answer["Content-Length"] == str(44 + len(TALK))
    assert answer["Cache-Control"] == "no-store"
    with wave.open(io.BytesIO(_heard(answer))) as sound:
        assert sound.readframes(sound.getnframes()) == TALK
    (entry,) = page.get(f"/api/calls/{call.reference}").json()["listenings"]
    assert (entry["person_name"], entry["reason"]) == ("质检员甲", "核对诉求内容")
    audited = AuditEntry.objects.get(action="listen_to_call")
    assert (audited.actor, audited.subject, audited.reason) == (
        inspector.account,
        f"call:{call.reference}",
        "核对诉求内容",
    )


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-43", 0, 43),
        ("bytes=70000-70099", 70_000, 70_099),
        ("bytes=-100", -100, None),
        ("bytes=80000-", 80_000, None),
    ],
)
def test_a_range_of_the_sound_is_answered_as_that_part(
    call: Call, signed_in_client: ClientFactory, asked: str, first: int, last: int | None
) -> None:
    page = signed_in_client("quality_inspector")
    _, listening = _listen(page)
    everything = _heard(_sound(page, listening))

    answer = _sound(page, listening, asked)

    part = everything[first : None if last is None else last + 1]
    assert answer.status_code == 206
    assert _heard(answer) == part and answer["Content-Length"] == str(len(part))
    begin = first % len(everything)
    assert answer["Content-Range"] == f"bytes {begin}-{begin + len(part) - 1}/{len(everything)}"


def test_a_range_behind_the_end_is_refused(call: Call, signed_in_client: ClientFactory) -> None:
    page = signed_in_client("quality_inspector")
    _, listening = _listen(page)
    answer = _sound(page, listening, "bytes=999999-")
    assert answer.status_code == 416 and answer.json()["code"] == "sound_range_beyond_end"


def test_sound_is_not_packed_so_that_its_ranges_stay_true(call: Call, signed_in_client: ClientFactory) -> None:
    page = signed_in_client("quality_inspector")
    _, listening = _listen(page)
    address = f"/api/recordings/{Recording.objects.get().pk}/sound?listening={listening}"
    answer = page.get(address, headers={"Accept-Encoding": "gzip", "Range": "bytes=0-99"})
    assert (answer["Content-Encoding"], answer["Content-Length"]) == ("identity", "100")


def test_nobody_hears_without_a_reason_of_his_own_that_still_holds(
    call: Call, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    inspector = person("quality_inspector")
    page, other = signed_in_client(inspector), signed_in_client("team_leader")
    _, listening = _listen(page)
    old = Listening.objects.create(call=call, person=inspector, reason="昨天", at=datetime(2023, 5, 1, tzinfo=UTC))

    for asking, number in ((page, 0), (page, old.pk), (other, listening)):
        answer = _sound(asking, number)
        assert answer.status_code == 403
        assert answer.json()["code"] == "listening_reason_required"
    status, _ = _listen(page, reason="听")
    assert status == 422


def test_an_agent_hears_his_own_calls_and_no_others(call: Call, agent: Person, signed_in_client: ClientFactory) -> None:
    assert _listen(signed_in_client(agent))[0] == 201
    status, _ = _listen(signed_in_client("agent"))
    assert status == 403
    assert AuditEntry.objects.get(action="listening_refused").reason == "核对诉求内容"


@pytest.mark.parametrize("role", sorted(ROLES))
def test_only_roles_with_the_permission_hear_a_call(
    call: Call, city: City, signed_in_client: ClientFactory, role: str
) -> None:
    department = city.departments["dongshan-water"] if ROLES[role].in_department else None
    page = signed_in_client(role, department=department)
    hears = Permission.LISTEN_TO_ANY_RECORDING in ROLES[role].permissions
    assert _listen(page)[0] == (201 if hears else 404 if ROLES[role].in_department else 403)


def test_a_department_hears_the_calls_of_its_work_orders_and_no_others(
    call: Call, city: City, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    work_order = dispatched(actor_of(person("dispatcher")), AT, call_reference=call.reference)
    own = signed_in_client("handler", department=city.departments["dongshan-water"])
    other = signed_in_client("handler", department=city.departments["market"])

    assert own.get(f"/api/work-orders/{work_order.number}").json()["call"]["reference"] == call.reference
    status, listening = _listen(own)
    assert status == 201 and _sound(own, listening).status_code == 200
    assert _listen(other)[0] == 404
    assert other.get(f"/api/calls/{call.reference}/recordings").status_code == 404
    assert _sound(other, listening).status_code == 403


def test_a_voice_that_asked_for_secrecy_is_not_heard_by_departments(
    call: Call, city: City, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    by = actor_of(person("dispatcher"))
    work_order = dispatched(by, AT, call_reference=call.reference)
    own = signed_in_client("handler", department=city.departments["dongshan-water"])
    _, listening = _listen(own)
    registered(by, AT, call_reference=call.reference, is_confidential=True)

    assert _listen(own)[0] == 403
    assert _sound(own, listening).status_code == 403
    assert own.get(f"/api/calls/{call.reference}/recordings").json()["may_listen"] is False
    assert work_order.number


def test_whoever_is_recused_from_a_work_order_does_not_hear_its_call(
    call: Call, person: PersonFactory, signed_in_client: ClientFactory
) -> None:
    work_order = registered(actor_of(person("dispatcher")), AT, call_reference=call.reference)
    reviewer = person("reviewer")
    recuse(
        number=work_order.number,
        account=reviewer.account,
        reason="当事人亲属",
        by=actor_of(person("team_leader")),
        at=AT,
    )
    assert _listen(signed_in_client(reviewer))[0] == 403


def test_complaints_keep_their_call_longer_also_once_a_request_becomes_one(call: Call, person: PersonFactory) -> None:
    by = actor_of(person("dispatcher"))
    work_order = registered(by, AT, call_reference=call.reference, request_type=RequestType.INQUIRY)
    assert not LongerRetention.objects.exists()
    amend(number=work_order.number, amendment=Amendment(request_type=RequestType.COMPLAINT), by=by, at=AT)
    assert LongerRetention.objects.get().recording_class == "disputed"
    registered(by, AT, call_reference=call.reference)
    assert LongerRetention.objects.get().call_id == call.pk


def test_calls_are_listed_newest_first_and_found_by_number_day_outcome_and_incident(
    call: Call, signed_in_client: ClientFactory
) -> None:
    page = signed_in_client("team_leader")
    lost = Call.objects.create(
        reference="C20230507-2",
        arrived_at=AT - timedelta(days=1),
        caller_number="13900000001",
        outcome=CallOutcome.ABANDONED,
        waiting_seconds=30,
        talking_seconds=0,
        after_call_seconds=0,
        ended_at=AT - timedelta(days=1),
    )

    def found(query: str = "") -> list[str]:
        return [each["reference"] for each in page.get(f"/api/calls?{query}").json()["items"]]

    assert found() == [call.reference, lost.reference]
    assert found("q=13900000001") == found("outcome=abandoned") == found("to=2023-05-07") == [lost.reference]
    assert found("q=1390") == [] and found("has_incident=true") == []
    assert found(f"agent={call.agent.account if call.agent else ''}") == [call.reference]
    first = page.get("/api/calls?limit=1").json()
    assert first["items"][0]["caller_number"] == "138****0000"
    assert found(f"limit=1&cursor={first['next_cursor']}") == [lost.reference]


EVERYBODY = ListeningFacts(
    is_everywhere=True,
    hears_any=True,
    took_part=False,
    sees_an_order=True,
    has_concealed_order=False,
    has_confidential_order=False,
)


@pytest.mark.parametrize(
    ("facts", "hears"),
    [
        (EVERYBODY, True),
        (replace(EVERYBODY, has_confidential_order=True), True),
        (replace(EVERYBODY, has_concealed_order=True), False),
        (replace(EVERYBODY, hears_any=False), False),
        (replace(EVERYBODY, hears_any=False, took_part=True), True),
        (replace(EVERYBODY, is_everywhere=False), True),
        (replace(EVERYBODY, is_everywhere=False, sees_an_order=False), False),
        (replace(EVERYBODY, is_everywhere=False, has_confidential_order=True), False),
    ],
)
def test_who_hears_a_call_follows_from_its_work_orders(facts: ListeningFacts, hears: bool) -> None:
    assert may_listen(facts) is hears
