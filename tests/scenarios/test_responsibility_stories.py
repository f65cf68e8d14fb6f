"""Stories of the responsibility list over HTTP: who keeps it, and what it says to a matter."""

from collections.abc import Mapping

import pytest

from hotline.modules.workorders.models import Assignment

from .dispatching import House, Time, due_moments, house, moment, parts_of, take, time

__all__ = ["house", "time"]

pytestmark = pytest.mark.django_db

SUGGESTIONS = "/api/work-orders/suggestions"


def test_scenario_18_unit_limit_and_basis_come_from_the_list_of_the_day(house: House, time: Time) -> None:
    # Given a line for the whole city and a nearer one for the town, of two working days.
    house.line()
    line = house.line(
        division_prefix="990121100",
        department_code="dongshan-cheng",
        supporting_codes=["dongshan-water"],
        basis="《城市供水条例》第二十条",
        limit_amount=2,
    )

    # When a dispatcher asks, then the nearer line answers with its limit, its basis and the copy to the county.
    asked = {"category_code": "010101", "division_code": "990121100", "request_type": "complaint"}
    first, second = house("dispatcher").get(SUGGESTIONS, asked).json()
    assert first["department"]["code"] == "dongshan-cheng" and second["department"]["code"] == "housing"
    assert (first["limit"]["amount"], first["limit"]["unit"]) == (2, "working_day")
    assert first["legal_basis"] == "《城市供水条例》第二十条"
    assert [one["code"] for one in first["supporting"]] == ["dongshan-water"]
    assert [one["code"] for one in first["copied"]] == ["dongshan"]
    assert (first["rule_code"], first["version"], first["is_fallback"]) == (line["code"], 1, False)

    # When it is dispatched, then all of that is the work order's: Monday and two working days end on Wednesday, 24:00.
    number = house.dispatched("dongshan-cheng")
    assert due_moments(number)["handle"] == moment(11)
    assert parts_of(number) == {"dongshan-cheng": "lead", "dongshan": "copied"}
    lead = Assignment.objects.get(work_order__number=number, part="lead")
    assert (lead.basis, lead.responsibility_code, lead.responsibility_version) == (
        "《城市供水条例》第二十条",
        line["code"],
        1,
    )
    shown = house("department_clerk", "dongshan").get(f"/api/work-orders/{number}").json()
    assert shown["history"][-1]["details"]["responsibility"] == f"{line['code']} v1"


def test_scenario_18_a_changed_line_is_a_new_version_and_leaves_what_was_dispatched(house: House, time: Time) -> None:
    keeper = house("dispatch_reviewer")
    line = house.line(limit_amount=2)
    before = house.dispatched("housing")

    time.is_on(9, 9)
    terms = {"department_code": "housing", "basis": "《城市供水条例》修订", "limit_amount": 1}
    changed = keeper.post_json(f"/api/responsibilities/{line['code']}/replacements", terms).json()
    after = house.dispatched("housing")

    assert (changed["version"], changed["valid_from"]) == (2, "2023-05-09")
    assert changed["recorded_by"].startswith("dispatch_reviewer")
    assert (due_moments(before)["handle"], due_moments(after)["handle"]) == (moment(11), moment(11))
    versions = keeper.get("/api/responsibilities", {"code": str(line["code"])}).json()
    assert [(one["version"], one["valid_to"]) for one in versions["items"]] == [(2, None), (1, "2023-05-08")]
    matter = {"category_code": "010101", "division_code": "990121100", "request_type": "complaint"}
    yesterday = keeper.post_json("/api/responsibilities/dry-runs", {**matter, "on": "2023-05-08"}).json()
    today = keeper.post_json("/api/responsibilities/dry-runs", matter).json()
    assert [run["suggestions"][0]["limit"]["amount"] for run in (yesterday, today)] == [2, 1]


def test_scenario_19_a_matter_of_an_unknown_unit_goes_to_the_district(house: House) -> None:
    house.line(department_code="dongshan-water", division_prefix="990121")
    number = house.registered(category_code="0201", division_code="990102")

    asked = {"category_code": "0201", "division_code": "990102"}
    (only,) = house("dispatcher").get(SUGGESTIONS, asked).json()

    assert (only["department"]["code"], only["is_fallback"], only["rule_code"]) == ("xihe", True, "")
    take(house("dispatcher"), number, "dispatches", department_code=only["department"]["code"])
    assert parts_of(number) == {"xihe": "lead"}


def test_the_responsibility_list_is_kept_by_its_keepers_and_never_backwards(house: House, time: Time) -> None:
    keeper, line = house("dispatch_reviewer"), house.line()
    terms = {"department_code": "market", "basis": "三定方案"}
    path = f"/api/responsibilities/{line['code']}"

    def code_of(address: str, body: Mapping[str, object]) -> str:
        return str(keeper.post_json(address, body).json().get("code"))

    assert house("dispatcher").get("/api/responsibilities").status_code == 403
    same = {"category_code": "0101", "department_code": "housing", "basis": "重复"}
    assert code_of("/api/responsibilities", same) == "responsibility_exists"
    assert code_of(f"{path}/replacements", {**terms, "valid_from": "2023-05-07"}) == "responsibility_retroactive"
    assert code_of(f"{path}/replacements", {**terms, "department_code": "centre"}) == "department_not_suitable"
    assert code_of(f"{path}/replacements", {**terms, "supporting_codes": ["nobody"]}) == "not_found"
    assert code_of("/api/responsibilities/nothing/closings", {}) == "not_found"
    assert keeper.post_json(f"{path}/closings", {"valid_to": "2023-05-09"}).json()["valid_to"] == "2023-05-09"
    assert code_of(f"{path}/replacements", terms) == "responsibility_closed"

    asked = {"category_code": "010101"}
    assert house("dispatcher").get(SUGGESTIONS, asked).json()[0]["department"]["code"] == "housing"
    time.is_on(10, 9)
    assert house("dispatcher").get(SUGGESTIONS, asked).json() == []
    assert keeper.get("/api/responsibilities", {"on": "2023-05-10"}).json() == {"items": [], "count": 0}


def test_a_dry_run_shows_every_line_and_why_it_fits_or_not(house: House) -> None:
    house.line()
    house.line(division_prefix="990102", department_code="xihe")
    house.line(request_type="inquiry", department_code="market")
    house.line(category_code="01", division_prefix="990121", department_code="dongshan")

    matter = {"category_code": "010101", "division_code": "990121100", "request_type": "complaint"}
    run = house("dispatch_reviewer").post_json("/api/responsibilities/dry-runs", matter).json()

    assert [(one["department"]["code"], one["place"]) for one in run["considered"]] == [
        ("housing", 1),
        ("dongshan", 2),
        ("xihe", None),
        ("market", None),
    ]
    assert [one["reason"] for one in run["considered"]][2:] == ["适用于其他辖区", "适用于其他诉求类型"]
    assert "责任清单第1版：供水（全市）" in run["suggestions"][0]["reason"]
