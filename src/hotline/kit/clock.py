"""The one place that reads the clock, and the hotline's local time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Shanghai")
# Far enough from the calendar's ends that a day more or a time zone never passes them.
FIRST_YEAR, LAST_YEAR = 1900, 2999


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def local_date(moment: datetime) -> date:
    """The calendar day, in the hotline's local time, on which a moment falls."""
    return moment.astimezone(LOCAL).date()


def start_of_day(day: date) -> datetime:
    """Local midnight at which a day begins."""
    return datetime.combine(day, time.min, LOCAL)


def end_of_day(day: date) -> datetime:
    """Local midnight at which a day ends: 24:00, which is 00:00 of the next day."""
    return start_of_day(day + timedelta(days=1))


def deadline_words(moment: datetime) -> str:
    """A due moment as people say it, in local time: midnight is 24:00 of the day that it ends."""
    local = moment.astimezone(LOCAL)
    if local.time() == time.min:
        return f"{local - timedelta(days=1):%Y-%m-%d} 24:00"
    return f"{local:%Y-%m-%d %H:%M}"
