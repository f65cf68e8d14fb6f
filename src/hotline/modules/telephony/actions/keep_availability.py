"""Work out for how long calls could be taken on the last days."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Max, Min

from hotline.kit.clock import end_of_day, local_date, start_of_day
from hotline.modules.telephony.models import AvailabilityDay, Call, WatchedSpan
from hotline.modules.telephony.rules import CallDirection, CallOutcome
from hotline.modules.telephony.rules.availability import Span, day_minutes

# For so many days the books of the switch may still bring calls.
DAYS_ANEW = 3


def keep_availability(*, at: datetime) -> list[AvailabilityDay]:
    """Write the days that are over and were not written yet, and the last ones anew; nothing before the first watch."""
    days = list(_days(local_date(at)))
    return [_keep(day) for day in days]


def _days(today: date) -> Iterator[date]:
    first = WatchedSpan.objects.aggregate(first=Min("began_at"))["first"]
    if first is None:
        return
    began = local_date(first)
    written = AvailabilityDay.objects.filter(on__gte=began).aggregate(last=Max("on"))["last"]
    day = max(began, min(today - timedelta(days=DAYS_ANEW), written + timedelta(days=1) if written else began))
    while day < today:
        yield day
        day += timedelta(days=1)


def _keep(day: date) -> AvailabilityDay:
    whole = start_of_day(day), end_of_day(day)
    found = day_minutes(whole, reachable=_watched(whole, True), lost=_watched(whole, False), calls=_answered(whole))
    values = {"minutes": found.observed, "minutes_available": found.available, "minutes_unknown": found.unknown}
    return AvailabilityDay.objects.update_or_create(on=day, defaults=values)[0]


def _watched(day: Span, is_reachable: bool) -> list[Span]:
    spans = WatchedSpan.objects.filter(is_reachable=is_reachable, began_at__lt=day[1], ended_at__gt=day[0])
    return list(spans.values_list("began_at", "ended_at"))


def _answered(day: Span) -> list[Span]:
    """Answered calls of a switch; a generated one proves nothing. Of a call that was cut its own end is not known."""
    calls = Call.objects.filter(
        arrived_at__gte=day[0] - timedelta(days=1),
        arrived_at__lt=day[1],
        direction=CallDirection.INCOMING,
        outcome=CallOutcome.ANSWERED,
        source__isnull=False,
        was_cut=False,
        ended_at__gt=day[0],
    )
    return [(began, ended) for began, ended in calls.values_list("arrived_at", "ended_at") if ended is not None]
