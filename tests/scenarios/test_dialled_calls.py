"""Calls dialled from a work order, and emergencies handed over: what is kept of them is found on the pages."""

from typing import Any

import pytest
from tests.scenarios.office import REGISTRATION, Office
from tests.scenarios.seating import do, own, ready
from tests.support import City, ClientFactory, JobRunner
from tests.switch_room import SwitchRoom

from hotline.modules.audit.models import AuditEntry
from hotline.modules.requesters.models import Requester

HAPPY = {"was_reached": True, "solution": "solved", "satisfaction": "satisfied"}


@pytest.fixture
def office(signed_in_client: ClientFactory, city: City, monkeypatch: pytest.MonkeyPatch, run_jobs: JobRunner) -> Office:
    """The hotline's office."""
    return Office(signed_in_client, city, monkeypatch, run_jobs)


def _callback(seen: dict[str, object]) -> dict[str, Any]:
    found = seen["callback"]
    assert isinstance(found, dict)
    return found


def test_a_callback_dialled_from_the_order_names_the_call_that_holds_its_recording(
    office: Office, room: SwitchRoom
) -> None:
    number = office.completed()
    do(office.clerk, "log-ins", extension="1001")
    assert office.clerk.post_json(f"/api/work-orders/{number}/dialled-calls", {}).status_code == 204
    room.answer("1001")
    seat = own(office.clerk)
    assert (seat["is_outbound"], seat["subject"]) == (True, f"work-order-{number}")

    do(office.clerk, "hang-ups")
    seen = office.step(office.clerk, number, "callbacks", **HAPPY)

    assert _callback(seen)["calls"] == [seat["call_reference"]]
    assert office.clerk.get(f"/api/calls/{seat['call_reference']}/recordings").json()["may_listen"] is True
    assert AuditEntry.objects.filter(action="dial_requester", subject=f"work_order:{number}").count() == 1


def test_a_callback_after_another_orders_call_names_none(office: Office, room: SwitchRoom) -> None:
    number = office.completed()
    do(office.clerk, "log-ins", extension="1001")
    do(office.clerk, "dialled-calls", number="13900000001", work_order_number="2026050800001")
    room.answer("1001")

    assert _callback(office.step(office.clerk, number, "callbacks", **HAPPY))["calls"] == []


def test_who_left_no_number_is_not_dialled(office: Office, room: SwitchRoom) -> None:
    number = office.completed()
    Requester.objects.update(phone_number="")
    do(office.clerk, "log-ins", extension="1001")

    answer = office.clerk.post_json(f"/api/work-orders/{number}/dialled-calls", {})

    assert (answer.status_code, answer.json()["code"]) == (409, "no_number_to_dial")


def test_what_an_emergency_service_was_told_stands_with_the_call(office: Office, room: SwitchRoom) -> None:
    number = office.agent.post_json("/api/work-orders", REGISTRATION).json()["number"]
    ready(office.agent)
    room.call()
    room.answer("1001")
    matter, place = "楼道煤气味很重", "文庙巷 3 号 2 单元"

    seat = do(office.agent, "emergency-transfers", service="119", work_order_number=number, matter=matter, place=place)

    (kept,) = office.agent.get(f"/api/calls/{seat['call_reference']}").json()["handovers"]
    assert {name: kept[name] for name in ("service", "matter", "place", "work_order")} == {
        "matter": matter,
        "place": place,
        "service": "119",
        "work_order": number,
    }
    assert kept["by_name"] and kept["at"]
