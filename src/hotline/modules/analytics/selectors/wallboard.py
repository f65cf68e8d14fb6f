"""What the wall of the hall shows of the day beside the live view: work orders, topics, calls and their forecast."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotline.kit.clock import local_date
from hotline.modules.analytics.models import VolumeForecast
from hotline.modules.analytics.rules.day_topics import DayTopic, day_topics, rolled_up
from hotline.modules.analytics.rules.forecasting import MOST_WEEKS, WEEK
from hotline.modules.analytics.rules.periods import Period
from hotline.modules.taxonomy.public import Division
from hotline.modules.telephony.public import HoursOfDay, calls_by_hour
from hotline.modules.workorders.public import OrdersStanding, orders_standing

from .catalogue import find_indicator
from .kept import measured

MOST_TOPICS = 5
_CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class DivisionStanding:
    """A division with the work orders of its whole area: registered today, and overdue now."""

    division: Division
    registered_today: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Wallboard:
    """The day so far; no forecast where none could be made honestly."""

    at: datetime
    day: date
    orders: OrdersStanding
    divisions: list[DivisionStanding]
    topics: list[DayTopic]
    hours: HoursOfDay
    forecast: VolumeForecast | None


def wallboard(at: datetime) -> Wallboard:
    """The day at that moment, in a fixed number of queries: kept facts, and records of this day only."""
    day = local_date(at)
    orders = orders_standing(at)
    return Wallboard(
        at=at,
        day=day,
        orders=orders,
        divisions=_divisions(orders),
        topics=_topics(day),
        hours=calls_by_hour([day], at)[day],
        forecast=VolumeForecast.objects.filter(day=day).first(),
    )


def _divisions(orders: OrdersStanding) -> list[DivisionStanding]:
    divisions = list(Division.objects.select_related("parent").order_by("level", "code"))
    parents = [(each.pk, each.parent_id) for each in divisions]
    today = rolled_up(orders.today_by_division, parents)
    overdue = rolled_up(orders.overdue_by_division, parents)
    return [DivisionStanding(each, today[each.pk], overdue[each.pk]) for each in divisions]


def _topics(day: date) -> list[DayTopic]:
    term = find_indicator("work_orders").default_variant.numerator
    first = day - WEEK * MOST_WEEKS
    days = [first + timedelta(days=number) for number in range((day - first).days + 1)]
    found = measured([term], {each.isoformat(): Period(each, each) for each in days}, _CATEGORY)
    alike = {(day - WEEK * number).isoformat() for number in range(1, MOST_WEEKS + 1)}
    today: dict[str, int] = defaultdict(int)
    before: dict[str, int] = defaultdict(int)
    for (each, key), number in found.cells[term].items():
        if each == day.isoformat():
            today[key] += int(number)
        elif each in alike:
            before[key] += int(number)
    return day_topics(today, before, found.names, MOST_TOPICS)
