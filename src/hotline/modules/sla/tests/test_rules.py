"""Which limit holds."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hotline.kit.clock import LOCAL
from hotline.modules.sla.public import (
    ClockKind,
    LimitCriteria,
    LimitRule,
    LimitUnit,
    limit_for,
    limits_for,
    seed_limit_rules,
)
from hotline.modules.sla.rules.criteria import Conditions, RuledLimit, most_particular
from hotline.modules.sla.rules.limits import Limit

DAY = date(2023, 5, 8)
AT = datetime(2023, 5, 8, 9, 0, tzinfo=LOCAL)
PLAIN = LimitCriteria("complaint", "ordinary")


def rule(code: str, amount: int, **fields: object) -> LimitRule:
    values = {
        "name": code,
        "clock": "handle",
        "unit": "working_day",
        "valid_from": date(2022, 1, 1),
        "recorded_by": "test",
        "recorded_at": AT,
    }
    return LimitRule.objects.create(code=code, amount=amount, **(values | fields))


@pytest.mark.django_db
@pytest.mark.parametrize("is_seeded", [True, False])
@pytest.mark.parametrize(
    ("clock", "criteria", "amount", "unit"),
    [
        (ClockKind.HANDLE, LimitCriteria("inquiry", "ordinary"), 3, LimitUnit.WORKING_DAY),
        (ClockKind.HANDLE, PLAIN, 5, LimitUnit.WORKING_DAY),
        (ClockKind.HANDLE, LimitCriteria("complaint", "urgent"), 5, LimitUnit.WORKING_DAY),
        (ClockKind.HANDLE, LimitCriteria("inquiry", "emergency"), 2, LimitUnit.HOUR),
        (
            ClockKind.HANDLE,
            LimitCriteria("complaint", "ordinary", requester_kind="enterprise"),
            3,
            LimitUnit.WORKING_DAY,
        ),
        (ClockKind.HANDLE, LimitCriteria("complaint", "emergency", requester_kind="enterprise"), 2, LimitUnit.HOUR),
        (ClockKind.DISPATCH, PLAIN, 30, LimitUnit.MINUTE),
        (ClockKind.ACKNOWLEDGE, PLAIN, 1, LimitUnit.WORKING_DAY),
        (ClockKind.ACKNOWLEDGE, LimitCriteria("complaint", "urgent"), 4, LimitUnit.HOUR),
        (ClockKind.ACKNOWLEDGE, LimitCriteria("complaint", "emergency"), 30, LimitUnit.MINUTE),
        (ClockKind.CONTACT, PLAIN, 1, LimitUnit.WORKING_DAY),
        (ClockKind.CONTACT, LimitCriteria("complaint", "urgent"), 24, LimitUnit.HOUR),
        (ClockKind.CONTACT, LimitCriteria("complaint", "emergency"), 2, LimitUnit.HOUR),
        (ClockKind.SUPPORT, PLAIN, 3, LimitUnit.WORKING_DAY),
        (ClockKind.SEND_BACK, PLAIN, 1, LimitUnit.WORKING_DAY),
        (ClockKind.CITIZEN, PLAIN, 15, LimitUnit.DAY),
    ],
)
def test_starting_rules_hold_whether_they_are_written_or_not(
    is_seeded: bool, clock: ClockKind, criteria: LimitCriteria, amount: int, unit: LimitUnit
) -> None:
    if is_seeded:
        seed_limit_rules(valid_from=date(2023, 1, 1))

    limit = limit_for(clock, criteria, on=DAY)

    assert (limit.amount, limit.unit) == (amount, unit)


def test_the_order_of_particularity_is_the_documented_one() -> None:
    criteria = LimitCriteria("complaint", "emergency", ("01", "0101"), ("a", "b"), "enterprise", True)
    in_order = [
        Conditions(),
        Conditions(request_type="complaint"),
        Conditions(requester_kind="enterprise"),
        Conditions(is_key_enterprise=True),
        Conditions(department_code="a"),
        Conditions(department_code="b"),
        Conditions(category_code="01"),
        Conditions(category_code="0101"),
        Conditions(urgency="emergency"),
        Conditions(urgency="emergency", category_code="01"),
    ]
    rules = [
        RuledLimit(conditions, DAY, Limit(number, LimitUnit.DAY, "")) for number, conditions in enumerate(in_order)
    ]

    for count in range(1, len(rules) + 1):
        chosen = most_particular(rules[:count], criteria)
        assert chosen is not None and chosen.amount == count - 1


def test_an_urgent_matter_keeps_its_categorys_limit() -> None:
    water = RuledLimit(Conditions(category_code="01"), DAY, Limit(30, LimitUnit.MINUTE, "水"))
    urgent = RuledLimit(Conditions(urgency="urgent"), DAY, Limit(4, LimitUnit.HOUR, "紧急"))

    chosen = most_particular([urgent, water], LimitCriteria("complaint", "urgent", ("01", "0101")))

    assert chosen == water.limit


@pytest.mark.django_db
def test_a_category_rule_fits_what_is_below_it_and_nothing_beside_it() -> None:
    rule("water", 30, clock="acknowledge", unit="minute", category_code="0101")

    below = limit_for(ClockKind.ACKNOWLEDGE, LimitCriteria("complaint", "ordinary", ("01", "0101", "010101")), on=DAY)
    beside = limit_for(ClockKind.ACKNOWLEDGE, LimitCriteria("complaint", "ordinary", ("01", "0102")), on=DAY)

    assert (below.amount, below.unit, below.rule_code) == (30, LimitUnit.MINUTE, "water")
    assert (beside.amount, beside.unit) == (1, LimitUnit.WORKING_DAY)


@pytest.mark.django_db
def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    rule("old", 9, valid_to=date(2022, 12, 31))
    rule("new", 4, valid_from=date(2023, 1, 1))

    assert limit_for(ClockKind.HANDLE, PLAIN, on=date(2022, 12, 31)).amount == 9
    assert limit_for(ClockKind.HANDLE, PLAIN, on=date(2023, 1, 1)).amount == 4


@pytest.mark.django_db
def test_a_clock_that_has_rules_keeps_them() -> None:
    rule("own", 7)

    seed_limit_rules(valid_from=date(2022, 1, 1))
    seed_limit_rules(valid_from=date(2022, 1, 1))

    assert [each.code for each in LimitRule.objects.filter(clock="handle")] == ["own"]
    assert LimitRule.objects.filter(clock="dispatch").count() == 1


@pytest.mark.django_db
def test_all_clocks_are_answered_by_one_query() -> None:
    seed_limit_rules(valid_from=date(2022, 1, 1))

    with CaptureQueriesContext(
        connection,
    ) as queries:
        limits = limits_for(list(ClockKind), PLAIN, on=DAY)

    assert len(queries) == 1
    assert set(limits) == set(ClockKind)
