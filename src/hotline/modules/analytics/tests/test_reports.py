"""When reports are due, and to which day they count."""

from datetime import date, datetime

import pytest

from hotline.kit.clock import LOCAL
from hotline.modules.analytics.rules.reports import ReportKind, counted_on, due_at


@pytest.mark.parametrize(
    ("kind", "last_day", "due"),
    [
        (ReportKind.DAILY, date(2023, 5, 22), date(2023, 5, 24)),
        (ReportKind.DAILY, date(2023, 12, 31), date(2024, 1, 2)),
        # The week of Monday 22 May: Wednesday 31 May, 24:00.
        (ReportKind.WEEKLY, date(2023, 5, 28), date(2023, 6, 1)),
        (ReportKind.WEEKLY, date(2023, 12, 31), date(2024, 1, 4)),
        (ReportKind.MONTHLY, date(2023, 1, 31), date(2023, 2, 6)),
        (ReportKind.MONTHLY, date(2024, 2, 29), date(2024, 3, 6)),
        (ReportKind.MONTHLY, date(2023, 12, 31), date(2024, 1, 6)),
        (ReportKind.YEARLY, date(2023, 12, 31), date(2024, 2, 1)),
    ],
)
def test_reports_are_due_at_local_24_00(kind: ReportKind, last_day: date, due: date) -> None:
    # 24:00 of a day is the midnight at which the next begins.
    assert due_at(kind, last_day) == datetime(due.year, due.month, due.day, tzinfo=LOCAL)


def test_a_daily_report_counts_on_its_day_of_issue_and_others_on_the_last_day_they_cover() -> None:
    # 16:30 UTC is half past midnight of the next day in local time.
    issued_at = datetime(2023, 5, 23, 0, 30, tzinfo=LOCAL)

    assert counted_on(ReportKind.DAILY, date(2023, 5, 22), issued_at) == date(2023, 5, 23)
    assert counted_on(ReportKind.WEEKLY, date(2023, 5, 21), issued_at) == date(2023, 5, 21)
