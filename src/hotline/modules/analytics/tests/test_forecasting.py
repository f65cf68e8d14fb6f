"""A forecast is the mean of the same weekdays, says how far off it usually is, and is silent where it would guess."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.utils import DatabaseError

from hotline.modules.analytics.actions.forecast_calls import forecast_calls
from hotline.modules.analytics.models import VolumeForecast
from hotline.modules.analytics.rules.forecasting import WEEK, days_to_learn_from, forecast

from .builders import Records

# A Wednesday without any holiday near it.
DAY = date(2026, 7, 15)


def hours(total: int) -> tuple[int, ...]:
    """A day whose calls came at nine and at ten."""
    return (*([0] * 9), total - total // 2, total // 2, *([0] * 13))


def weeks(*totals: int) -> dict[date, tuple[int, ...]]:
    """The same weekdays before the day, the newest first."""
    return {DAY - WEEK * number: hours(total) for number, total in enumerate(totals, 1)}


def test_forecast_is_the_mean_of_the_last_four_same_weekdays() -> None:
    found = forecast(DAY, weeks(100, 120, 80, 100, 400, 400, 400, 400), frozenset())

    assert found is not None
    assert found.total == 100
    assert found.by_hour[9:11] == (Decimal(50), Decimal(50))
    assert found.learned_from == tuple(DAY - WEEK * number for number in (4, 3, 2, 1))


def test_error_is_what_the_method_missed_on_days_that_are_over() -> None:
    found = forecast(DAY, weeks(125, 100, 100, 100), frozenset())

    assert found is not None
    assert (found.trials, found.error) == (1, Decimal("0.2"))


def test_nothing_is_foretold_from_too_few_weeks_or_without_a_trial() -> None:
    assert forecast(DAY, weeks(100, 100), frozenset()) is None
    assert forecast(DAY, weeks(100, 100, 100), frozenset()) is None
    assert forecast(DAY, weeks(100, 100, 100, 100), frozenset()) is not None


def test_holidays_are_neither_foretold_nor_learned_from() -> None:
    past = weeks(100, 9, 100, 100, 100)
    assert forecast(DAY, past, {DAY}) is None

    found = forecast(DAY, past, {DAY - WEEK * 2})

    assert found is not None
    assert found.total == 100
    assert not found.error


@pytest.mark.django_db
def test_forecast_of_a_day_is_made_once_and_never_changed(records: Records) -> None:
    for day in days_to_learn_from(DAY)[:5]:
        records.call(f"{day} 09:30:00")
        records.call(f"{day} 14:05:00")
    at = datetime(2026, 7, 14, 16, 5, tzinfo=UTC)

    made = forecast_calls(at=at)
    records.call(f"{DAY - timedelta(days=7)} 09:31:00")
    again = forecast_calls(at=at + timedelta(hours=3))

    assert made is not None and again is not None and made.pk == again.pk
    assert sum(again.by_hour) == 2
    assert again.by_hour[9] == 1
    assert not again.error
    with pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("UPDATE analytics_volumeforecast SET error = 1")


@pytest.mark.django_db
def test_hotline_without_past_weeks_has_no_forecast(records: Records) -> None:
    records.call("2026-07-14 09:30:00")

    assert forecast_calls(at=datetime(2026, 7, 14, 16, 5, tzinfo=UTC)) is None
    assert not VolumeForecast.objects.exists()
