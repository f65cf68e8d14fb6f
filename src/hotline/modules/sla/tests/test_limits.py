"""When a limit runs out."""

from datetime import UTC, date, datetime

from hotline.kit.clock import LOCAL
from hotline.modules.sla.public import Limit, LimitUnit
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.taxonomy.rules.days import DayKind

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


def test_natural_days_count_weekends_and_not_the_day_of_the_start() -> None:
    friday = datetime(2023, 5, 12, 9, 0, tzinfo=LOCAL)

    assert Limit(15, LimitUnit.DAY, "").due_at(friday, PLAIN_WEEK) == datetime(2023, 5, 28, 0, 0, tzinfo=LOCAL)


def test_working_hours_stop_at_noon_and_in_the_evening() -> None:
    friday = datetime(2023, 5, 12, 11, 0, tzinfo=LOCAL)

    assert Limit(6, LimitUnit.WORKING_HOUR, "").due_at(friday, PLAIN_WEEK) == datetime(2023, 5, 15, 10, 0, tzinfo=LOCAL)


def test_minutes_run_around_the_clock() -> None:
    night = datetime(2023, 10, 1, 2, 0, tzinfo=LOCAL)

    assert Limit(30, LimitUnit.MINUTE, "").due_at(night, PLAIN_WEEK) == datetime(2023, 10, 1, 2, 30, tzinfo=LOCAL)


def test_half_days_make_a_limit_longer() -> None:
    calendar = WorkingCalendar({date(2023, 5, 9): DayKind.MORNING})
    monday = datetime(2023, 5, 8, 9, 0, tzinfo=LOCAL)

    assert Limit(1, LimitUnit.WORKING_DAY, "").due_at(monday, calendar) == datetime(2023, 5, 11, 0, 0, tzinfo=LOCAL)
