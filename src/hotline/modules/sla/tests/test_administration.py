"""Limit rules are written, replaced and closed by those who keep the organisation, and by nobody else."""

from datetime import date, datetime, timedelta

import pytest
from tests.support import City, ClientFactory, PageClient

from hotline.kit.clock import local_date, now
from hotline.modules.audit.public import AuditEntry
from hotline.modules.sla.public import ClockKind, LimitCriteria, LimitRule, limit_for, seed_limit_rules

WATER = {
    "code": "acknowledge_water",
    "name": "供水三十分钟签收",
    "clock": "acknowledge",
    "category_code": "0101",
    "amount": 30,
    "unit": "minute",
    "legal_basis": "市热线工单办理细则第八条",
    "reason": "夜间停水投诉签收过慢",
}
IN_WATER = LimitCriteria("complaint", "ordinary", ("01", "0101", "010101"))


@pytest.fixture
def today() -> date:
    return local_date(now())


@pytest.fixture
def keeper(city: City, signed_in_client: ClientFactory) -> PageClient:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    return signed_in_client("system_administrator")


def in_force(on: date) -> tuple[int, str]:
    limit = limit_for(ClockKind.ACKNOWLEDGE, IN_WATER, on=on)
    return limit.amount, limit.unit


def test_a_rule_for_a_category_holds_from_its_first_day(keeper: PageClient, today: date) -> None:
    first_day = today + timedelta(days=3)

    written = keeper.post_json("/api/limit-rules", {**WATER, "valid_from": first_day.isoformat()})

    assert written.status_code == 201, written.json()
    assert (written.json()["version"], written.json()["legal_basis"]) == (1, "市热线工单办理细则第八条")
    assert in_force(today) == (1, "working_day")
    assert in_force(first_day) == (30, "minute")
    entry = AuditEntry.objects.get(action="write_limit_rule")
    assert (entry.subject, entry.reason) == ("limit_rule:acknowledge_water", "夜间停水投诉签收过慢")


def test_a_replacement_closes_the_version_before_and_keeps_both(keeper: PageClient, today: date) -> None:
    keeper.post_json("/api/limit-rules", {**WATER, "valid_from": today.isoformat()})
    from_day = today + timedelta(days=7)
    terms = {"name": "供水十五分钟签收", "amount": 15, "unit": "minute", "reason": "细则修订"}

    replaced = keeper.post_json(
        "/api/limit-rules/acknowledge_water/replacements", {**terms, "valid_from": from_day.isoformat()}
    )

    assert replaced.status_code == 201, replaced.json()
    assert (replaced.json()["version"], replaced.json()["category_code"]) == (2, "0101")
    assert in_force(from_day - timedelta(days=1)) == (30, "minute")
    assert in_force(from_day) == (15, "minute")
    versions = LimitRule.objects.filter(code="acknowledge_water").order_by("version")
    assert [(rule.valid_to, rule.recorded_by) for rule in versions] == [
        (from_day - timedelta(days=1), replaced.json()["recorded_by"]),
        (None, replaced.json()["recorded_by"]),
    ]


