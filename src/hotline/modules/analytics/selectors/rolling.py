"""The worst 24 hours of a period, from the calls themselves."""

from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncHour

from hotline.kit.clock import LOCAL, end_of_day, start_of_day
from hotline.modules.analytics.rules.periods import period_of
from hotline.modules.analytics.rules.rolling import HourCount, Window, worst_window

from .catalogue import FACT_SETS


def worst_answering(first_day: date, last_day: date) -> Window | None:
    """The continuous 24 hours with the lowest answer rate (接通率) of all that end within the period."""
    period = period_of(first_day, last_day)
    began, end = start_of_day(period.first_day) - timedelta(hours=23), end_of_day(period.last_day)
    facts = FACT_SETS["calls"]
    answered = facts.conditions["answered"].predicate
    found = (
        facts.records()
        .filter(arrived_at__gte=began, arrived_at__lt=end)
        .annotate(hour=TruncHour("arrived_at", tzinfo=LOCAL))
        .values("hour")
        .annotate(calls=Count("pk"), answered=Count("pk", filter=Q(answered)))
        .values_list("hour", "calls", "answered")
    )
    counts = {hour: (calls, reached) for hour, calls, reached in found.order_by("hour")}
    moments = (began + timedelta(hours=step) for step in range(int((end - began).total_seconds()) // 3600))
    return worst_window([HourCount(moment, *counts.get(moment, (0, 0))) for moment in moments])
