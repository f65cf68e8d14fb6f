"""Periods and the months within them."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.modules.analytics.errors import PeriodOutOfRange, PeriodReversed, PeriodTooLong
from hotline.modules.analytics.rules.keeping import months_and_days
from hotline.modules.analytics.rules.periods import Period, months_of, period_of


def test_months_are_cut_to_the_period() -> None:
    months = months_of(period_of(date(2022, 12, 30), date(2023, 2, 3)))

    assert months == {
        "2022-12": Period(date(2022, 12, 30), date(2022, 12, 31)),
        "2023-01": Period(date(2023, 1, 1), date(2023, 1, 31)),
        "2023-02": Period(date(2023, 2, 1), date(2023, 2, 3)),
    }
    assert sum(month.days for month in months.values()) == 36


def test_a_day_is_a_period() -> None:
    assert period_of(date(2024, 2, 29), date(2024, 2, 29)).days == 1


def test_a_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(PeriodReversed) as refusal:
        period_of(date(2023, 2, 1), date(2023, 1, 31))

    assert refusal.value.sentence("zh") == "截止日期 2023-01-31 早于起始日期 2023-02-01。"


def test_an_endless_period_is_refused() -> None:
    with pytest.raises(PeriodTooLong):
        period_of(date(2000, 1, 1), date(2021, 1, 1))


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(3000, 1, 1), date.max])
def test_a_period_at_the_end_of_time_is_refused(day: date) -> None:
    with pytest.raises(PeriodOutOfRange):
        period_of(day, day)


@given(
    first=st.dates(date(2023, 1, 1), date(2023, 4, 30)),
    length=st.integers(0, 200),
    changed=st.sets(st.dates(date(2023, 1, 1), date(2023, 12, 31)), max_size=4),
    by_month=st.booleans(),
)
def test_months_and_stretches_are_every_day_once_but_those_that_changed(
    first: date, length: int, changed: set[date], by_month: bool
) -> None:
    whole = Period(first, first + timedelta(days=length))
    periods = list(months_of(whole).values()) if by_month else [whole]

    months, stretches = months_and_days(periods, changed)

    of_months = [Period(month, month.replace(day=monthrange(month.year, month.month)[1])) for month in months]
    days = [day for part in (*of_months, *stretches) for day in part.all_days()]
    assert len(days) == len(set(days))
    assert set(days) == whole.all_days() - changed