def test_a_closed_rule_gives_way_to_the_next_particular_one(keeper: PageClient, today: date) -> None:
    keeper.post_json("/api/limit-rules", {**WATER, "valid_from": today.isoformat()})

    closed = keeper.post_json(
        "/api/limit-rules/acknowledge_water/closings", {"valid_to": today.isoformat(), "reason": "不再需要"}
    )

    assert closed.status_code == 200, closed.json()
    assert in_force(today) == (30, "minute")
    assert in_force(today + timedelta(days=1)) == (1, "working_day")
    again = keeper.post_json(
        "/api/limit-rules/acknowledge_water/closings", {"valid_to": today.isoformat(), "reason": "不再需要"}
    )
    assert again.json()["code"] == "limit_rule_closed"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "acknowledge"}, "limit_rule_exists"),
        ({"category_code": ""}, "limit_rule_exists"),
        ({"category_code": "99"}, "not_found"),
        ({"department_code": "nobody"}, "not_found"),
        ({"valid_from": "2020-01-01"}, "limit_rule_retroactive"),
        ({"amount": 0}, "invalid_input"),
        ({"unit": "month"}, "invalid_input"),
        ({"urgency": "very"}, "invalid_input"),
        ({"reason": " "}, "invalid_input"),
        ({"colour": "red"}, "invalid_input"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(keeper: PageClient, today: date, change: dict[str, str], code: str) -> None:
    before = LimitRule.objects.count()

    refused = keeper.post_json("/api/limit-rules", {**WATER, "valid_from": today.isoformat(), **change})

    assert refused.json()["code"] == code
    assert LimitRule.objects.count() == before
    assert not AuditEntry.objects.filter(action="write_limit_rule").exists()


def test_a_change_in_the_past_is_refused(keeper: PageClient, today: date) -> None:
    yesterday = (today - timedelta(days=1)).isoformat()
    terms = {"name": "新", "amount": 4, "unit": "working_day", "valid_from": yesterday, "reason": "追溯"}

    replaced = keeper.post_json("/api/limit-rules/handle/replacements", terms)
    closed = keeper.post_json("/api/limit-rules/handle/closings", {"valid_to": yesterday, "reason": "追溯"})

    assert replaced.json()["code"] == closed.json()["code"] == "limit_rule_retroactive"
    assert replaced.json()["facts"]["earliest"] == today.isoformat()
    assert list(LimitRule.objects.filter(code="handle").values_list("version", "valid_to")) == [(1, None)]


def test_a_rule_that_nobody_wrote_cannot_be_changed(keeper: PageClient, today: date) -> None:
    refused = keeper.post_json("/api/limit-rules/none/closings", {"valid_to": today.isoformat(), "reason": "无"})

    assert refused.json()["code"] == "not_found"


@pytest.mark.parametrize("role", ["dispatcher", "hotline_head", "security_administrator", "handler"])
def test_others_read_rules_and_change_none(city: City, signed_in_client: ClientFactory, today: date, role: str) -> None:
    seed_limit_rules(valid_from=date(2020, 1, 1))
    page = signed_in_client(role, department=city.departments["dongshan"] if role == "handler" else None)
    day = today.isoformat()

    answers = [
        page.post_json("/api/limit-rules", {**WATER, "valid_from": day}),
        page.post_json("/api/limit-rules/handle/replacements", {"name": "新", "amount": 4, "unit": "day"}),
        page.post_json("/api/limit-rules/handle/closings", {"valid_to": day, "reason": "无"}),
    ]

    assert [answer.json()["code"] for answer in answers] == ["not_permitted"] * 3
    assert LimitRule.objects.filter(code="handle", version=1, valid_to=None).exists()
    assert not LimitRule.objects.filter(code="acknowledge_water").exists()
    assert len(page.get("/api/limit-rules").json()) == LimitRule.objects.count()


def test_rules_are_listed_by_day_and_clock(keeper: PageClient, today: date) -> None:
    keeper.post_json("/api/limit-rules", {**WATER, "valid_from": (today + timedelta(days=3)).isoformat()})

    listed = keeper.get("/api/limit-rules", {"on": today.isoformat(), "clock": "acknowledge"}).json()

    assert [rule["code"] for rule in listed] == ["acknowledge", "acknowledge_emergency", "acknowledge_urgent"]


def test_a_list_of_rules_costs_the_same_however_long_it_is(
    keeper: PageClient, at: datetime, django_assert_max_num_queries: object
) -> None:
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        keeper.get("/api/limit-rules")
    LimitRule.objects.bulk_create(
        LimitRule(
            code=f"r{number}", name="r", clock="handle", amount=1, unit="day", valid_from=date(2020, 1, 1),
            recorded_by="test", recorded_at=at,
        )
        for number in range(30)
    )  # fmt: skip
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        keeper.get("/api/limit-rules")
