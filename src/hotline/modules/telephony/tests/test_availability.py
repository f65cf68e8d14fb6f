"""How long calls could be taken follows from what was watched and from answered calls; what nobody saw is unknown."""

from datetime import datetime, timedelta

import pytest

from hotline.kit.clock import LOCAL
from hotline.modules.telephony.actions.keep_availability import keep_availability
from hotline.modules.telephony.actions.keep_standings import keep_connection
from hotline.modules.telephony.models import AvailabilityDay, WatchedSpan
from hotline.modules.telephony.rules.availability import DayMinutes, Span, day_minutes

MIDNIGHT = datetime(2026, 11, 20, tzinfo=LOCAL)
DAY = MIDNIGHT, MIDNIGHT + timedelta(days=1)


def span(first: float, last: float) -> Span:
    """Minutes of the day."""
    return MIDNIGHT + timedelta(minutes=first), MIDNIGHT + timedelta(minutes=last)


def test_what_nobody_observed_is_neither_available_nor_at_fault() -> None:
    found = day_minutes(DAY, reachable=[span(-60, 600)], lost=[span(600, 630)], calls=[])

    assert found == DayMinutes(observed=630, available=600, unknown=810)


def test_an_answered_call_proves_that_calls_could_be_taken() -> None:
    found = day_minutes(DAY, reachable=[span(0, 600)], lost=[span(600, 1440)], calls=[span(610, 620), span(615, 640)])

    assert found == DayMinutes(observed=1440, available=630, unknown=0)


def test_a_minute_that_began_to_be_lost_counts_as_lost_and_a_moment_without_a_sign_as_nothing() -> None:
    moments = [span(0, 100), span(100.3, 200), span(200.2, 1440)]
    assert day_minutes(DAY, reachable=moments, lost=[], calls=[]) == DayMinutes(1440, 1440, 0)
    lost = [span(100, 100.1)]
    assert day_minutes(DAY, reachable=[span(0, 100), span(100.1, 1440)], lost=lost, calls=[]) == DayMinutes(
        1440, 1439, 0
    )
    assert day_minutes(DAY, reachable=[], lost=[], calls=[]) == DayMinutes(0, 0, 1440)


def watched(*signs: tuple[float, bool], is_simulated: bool = False) -> None:
    for second, is_reachable in signs:
        at = MIDNIGHT + timedelta(seconds=second)
        keep_connection(source="switch", is_simulated=is_simulated, is_reachable=is_reachable, at=at)


@pytest.mark.django_db
def test_days_follow_from_the_signs_of_the_switch_and_are_worked_out_once_they_are_over() -> None:
    watched(*((second, True) for second in range(0, 3600, 5)))
    watched(*((second, False) for second in range(3600, 4200, 5)))
    watched((4200, True), (4205, True), (9000, True))
    assert WatchedSpan.objects.count() == 4

    assert keep_availability(at=DAY[1] - timedelta(minutes=1)) == []
    (day,) = keep_availability(at=DAY[1] + timedelta(minutes=10))

    assert (day.on, day.minutes_available, day.minutes + day.minutes_unknown) == (MIDNIGHT.date(), 60, 1440)
    assert (day.minutes, day.minutes_unknown) == (70, 1370)
    (again,) = keep_availability(at=DAY[1] + timedelta(minutes=20))
    assert (again.pk, AvailabilityDay.objects.count()) == (day.pk, 1)


@pytest.mark.django_db
def test_a_simulated_switch_makes_no_day() -> None:
    watched(*((second, True) for second in range(0, 60, 5)), is_simulated=True)

    assert keep_availability(at=DAY[1] + timedelta(minutes=10)) == []
