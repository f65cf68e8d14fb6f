"""The wallboard over HTTP. Hours are the 24 local hours of the day."""

from datetime import date, datetime
from decimal import Decimal

from ninja import Schema

from hotline.modules.analytics.models import VolumeForecast
from hotline.modules.analytics.rules.day_topics import DayTopic
from hotline.modules.analytics.selectors.wallboard import DivisionStanding, Wallboard
from hotline.modules.workorders.public import OrdersStanding

_TENTH = Decimal("0.1")


class OrdersStandingOutput(Schema):
    """Work orders of the whole hotline."""

    registered_today: int
    waiting_for_dispatch: int
    due_soon: int
    overdue: int
    reply_overdue: int

    @classmethod
    def of(cls, orders: OrdersStanding) -> "OrdersStandingOutput":
        """The counts."""
        return cls(
            registered_today=orders.registered_today,
            waiting_for_dispatch=orders.waiting_for_dispatch,
            due_soon=orders.due_soon,
            overdue=orders.overdue,
            reply_overdue=orders.reply_overdue,
        )


class DivisionStandingOutput(Schema):
    """A division with the work orders of its whole area."""

    code: str
    name: str
    parent_code: str | None
    level: int
    registered_today: int
    overdue: int

    @classmethod
    def of(cls, standing: DivisionStanding) -> "DivisionStandingOutput":
        """The division and its counts."""
        division = standing.division
        return cls(
            code=division.code,
            name=division.name,
            parent_code=division.parent.code if division.parent else None,
            level=division.level,
            registered_today=standing.registered_today,
            overdue=standing.overdue,
        )


class DayTopicOutput(Schema):
    """A category of the day, and how many it would be at its usual share."""

    code: str
    name: str
    count: int
    usual: Decimal | None
    is_rising: bool

    @classmethod
    def of(cls, topic: DayTopic) -> "DayTopicOutput":
        """Rounded once, here."""
        usual = None if topic.usual is None else topic.usual.quantize(_TENTH)
        return cls(code=topic.code, name=topic.name, count=topic.count, usual=usual, is_rising=topic.is_rising)


class VolumeForecastOutput(Schema):
    """The day's calls as they were foretold; `error` is the mean absolute error of a day's total, a share of it."""

    method: str
    by_hour: list[Decimal]
    total: int
    error: Decimal
    trials: int
    learned_from: list[date]
    made_at: datetime

    @classmethod
    def of(cls, forecast: VolumeForecast) -> "VolumeForecastOutput":
        """The forecast with its whole day."""
        return cls(
            method=forecast.method,
            by_hour=forecast.by_hour,
            total=round(sum(forecast.by_hour)),
            error=forecast.error,
            trials=forecast.trials,
            learned_from=forecast.learned_from,
            made_at=forecast.made_at,
        )


class WallboardOutput(Schema):
    """The day so far, beside the live view."""

    at: datetime
    day: date
    orders: OrdersStandingOutput
    divisions: list[DivisionStandingOutput]
    topics: list[DayTopicOutput]
    calls_by_hour: list[int]
    answered_by_hour: list[int]
    forecast: VolumeForecastOutput | None

    @classmethod
    def of(cls, board: Wallboard) -> "WallboardOutput":
        """The board."""
        return cls(
            at=board.at,
            day=board.day,
            orders=OrdersStandingOutput.of(board.orders),
            divisions=[DivisionStandingOutput.of(each) for each in board.divisions],
            topics=[DayTopicOutput.of(each) for each in board.topics],
            calls_by_hour=list(board.hours.calls),
            answered_by_hour=list(board.hours.answered),
            forecast=VolumeForecastOutput.of(board.forecast) if board.forecast else None,
        )
