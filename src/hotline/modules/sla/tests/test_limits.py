"""Which limit holds, and when it runs out."""

from datetime import UTC, date, datetime

import pytest

from hotline.kit.clock import LOCAL
from hotline.modules.sla.public import Limit, LimitRule, LimitUnit, limit_for, seed_limit_rules
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

PLAIN_WEEK = WorkingCalendar({})


def test_working_days_run_to_the_end_of_the_last_day() -> None:
    monday = datetime(2023, 5, 8, 9, 0, tzinfo=LOCAL)

    assert Limit(3, LimitUnit.WORKING_DAY, "").due_at(monday, PLAIN_WEEK) == datetime(2023, 5, 12, 0, 0, tzinfo=LOCAL)


def test_the_day_of_dispatch_is_the_local_day() -> None:
    # 17:00 UTC on Sunday is already Monday in local time, so Monday does not count.
    sunday_in_utc = datetime(2023, 5, 7, 17, 0, tzinfo=UTC)

    assert Limit(1, LimitUnit.WORKING_DAY, "").due_at(sunday_in_utc, PLAIN_WEEK) == datetime(
        2023, 5, 10, 0, 0, tzinfo=LOCAL
    )


def test_an_emergency_runs_in_natural_hours_through_a_holiday_night() -> None:
    holiday_night = datetime(2023, 10, 1, 23, 30, tzinfo=LOCAL)

    assert Limit(2, LimitUnit.HOUR, "").due_at(holiday_night, PLAIN_WEEK) == datetime(2023, 10, 2, 1, 30, tzinfo=LOCAL)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("request_type", "urgency", "amount", "unit"),
    [
        ("inquiry", "ordinary", 3, LimitUnit.WORKING_DAY),
        ("complaint", "ordinary", 5, LimitUnit.WORKING_DAY),
        ("complaint", "urgent", 5, LimitUnit.WORKING_DAY),
        ("inquiry", "emergency", 2, LimitUnit.HOUR),
    ],
)
def test_the_most_particular_rule_holds(request_type: str, urgency: str, amount: int, unit: LimitUnit) -> None:
    seed_limit_rules(valid_from=date(2023, 1, 1))

    limit = limit_for(request_type=request_type, urgency=urgency, on=date(2023, 5, 8))

    assert (limit.amount, limit.unit) == (amount, unit)


@pytest.mark.django_db
def test_a_rule_holds_from_its_first_day_to_its_last() -> None:
    LimitRule.objects.create(
        name="旧", amount=9, unit="working_day", valid_from=date(2022, 1, 1), valid_to=date(2022, 12, 31)
    )
    LimitRule.objects.create(name="新", amount=4, unit="working_day", valid_from=date(2023, 1, 1))

    assert limit_for(request_type="complaint", urgency="ordinary", on=date(2022, 12, 31)).amount == 9
    assert limit_for(request_type="complaint", urgency="ordinary", on=date(2023, 1, 1)).amount == 4


@pytest.mark.django_db
def test_a_hotline_that_has_rules_keeps_them() -> None:
    LimitRule.objects.create(name="自定", amount=7, unit="working_day", valid_from=date(2022, 1, 1))

    seed_limit_rules(valid_from=date(2022, 1, 1))

    assert [rule.name for rule in LimitRule.objects.all()] == ["自定"]
