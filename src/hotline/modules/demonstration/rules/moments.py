"""Moments as whole seconds since 1970, which are quick to reckon with by the hundred thousand.

China has kept one time without daylight saving since 1992, so a local day is 86,400 seconds.
"""

from datetime import UTC, date, datetime, timedelta

from hotline.kit.clock import LOCAL

MINUTE = 60
HOUR = 3600
DAY = 86400
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_AHEAD_OF_UTC = int((datetime(2023, 1, 1, tzinfo=LOCAL).utcoffset() or timedelta()).total_seconds())


def day_number(day: date) -> int:
    """A day's place in the row of days."""
    return day.toordinal() - _EPOCH_ORDINAL


def day_of(number: int) -> date:
    """The day at a place in the row of days."""
    return date.fromordinal(number + _EPOCH_ORDINAL)


def start_of(number: int) -> int:
    """The second of a day's local midnight."""
    return number * DAY - _AHEAD_OF_UTC


def local_day(second: int) -> int:
    """The local day on which a second falls."""
    return (second + _AHEAD_OF_UTC) // DAY


def second_of_day(second: int) -> int:
    """Seconds since local midnight."""
    return (second + _AHEAD_OF_UTC) % DAY


def moment(second: int) -> datetime:
    """The second as an aware moment."""
    return datetime.fromtimestamp(second, UTC)


def second(moment_: datetime) -> int:
    """The moment as a second."""
    return int(moment_.timestamp())
