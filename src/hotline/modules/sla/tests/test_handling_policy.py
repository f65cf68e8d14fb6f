"""The numbers of handling are a city's own: published in versions, and what was decided before stands."""

from dataclasses import fields
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import City, ClientFactory, NumbersPublisher, PageClient

from hotline.kit.clock import local_date, now
from hotline.kit.errors import InvalidInput
from hotline.modules.audit.public import AuditEntry
from hotline.modules.sla.models import HandlingPolicyVersion
from hotline.modules.sla.public import ClockKind, LimitUnit, handling_policy
from hotline.modules.sla.rules.handling_policy import (
    STARTING_POLICY,
    HandlingPolicy,
    kept_policy,
    policy_from,
    values_of,
)
from hotline.modules.sla.rules.policy_numbers import POLICY_NUMBERS

TODAY = local_date(now()).isoformat()


def test_every_number_has_a_name_a_unit_and_a_source() -> None:
    named = [number.name for number in POLICY_NUMBERS]

    assert sorted(named) == sorted(field.name for field in fields(HandlingPolicy))
    assert all(
        number.title_zh and number.title_en and number.source_zh and number.source_en for number in POLICY_NUMBERS
    )


def test_the_starting_values_are_consistent_and_survive_being_kept() -> None:
    assert policy_from(values_of(STARTING_POLICY)) == STARTING_POLICY
    assert kept_policy({"most_extensions": 4, "no_longer_known": 1}).most_extensions == 4


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"most_extensions": -1}, "values.most_extensions"),
        ({"handle_warning_percents": [80, 50]}, "values.handle_warning_percents"),
        ({"handle_warning_percents": [120]}, "values.handle_warning_percents"),
        ({"text_sender": "【x】"}, "values.text_sender"),
        ({"most_suspension_days_in_total": 3}, "values.most_suspension_days_in_total"),
        ({"routine_extensions": 3}, "values.routine_extensions"),
        ({"nonsense": 1}, "values.nonsense"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_its_name(values: dict[str, object], field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        policy_from(values)
    assert refused.value.field == field


def test_an_extension_counts_in_the_unit_of_its_limit() -> None:
    policy = HandlingPolicy(most_extension_days=5, most_extension_hours=2)

    assert [policy.most_extension(unit) for unit in (LimitUnit.WORKING_DAY, LimitUnit.HOUR, LimitUnit.MINUTE)] == [
        5,
        2,
        120,
    ]
    assert policy.warning_percents(ClockKind.SEND_BACK) == ()


@pytest.fixture
def head(city: City, signed_in_client: ClientFactory) -> PageClient:
    return signed_in_client("hotline_head")


def test_a_version_holds_from_its_day_and_keeps_who_and_why(head: PageClient) -> None:
    tomorrow = local_date(now()) + timedelta(days=1)
    body = {"values": {"most_extensions": 3}, "valid_from": tomorrow.isoformat(), "reason": "细则修订"}

    published = head.post_json("/api/handling-policy/versions", body)

    assert published.status_code == 201, published.json()
    assert (published.json()["version"], published.json()["values"]["most_extensions"]) == (1, 3)
    assert handling_policy(now()).most_extensions == 2
    assert handling_policy(now() + timedelta(days=1)).most_extensions == 3
    entry = AuditEntry.objects.get(action="publish_handling_policy")
    assert (entry.reason, entry.facts["changed"]) == ("细则修订", "most_extensions")
    (version,) = head.get("/api/handling-policy/versions").json()
    assert (version["reason"], version["valid_from"]) == ("细则修订", tomorrow.isoformat())


def test_a_dry_run_tells_what_would_change_and_writes_nothing(head: PageClient) -> None:
    body = {"values": {"most_extensions": 3, "contact_attempts": 3}, "valid_from": TODAY}

    told = head.post_json("/api/handling-policy/comparisons", body).json()

    assert [(one["name"], one["before"], one["after"]) for one in told["changes"]] == [("most_extensions", 2, 3)]
    assert not HandlingPolicyVersion.objects.exists()


def test_what_cannot_be_published_is_refused_and_changes_nothing(
    head: PageClient, signed_in_client: ClientFactory
) -> None:
    yesterday = (local_date(now()) - timedelta(days=1)).isoformat()
    told = {"values": {"most_extensions": 3}, "valid_from": TODAY, "reason": "细则修订"}

    early = head.post_json("/api/handling-policy/versions", told | {"valid_from": yesterday})
    same = head.post_json("/api/handling-policy/versions", told | {"values": {"most_extensions": 2}})
    wrong = head.post_json("/api/handling-policy/versions", told | {"values": {"most_extensions": 99}})
    other = signed_in_client("dispatcher").post_json("/api/handling-policy/versions", told)

    codes = [answer.json()["code"] for answer in (early, same, wrong, other)]
    assert codes == ["handling_policy_retroactive", "handling_policy_unchanged", "invalid_input", "not_permitted"]
    assert not HandlingPolicyVersion.objects.exists()


def test_the_page_gets_every_number_with_its_source_in_both_languages(head: PageClient) -> None:
    zh = head.get("/api/handling-policy", headers={"Accept-Language": "zh"}).json()
    en = head.get("/api/handling-policy", headers={"Accept-Language": "en"}).json()

    assert zh["version"] == 0
    assert len(zh["numbers"]) == len(POLICY_NUMBERS)
    assert (zh["numbers"][0]["title"], en["numbers"][0]["title"]) == ("最多延期次数", "Extensions at most")


@pytest.mark.django_db
def test_asking_again_costs_no_query(publish_numbers: NumbersPublisher) -> None:
    publish_numbers(most_extensions=3)
    assert handling_policy(now()).most_extensions == 3

    with CaptureQueriesContext(connection) as captured:
        for _ in range(50):
            handling_policy(now())

    assert len(captured) == 0
