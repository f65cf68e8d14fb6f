"""How requests spread over days and hours: full mornings and afternoons, quiet weekends, holidays and nights."""

from collections.abc import Sequence
from itertools import accumulate
from random import Random

from .moments import HOUR, MINUTE, start_of
from .volumes import apportion
from .workdays import Workdays

# Share of a day's calls by local hour, per thousand.
CALL_HOURS = (9, 6, 4, 3, 3, 5, 11, 28, 78, 112, 108, 76, 46, 47, 74, 102, 94, 68, 42, 32, 24, 18, 14, 10)
REST_DAY_CALL_HOURS = (11, 8, 5, 4, 4, 6, 13, 32, 70, 88, 86, 72, 56, 54, 64, 74, 72, 62, 50, 44, 38, 30, 22, 15)
WRITTEN_HOURS = (14, 9, 6, 4, 3, 5, 12, 28, 52, 70, 72, 58, 52, 50, 56, 64, 64, 58, 56, 62, 66, 60, 42, 25)
# Monday first. Whoever waited over the weekend calls on Monday.
_WEEKDAYS = (1.13, 1.05, 1.02, 1.0, 0.98, 0.66, 0.6)
_HOLIDAY = 0.52
_MAKE_UP_WORKING_DAY = 0.92
_THURSDAY = 3  # 1 January 1970
_LAST_HOUR = 23


def day_weight(day: int, workdays: Workdays) -> float:
    """How many calls a day has beside an ordinary Thursday."""
    weekday = (day + _THURSDAY) % 7
    is_weekend = weekday >= 5
    if workdays.is_working(day):
        return _MAKE_UP_WORKING_DAY if is_weekend else _WEEKDAYS[weekday]
    return _WEEKDAYS[weekday] if is_weekend else _HOLIDAY


def is_peak(hour: int) -> bool:
    """Whether callers queue at that hour."""
    return 9 <= hour < 11 or 15 <= hour < 17


def spread(
    rng: Random,
    total: int,
    days: range,
    workdays: Workdays,
    hours: Sequence[int] = CALL_HOURS,
    rest_day_hours: Sequence[int] = REST_DAY_CALL_HOURS,
) -> list[int]:
    """So many moments over the days, in order of time."""
    weights = [day_weight(day, workdays) * rng.lognormvariate(0.0, 0.07) for day in days]
    seconds: list[int] = []
    choose = rng.choices
    between = rng.random
    working_cumulative = list(accumulate(hours))
    resting_cumulative = list(accumulate(rest_day_hours))
    for day, count in zip(days, apportion(weights, total), strict=True):
        cumulative = working_cumulative if workdays.is_working(day) else resting_cumulative
        midnight = start_of(day)
        for hour in choose(range(24), cum_weights=cumulative, k=count):
            # Copies of a record are up to a minute later and belong to the same day.
            seconds.append(midnight + hour * HOUR + int(between() * (HOUR if hour < _LAST_HOUR else HOUR - MINUTE)))
    seconds.sort()
    return seconds
