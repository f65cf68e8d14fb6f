"""Working days, holidays and make-up working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

# State Council notice for 2026: days off on weekdays, and working days at weekends (those that the cases need).
OFF_2026 = [
    *(date(2026, 2, day) for day in (16, 17, 18, 19, 20, 23)),
    *(date(2026, 5, day) for day in (1, 4, 5)),
    date(2026, 9, 25),
    *(date(2026, 10, day) for day in (1, 2, 5, 6, 7)),
]
WORKING_2026 = [date(2026, 2, 14), date(2026, 2, 28), date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)]
CALENDAR_2026 = WorkingCalendar(dict.fromkeys(OFF_2026, False) | dict.fromkeys(WORKING_2026, True))

days = st.dates(date(2023, 1, 1), date(2026, 12, 31))
calendars = st.builds(WorkingCalendar, st.dictionaries(days, st.booleans(), max_size=30))


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

    assert calendar.working_days_between(start, due) == count
    assert count == 0 or calendar.is_working_day(due)


@given(calendars, days, st.integers(0, 20))
def test_a_longer_limit_is_never_due_earlier(calendar: WorkingCalendar, start: date, count: int) -> None:
    assert calendar.add_working_days(start, count + 1) > calendar.add_working_days(start, count)


def test_a_negative_limit_is_an_error() -> None:
    with pytest.raises(ValueError, match="never negative"):
        CALENDAR_2026.add_working_days(date(2026, 1, 5), -1)


def test_no_working_day_lies_between_a_day_and_an_earlier_one() -> None:
    today = date(2026, 3, 2)

    assert CALENDAR_2026.working_days_between(today, today - timedelta(days=9)) == 0
