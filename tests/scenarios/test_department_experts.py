"""The directory of departments' experts: kept by administrators, used by agents to give callers to."""

import pytest
from tests.support import ClientFactory, PageClient
from tests.switch_room import SwitchRoom

from hotline.modules.audit.models import AuditEntry
from hotline.modules.departments.models import Department
from hotline.modules.telephony.models import DepartmentExpert

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("city")]


@pytest.fixture
def head(signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("hotline_head")


@pytest.fixture
def agent(signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("agent")


def _department() -> Department:
    return Department.objects.filter(is_hotline_centre=False, is_active=True).order_by("code")[0]


def _entry(**changes: str) -> dict[str, object]:
    entry = {"department_code": _department().code, "name": "林工", "number": "02788880001", "subject": "供热管网"}
    return dict(entry | changes)


def test_expert_is_found_by_every_word_of_name_subject_department_or_number(
    head: PageClient, agent: PageClient
) -> None:
    first = head.post_json("/api/department-experts", _entry()).json()
    head.post_json("/api/department-experts", _entry(name="周工", number="02788880002", subject="物业收费"))

    def names(search: str) -> list[str]:
        return [one["name"] for one in agent.get("/api/department-experts", {"search": search}).json()]

    assert (
        names("供热") == names("林工") == names("02788880001") == names(f"{_department().short_name} 供热") == ["林工"]
    )
    assert set(names("")) == {"周工", "林工"}
    assert names("供热 收费") == []
    assert first["department"] == _department().short_name


def test_who_entered_changed_and_removed_an_expert_is_kept(head: PageClient, agent: PageClient) -> None:
    path = f"/api/department-experts/{head.post_json('/api/department-experts', _entry()).json()['id']}"

    changed = head.post_json(f"{path}/changes", _entry(subject="供热收费")).json()
    assert changed["subject"] == "供热收费"
    # Told the same once more, it is no change.
    again = head.post_json(f"{path}/changes", _entry(subject="供热收费")).json()
    assert again["kept_at"] == changed["kept_at"]
    assert head.post_json(f"{path}/removal").status_code == 204

    assert agent.get("/api/department-experts").json() == []
    assert head.post_json(f"{path}/removal").status_code == 404
    expert = DepartmentExpert.objects.get()
    assert {expert.entered_by, expert.changed_by, expert.removed_by} == {expert.entered_by}
    kept = AuditEntry.objects.filter(subject=f"department_expert:{expert.pk}").order_by("id")
    assert [(entry.action, entry.facts) for entry in kept][1:] == [
        ("telephony.change_expert", {"subject": "供热管网 → 供热收费"}),
        ("telephony.remove_expert", {}),
    ]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": "0278888;1"}, "invalid_input"),
        ({"name": " "}, "invalid_input"),
        ({"department_code": "nowhere"}, "not_found"),
        ({}, "expert_listed"),
    ],
)
def test_entry_that_cannot_be_is_refused(head: PageClient, changes: dict[str, str], code: str) -> None:
    head.post_json("/api/department-experts", _entry())

    assert head.post_json("/api/department-experts", _entry(**changes)).json()["code"] == code
    assert DepartmentExpert.objects.count() == 1


def test_agent_reads_the_directory_and_changes_nothing_in_it(agent: PageClient) -> None:
    assert agent.post_json("/api/department-experts", _entry()).status_code == 403
    assert not DepartmentExpert.objects.exists()


def test_expert_of_a_department_that_is_closed_is_not_found(head: PageClient, agent: PageClient) -> None:
    head.post_json("/api/department-experts", _entry())
    Department.objects.filter(pk=_department().pk).update(is_active=False)

    assert agent.get("/api/department-experts").json() == []


@pytest.mark.parametrize("way", ["transfers", "consultations", "conferences"])
def test_caller_is_given_to_an_expert_as_to_any_number(
    head: PageClient, agent: PageClient, room: SwitchRoom, way: str
) -> None:
    number = str(head.post_json("/api/department-experts", _entry()).json()["number"])
    agent.post_json("/api/seats/own/log-ins", {"extension": "1001"})
    agent.post_json("/api/seats/own/ready-marks")
    call = room.call("13700000001")
    room.answer("1001")

    assert agent.post_json(f"/api/seats/own/{way}", {"to": number}).status_code == 200

    if way == "consultations":
        agent.post_json("/api/seats/own/consultation-completions")
    assert number in room.switch.participants(call)
