"""Working days, holidays, make-up working days, half days and working time."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.kit.clock import LOCAL
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.taxonomy.rules.days import DayKind
from hotline.modules.taxonomy.rules.shipped import shipped_calendar

# State Council notice for 2026: days off on weekdays, and working days at weekends (those that the cases need).
OFF_2026 = [
    *(date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)),
    *(date(2026, 5, day) for day in (1, 4, 5)),
    date(2026, 9, 25),
    *(date(2026, 10, day) for day in (1, 2, 5, 6, 7)),
]
WORKING_2026 = [date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)]
CALENDAR_2026 = WorkingCalendar(dict.fromkeys(OFF_2026, DayKind.OFF) | dict.fromkeys(WORKING_2026, DayKind.FULL))

days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
calendars = st.builds(WorkingCalendar, st.dictionaries(days, st.sampled_from(DayKind), max_size=30))
_START = datetime(2023, 1, 1, tzinfo=LOCAL)
moments = st.integers(0, 90 * 86_400_000_000).map(lambda offset: _START + timedelta(microseconds=offset))
busy_days = st.dictionaries(st.dates(date(2023, 1, 1), date(2023, 3, 31)), st.sampled_from(DayKind), max_size=30)
busy_calendars = st.builds(WorkingCalendar, busy_days)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 9, 30), 5, date(2026, 10, 13)),
        (date(2026, 9, 30), 15, date(2026, 10, 27)),
        (date(2026, 9, 24), 1, date(2026, 9, 28)),
        (date(2026, 9, 24), 5, date(2026, 10, 9)),
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 5, date(2026, 2, 27)),
        (date(2026, 4, 30), 1, date(2026, 5, 6)),
        (date(2026, 4, 30), 5, date(2026, 5, 11)),
    ],
)
def test_limit_counts_working_days_over_holidays_and_make_up_days(start: date, count: int, due: date) -> None:
    assert CALENDAR_2026.add_working_days(start, count) == due


@given(calendars, days, st.integers(0, 30))
def test_due_day_lies_as_many_working_days_away_as_the_limit_says(
    calendar: WorkingCalendar, start: date, count: int
) -> None:
    due = calendar.add_working_days(start, count)

    assert calendar.working_days_between(start, due) >= count
    assert count == 0 or calendar.working_days_between(start, due - timedelta(days=1)) < count


@given(calendars, days, st.integers(0, 20))
def test_a_longer_limit_is_never_due_earlier(calendar: WorkingCalendar, start: date, count: int) -> None:
    assert calendar.add_working_days(start, count + 1) > calendar.add_working_days(start, count)


def test_a_negative_limit_is_an_error() -> None:
    with pytest.raises(ValueError, match="never negative"):
        CALENDAR_2026.add_working_days(date(2026, 1, 5), -1)


def test_no_working_day_lies_between_a_day_and_an_earlier_one() -> None:
    today = date(2026, 3, 2)

    assert CALENDAR_2026.working_days_between(today, today - timedelta(days=9)) == 0


def test_half_days_count_half() -> None:
    # Monday to Wednesday; offices close on Tuesday at noon.
    calendar = WorkingCalendar({date(2023, 5, 9): DayKind.MORNING})

    assert calendar.share_of(date(2023, 5, 9)) == Decimal("0.5")
    assert calendar.add_working_days(date(2023, 5, 8), 1) == date(2023, 5, 10)
    assert calendar.working_days_between(date(2023, 5, 8), date(2023, 5, 10)) == Decimal("1.5")


def test_two_half_days_make_a_day() -> None:
    calendar = WorkingCalendar({date(2023, 5, 9): DayKind.MORNING, date(2023, 5, 10): DayKind.AFTERNOON})

    assert calendar.add_working_days(date(2023, 5, 8), 1) == date(2023, 5, 10)


@given(calendars, days, days, days)
def test_working_days_are_additive(calendar: WorkingCalendar, one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))

    whole = calendar.working_days_between(first, last)
    assert whole == calendar.working_days_between(first, middle) + calendar.working_days_between(middle, last)


@given(busy_calendars, moments, moments, moments)
def test_working_time_is_additive(calendar: WorkingCalendar, one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three))

    whole = calendar.working_seconds_between(first, last)
    parts = calendar.working_seconds_between(first, middle) + calendar.working_seconds_between(middle, last)
    assert whole == parts


@given(busy_calendars, moments, st.integers(0, 400_000), st.integers(0, 999_999))
def test_working_time_that_is_added_has_passed(
    calendar: WorkingCalendar, start: datetime, seconds: int, microseconds: int
) -> None:
    wanted = Decimal(seconds) + Decimal(microseconds) / 1_000_000
    end = calendar.add_working_seconds(start, wanted)

    assert calendar.working_seconds_between(start, end) == wanted
    just_before = end - timedelta(microseconds=1)
    assert wanted == 0 or calendar.working_seconds_between(start, just_before) < wanted


def test_working_time_passes_in_office_hours_only() -> None:
    calendar = WorkingCalendar({date(2023, 5, 9): DayKind.AFTERNOON})
    monday, wednesday = datetime(2023, 5, 8, 11, 30, tzinfo=LOCAL), datetime(2023, 5, 10, 9, 0, tzinfo=LOCAL)

    # Half an hour and the afternoon on Monday, the afternoon on Tuesday.
    assert calendar.working_seconds_between(monday, wednesday) == Decimal(3600) * (Decimal("0.5") + 4 + 4)
    assert calendar.working_seconds_between(wednesday, monday) == 0
    # What ends with the office ends today, not tomorrow morning.
    assert calendar.add_working_seconds(monday, 4 * 3600 + 1800) == datetime(2023, 5, 8, 18, 0, tzinfo=LOCAL)


def test_negative_working_time_is_an_error() -> None:
    with pytest.raises(ValueError, match="never negative"):
        CALENDAR_2026.add_working_seconds(datetime(2026, 1, 5, tzinfo=LOCAL), -1)


def test_a_year_without_a_notice_is_not_announced() -> None:
    calendar = shipped_calendar()

    assert calendar.is_announced(2026)
    assert not calendar.is_announced(2099)
    # A day that a city decrees by itself does not make the year's holidays known.
    assert not WorkingCalendar({date(2099, 4, 13): DayKind.OFF}).is_announced(2099)
