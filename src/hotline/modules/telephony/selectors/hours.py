"""Calls of single days by the hour of the day, as a wallboard draws them and a forecast learns from them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q
from django.db.models.functions import ExtractHour, TruncDate

from hotline.kit.clock import LOCAL, end_of_day, start_of_day
from hotline.modules.telephony.models import Call
from hotline.modules.telephony.rules import CallDirection, CallOutcome

HOURS_OF_A_DAY = 24


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """How many calls came in in each hour of a local day, and how many of these were answered."""

    calls: tuple[int, ...]
    answered: tuple[int, ...]


def calls_by_hour(days: Collection[date], until: datetime) -> Mapping[date, HoursOfDay]:
    """The calls that arrived on each of the days before the moment; a day without any has zeros."""
    arrived = Q()
    for day in days:
        arrived |= Q(arrived_at__gte=start_of_day(day), arrived_at__lt=min(end_of_day(day), until))
    incoming = Call.objects.filter(arrived, direction=CallDirection.INCOMING) if days else Call.objects.none()
    counted = (
        incoming.annotate(day=TruncDate("arrived_at", tzinfo=LOCAL), hour=ExtractHour("arrived_at", tzinfo=LOCAL))
        .values("day", "hour")
        .annotate(calls=Count("id"), answered=Count("id", filter=Q(outcome=CallOutcome.ANSWERED)))
        .order_by()
    )
    found = {(row["day"], row["hour"]): (row["calls"], row["answered"]) for row in counted}
    return {day: _hours(found, day) for day in days}


def _hours(found: Mapping[tuple[date, int], tuple[int, int]], day: date) -> HoursOfDay:
    hours = [found.get((day, hour), (0, 0)) for hour in range(HOURS_OF_A_DAY)]
    return HoursOfDay(tuple(calls for calls, _ in hours), tuple(answered for _, answered in hours))
