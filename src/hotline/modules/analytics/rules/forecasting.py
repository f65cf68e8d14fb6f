"""How many calls a day will bring (来电量预测): the mean of the same weekday in past weeks, with its tried error."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from hotline.kit.rates import rate

# 同星期均值: plain enough that anybody can work it out with pencil and paper.
SAME_WEEKDAY_MEAN = "same_weekday_mean"
WEEK = timedelta(days=7)
# The mean is taken over so many of the same weekdays, and over no fewer than the least.
MOST_WEEKS, LEAST_WEEKS = 4, 3
# So many past days are foretold from those before them, to see how far the method is off.
MOST_TRIALS = 4
LOOKS_BACK = MOST_WEEKS + MOST_TRIALS


@dataclass(frozen=True, slots=True)
class Forecast:
    """A day's calls by the hour, the days that they are the mean of, and the mean absolute error of a day's total.

    The error is a share of the true total, found by foretelling `trials` past days from those before them.
    """

    day: date
    by_hour: tuple[Decimal, ...]
    learned_from: tuple[date, ...]
    error: Decimal
    trials: int

    @property
    def total(self) -> Decimal:
        """The whole day."""
        return sum(self.by_hour, Decimal(0))


def days_to_learn_from(day: date) -> list[date]:
    """The same weekdays before a day that the forecast and its trials look at, the newest first."""
    return [day - WEEK * number for number in range(1, LOOKS_BACK + 1)]


def forecast(day: date, past: Mapping[date, Sequence[int]], special_days: Collection[date]) -> Forecast | None:
    """The forecast of a day from the calls by hour of past days; none where it would be a guess.

    That is on a holiday or a make-up working day, which no ordinary weekday is like, and before there are enough
    ordinary weekdays with calls to learn from and to try the method on.
    """
    if day in special_days:
        return None
    ordinary = [each for each in days_to_learn_from(day) if each not in special_days and any(past.get(each, ()))]
    errors = [
        error
        for place in range(min(MOST_TRIALS, len(ordinary)))
        if (error := _error(past, ordinary[place], ordinary[place + 1 :][:MOST_WEEKS])) is not None
    ]
    learned_from = ordinary[:MOST_WEEKS]
    if len(learned_from) < LEAST_WEEKS or not errors:
        return None
    error = sum(errors, Decimal(0)) / len(errors)
    return Forecast(day, _mean(past, learned_from), tuple(sorted(learned_from)), error, len(errors))


def _mean(past: Mapping[date, Sequence[int]], days: Sequence[date]) -> tuple[Decimal, ...]:
    return tuple(Decimal(sum(hour)) / len(days) for hour in zip(*(past[day] for day in days), strict=True))


def _error(past: Mapping[date, Sequence[int]], day: date, before: Sequence[date]) -> Decimal | None:
    if len(before) < LEAST_WEEKS:
        return None
    actual = sum(past[day])
    return rate(abs(sum(_mean(past, before), Decimal(0)) - actual), actual)
