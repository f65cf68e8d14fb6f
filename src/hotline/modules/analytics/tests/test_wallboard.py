"""The wall of the hall shows the day from kept facts and the day's own records, and names nobody."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.support import ClientFactory

from hotline.modules.analytics.actions.refresh_figures import refresh_figures
from hotline.modules.analytics.models import VolumeForecast
from hotline.modules.analytics.rules.day_topics import day_topics, rolled_up
from hotline.modules.analytics.selectors.wallboard import wallboard

from .builders import Records

# Eleven in the morning, local time.
AT = datetime(2026, 7, 15, 3, 0, tzinfo=UTC)
TODAY = "2026-07-15"


def test_category_beyond_its_usual_share_comes_first() -> None:
    found = day_topics(
        {"water": 30, "noise": 40, "roads": 2}, {"water": 100, "noise": 800, "roads": 100}, {"water": "供水"}, 3
    )

    assert [(topic.code, topic.is_rising) for topic in found] == [("water", True), ("noise", False), ("roads", False)]
    assert (found[0].name, found[0].usual) == ("供水", Decimal("7.2"))


def test_without_past_days_nothing_is_called_rising() -> None:
    found = day_topics({"water": 30, "noise": 40}, {}, {}, 1)

    assert [(topic.code, topic.usual, topic.is_rising) for topic in found] == [("noise", None, False)]


def test_district_holds_what_its_townships_hold() -> None:
    assert rolled_up({1: 1, 2: 2, 4: 4, None: 9}, [(1, None), (2, 1), (3, 1), (4, 2)]) == {1: 7, 2: 6, 3: 0, 4: 4}


@pytest.mark.django_db
def test_day_is_counted_until_the_moment(records: Records) -> None:
    records.call(f"{TODAY} 09:10:00")
    records.call(f"{TODAY} 09:50:00", answered=False)
    records.call(f"{TODAY} 11:30:00")
    records.call("2026-07-14 09:10:00")
    records.work_order(f"{TODAY} 10:00:00")
    records.work_order("2026-07-08 10:00:00")
    refresh_figures(at=AT)

    board = wallboard(AT)

    assert board.day == date(2026, 7, 15)
    assert (board.hours.calls[9], board.hours.answered[9], sum(board.hours.calls)) == (2, 1, 2)
    assert (board.orders.registered_today, board.forecast) == (1, None)
    assert [topic.count for topic in board.topics] == [1]


@pytest.mark.django_db
def test_many_records_cost_no_more_queries_than_few(records: Records) -> None:
    records.work_order(f"{TODAY} 10:00:00")
    refresh_figures(at=AT)
    with CaptureQueriesContext(connection) as few:
        wallboard(AT)
    for number in range(20):
        records.work_order(f"{TODAY} 10:{number:02}:00")
        records.call(f"{TODAY} 10:{number:02}:00")
    with CaptureQueriesContext(connection) as many:
        wallboard(AT)
    assert len(many) <= len(few) + 1


@pytest.mark.django_db
def test_wall_needs_the_permission_to_watch_seats_and_shows_no_names(
    records: Records, signed_in_client: ClientFactory
) -> None:
    VolumeForecast.objects.create(
        day=(AT + timedelta(hours=8)).date(), method="same_weekday_mean", by_hour=[Decimal("1.50")] * 24,
        learned_from=["2026-07-08"], error="0.1", trials=1, made_at=AT,
    )  # fmt: skip
    leader, agent = signed_in_client("team_leader"), signed_in_client("agent")

    assert agent.get("/api/wallboard").status_code == agent.get("/api/live-view/summary").status_code == 403
    assert {"orders", "divisions", "topics", "forecast"} <= leader.get("/api/wallboard").json().keys()
    summary = leader.get("/api/live-view/summary").json()
    assert "seats" not in summary and "seat_states" in summary
