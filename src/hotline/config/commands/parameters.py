"""Kinds of values on the command line, each with a refusal in words."""

from datetime import date, time
from decimal import Decimal, InvalidOperation

import click

from hotline.config.wording import say
from hotline.kit.clock import FIRST_YEAR, LAST_YEAR


class Day(click.ParamType[date]):
    """A local date, written 2023-01-31, far enough from the calendar's ends."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = date.min
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail(
                say(f"“{value}”不是日期，请写成 2023-01-31。", f"“{value}” is not a date; write 2023-01-31."),
                param,
                ctx,
            )
        return day


class Scale(click.ParamType[Decimal]):
    """A share of the published volume, above 0 and at most 1."""

    name = "scale"

    def convert(self, value: str | Decimal, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        try:
            share = Decimal(value)
        except InvalidOperation:
            share = Decimal(0)
        if not 0 < share <= 1:
            self.fail(
                say(
                    f"“{value}”不可用，规模应大于 0 且不超过 1，例如 0.1。",
                    f"“{value}” cannot be used; a scale is above 0 and at most 1, for example 0.1.",
                ),
                param,
                ctx,
            )
        return share


class WholeNumber(click.ParamType[int]):
    """A whole number within bounds."""

    name = "number"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail(
                say(
                    f"“{value}”不可用，应为 {self.least} 到 {self.most} 的整数。",
                    f"“{value}” cannot be used; write a whole number from {self.least} to {self.most}.",
                ),
                param,
                ctx,
            )
        return number


class TimeOfDay(click.ParamType[time]):
    """A local time of a day, written 23:30."""

    name = "time"

    def convert(self, value: str | time, param: click.Parameter | None, ctx: click.Context | None) -> time:
        if isinstance(value, time):
            return value
        try:
            return time.fromisoformat(value).replace(tzinfo=None)
        except ValueError:
            self.fail(
                say(f"“{value}”不是时间，请写成 23:30。", f"“{value}” is not a time; write 23:30."),
                param,
                ctx,
            )


DAY = Day()
TIME_OF_DAY = TimeOfDay()
AMOUNT = WholeNumber(1, 1000)
YEAR = WholeNumber(FIRST_YEAR, LAST_YEAR)
SCALE = Scale()
