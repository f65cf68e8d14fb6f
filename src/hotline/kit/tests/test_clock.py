"""Moments as people say them."""

from datetime import UTC, date, datetime

from hotline.kit.clock import deadline_words, end_of_day


def test_a_limit_that_ends_with_a_day_is_said_as_its_24_00() -> None:
    assert deadline_words(end_of_day(date(2026, 9, 30))) == "2026-09-30 24:00"


def test_a_limit_within_a_day_is_said_in_local_time() -> None:
    assert deadline_words(datetime(2026, 9, 30, 2, 5, tzinfo=UTC)) == "2026-09-30 10:05"
