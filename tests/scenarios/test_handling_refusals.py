"""Who may not take a department's step: every address of handling and closing, asked by those it is not for."""

from datetime import timedelta

import pytest

from hotline.modules.workorders.models import WorkOrder

from .handling import Desk, Hand, desk, hand, refused, take

__all__ = ["desk", "hand"]

pytestmark = pytest.mark.django_db

# What a department in the lead does, and what it says.
LEADS: dict[str, dict[str, object]] = {
    "contacts": {"means": "phone", "was_reached": True},
    "progress-notes": {"note": "已到现场"},
    "extension-requests": {"amount": 2, "reason": "等待材料"},
    "suspensions": {"reason": "等待材料", "days": 2},
    "promise-requests": {"until_on": "2023-06-30", "reason": "历史遗留"},
    "replies": {"answer": "管道已修复，恢复供水。"},
    "reply-drafts": {"answer": "管道已修复，恢复供水。"},
}
SUPPORTERS: dict[str, dict[str, object]] = {
    "supporting-acknowledgements": {},
    "supporting-replies": {"reply": "二次供水设施正常。"},
}
CENTRES: dict[str, dict[str, object]] = {
    "extension-decisions": {"outcome": "approved"},
    "promise-decisions": {"outcome": "approved"},
    "reviews": {"outcome": "accepted"},
    "result-confirmations": {"note": "核查属实"},
    "reopenings": {"reason": "仍未解决", "to": "department"},
    "archivings": {},
    "publications": {"title": "停水", "text": "已修复。"},
    "publication-withdrawals": {"reason": "撤回"},
    "due-recalculations": {"reason": "新日历"},
}
EVERYTHING = LEADS | SUPPORTERS | CENTRES | {"acknowledgements": {}, "resumptions": {}}


@pytest.mark.parametrize("address", LEADS | SUPPORTERS | {"acknowledgements": {}, "resumptions": {}})
def test_another_departments_work_order_does_not_exist(desk: Desk, address: str) -> None:
    number = desk.acknowledged()

    answer = desk("handler", "market").post_json(
        f"/api/work-orders/{number}/{address}", {**EVERYTHING[address], "version": 3}
    )

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
    assert WorkOrder.objects.get(number=number).history.count() == 3


@pytest.mark.parametrize("address", LEADS)
def test_a_department_in_support_does_not_act_as_the_lead(desk: Desk, address: str) -> None:
    number = desk.acknowledged(supporting_codes=["housing"])

    assert refused(desk("handler", "housing"), number, address, **LEADS[address]) == (403, "not_your_part")


@pytest.mark.parametrize("address", SUPPORTERS)
def test_the_lead_does_not_act_as_a_department_in_support(desk: Desk, address: str) -> None:
    number = desk.acknowledged(supporting_codes=["housing"])

    assert refused(desk.handler, number, address, **SUPPORTERS[address]) == (403, "not_supporting")


@pytest.mark.parametrize("address", [*LEADS, *SUPPORTERS])
def test_a_department_that_is_only_informed_does_nothing(desk: Desk, address: str) -> None:
    number = desk.acknowledged(copied_codes=["housing"])

    status, code = refused(desk("handler", "housing"), number, address, **EVERYTHING[address])
    assert (status, code) in {(403, "not_your_part"), (403, "not_supporting")}


@pytest.mark.parametrize("address", EVERYTHING)
def test_an_agent_and_an_analyst_take_no_step_of_handling(desk: Desk, address: str) -> None:
    number = desk.acknowledged()

    for role in ("agent", "analyst"):
        assert refused(desk(role), number, address, **EVERYTHING[address]) == (403, "not_permitted")


@pytest.mark.parametrize("address", CENTRES)
def test_a_department_takes_no_step_of_the_centre(desk: Desk, address: str) -> None:
    number = desk.acknowledged()

    assert refused(desk.handler, number, address, **CENTRES[address]) == (403, "not_permitted")


@pytest.mark.parametrize("address", [*LEADS, *SUPPORTERS, "acknowledgements", "resumptions"])
def test_nothing_is_handled_after_completion(desk: Desk, address: str) -> None:
    number = desk.acknowledged(supporting_codes=["housing"])
    take(desk.handler, number, "replies", answer="管道已修复，恢复供水。")
    take(desk("reviewer"), number, "reviews", outcome="accepted")

    page = desk("handler", "housing") if address in SUPPORTERS else desk.handler
    assert refused(page, number, address, **EVERYTHING[address]) == (409, "stage_not_reachable")


@pytest.mark.parametrize("address", ["extension-decisions", "promise-decisions"])
def test_there_is_nothing_to_decide_where_nobody_applied(desk: Desk, address: str) -> None:
    number = desk.acknowledged()

    assert refused(desk("hotline_head"), number, address, outcome="refused") == (409, "no_open_application")


def test_a_stale_page_takes_no_step(desk: Desk, hand: Hand) -> None:
    number = desk.acknowledged()
    hand.at += timedelta(minutes=1)

    answer = desk.handler.post_json(f"/api/work-orders/{number}/replies", {"answer": "管道已修复。", "version": 2})

    assert (answer.status_code, answer.json()["code"]) == (409, "stale_version")
    assert WorkOrder.objects.get(number=number).stage == "acknowledged"


@pytest.mark.parametrize(
    ("address", "body", "field"),
    [
        ("contacts", {"means": "pigeon", "was_reached": True}, "means"),
        ("progress-notes", {"note": " "}, "note"),
        ("extension-requests", {"amount": 0, "reason": "等待材料"}, "amount"),
        ("extension-requests", {"amount": 2, "reason": "x"}, "reason"),
        ("suspensions", {"reason": "等待材料", "days": 0}, "days"),
        ("promise-requests", {"until_on": "someday", "reason": "历史遗留"}, "until_on"),
        ("replies", {"answer": "  "}, "answer"),
        ("replies", {"answer": "已修复。", "outcome": "great"}, "outcome"),
        ("replies", {"reply": "已修复。"}, "answer"),
    ],
)
def test_bad_input_names_its_field(desk: Desk, address: str, body: dict[str, object], field: str) -> None:
    number = desk.acknowledged()

    answer = desk.handler.post_json(f"/api/work-orders/{number}/{address}", {**body, "version": 3})

    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert WorkOrder.objects.get(number=number).version == 3
