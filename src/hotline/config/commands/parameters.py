"""Kinds of values on the command line, each with a refusal in words."""

from datetime import date
from decimal import Decimal, InvalidOperation

import click

from hotline.config.wording import say


class Day(click.ParamType[date]):
    """A local date, written 2023-01-31."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(
                say(f"“{value}”不是日期，请写成 2023-01-31。", f"“{value}” is not a date; write 2023-01-31."),
                param,
                ctx,
            )


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


DAY = Day()
SCALE = Scale()
