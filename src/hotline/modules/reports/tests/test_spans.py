"""Which days a report covers, and which it is compared with."""

from datetime import date

import pytest

from hotline.modules.analytics.rules.periods import Period
from hotline.modules.reports.rules.spans import compared_with, earlier, is_whole, last_ended, said, span_of
from hotline.modules.reports.rules.words import ComparedWith, ReportType


def days(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("kind", "today", "first", "last", "name"),
    [
        (ReportType.DAILY, "2026-03-01", "2026-02-28", "2026-02-28", "2026年2月28日"),
        (ReportType.WEEKLY, "2026-11-02", "2026-10-26", "2026-11-01", "2026年第44周（10月26日至11月1日）"),
        (ReportType.MONTHLY, "2026-11-01", "2026-10-01", "2026-10-31", "2026年10月"),
        (ReportType.YEARLY, "2026-01-01", "2025-01-01", "2025-12-31", "2025年"),
    ],
)
def test_the_newest_period_that_is_over_is_the_one_before_today_s(
    kind: ReportType, today: str, first: str, last: str, name: str
) -> None:
    period = last_ended(kind, date.fromisoformat(today))
    assert period == days(first, last)
    assert said(kind, period) == name


@pytest.mark.parametrize(
    ("kind", "period", "before", "year_before"),
    [
        (ReportType.DAILY, ("2024-02-29", "2024-02-29"), ("2024-02-28", "2024-02-28"), ("2023-02-28", "2023-02-28")),
        (ReportType.WEEKLY, ("2026-10-26", "2026-11-01"), ("2026-10-19", "2026-10-25"), ("2025-10-27", "2025-11-02")),
        (ReportType.MONTHLY, ("2024-02-01", "2024-02-29"), ("2024-01-01", "2024-01-31"), ("2023-02-01", "2023-02-28")),
        (ReportType.YEARLY, ("2024-01-01", "2024-12-31"), ("2023-01-01", "2023-12-31"), ("2023-01-01", "2023-12-31")),
        (ReportType.SPECIAL, ("2026-03-03", "2026-03-05"), ("2026-02-28", "2026-03-02"), ("2025-03-03", "2025-03-05")),
    ],
)
def test_a_period_is_compared_with_the_one_before_and_with_that_of_last_year(
    kind: ReportType, period: tuple[str, str], before: tuple[str, str], year_before: tuple[str, str]
) -> None:
    assert compared_with(kind, days(*period), ComparedWith.LAST_PERIOD) == days(*before)
    assert compared_with(kind, days(*period), ComparedWith.LAST_YEAR) == days(*year_before)


def test_periods_before_follow_each_other_without_a_gap() -> None:
    march = days("2026-03-01", "2026-03-31")
    assert earlier(ReportType.MONTHLY, march, 0) == march
    assert earlier(ReportType.MONTHLY, march, 14) == days("2025-01-01", "2025-01-31")


def test_only_a_special_report_covers_any_days() -> None:
    some = days("2026-03-03", "2026-03-05")
    assert is_whole(ReportType.SPECIAL, some)
    assert not is_whole(ReportType.WEEKLY, some)
    assert span_of(ReportType.WEEKLY, some.first_day) == days("2026-03-02", "2026-03-08")
