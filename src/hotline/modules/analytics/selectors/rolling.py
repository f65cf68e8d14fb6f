"""The worst 24 hours of a period, from the calls in columnar files and those of days that have changed since."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, Model, Q, QuerySet
from django.db.models.functions import TruncHour

from hotline.kit.clock import LOCAL, end_of_day, local_date, start_of_day
from hotline.modules.analytics.rules.columnar import hourly
from hotline.modules.analytics.rules.formulas import Named, RecordTerm
from hotline.modules.analytics.rules.keeping import runs_of
from hotline.modules.analytics.rules.periods import Period, period_of
from hotline.modules.analytics.rules.rolling import HourCount, Window, worst_window

from .catalogue import FACT_SETS
from .columnar_files import changed_days, engine, source_of
from .predicates import within

_CALLS = RecordTerm("calls", "arrived")
_ANSWERED = RecordTerm("calls", "arrived", where=((Named("answered"),),))
Hour = tuple[datetime, int, int]


def worst_answering(first_day: date, last_day: date) -> Window | None:
    """The continuous 24 hours with the lowest answer rate (接通率) of all that end within the period."""
    period = period_of(first_day, last_day)
    began, end = start_of_day(period.first_day) - timedelta(hours=23), end_of_day(period.last_day)
    days = Period(local_date(began), period.last_day)
    counts = {hour: (calls, answered) for hour, calls, answered in _hours(days)}
    moments = (began + timedelta(hours=step) for step in range(int((end - began).total_seconds()) // 3600))
    return worst_window([HourCount(moment, *counts.get(moment, (0, 0))) for moment in moments])


def _hours(days: Period) -> Iterator[Hour]:
    facts = FACT_SETS["calls"]
    attribution = facts.attributions["arrived"]
    changed = changed_days("calls", "arrived", days)
    if changed is None:
        yield from _of_records(facts.records().filter(within(facts, attribution, days)))
        return
    if (source := source_of("calls", "arrived", days)) is not None:
        with engine() as opened:
            for seconds, *counts in opened.execute(hourly((_CALLS, _ANSWERED), days, changed, source)).fetchall():
                yield datetime.fromtimestamp(seconds, LOCAL), counts[0], counts[1]
    for run in runs_of(changed, days):
        yield from _of_records(facts.records().filter(within(facts, attribution, run)))


def _of_records(records: QuerySet[Model]) -> Iterator[Hour]:
    answered = FACT_SETS["calls"].conditions["answered"].predicate
    yield from (
        records.annotate(hour=TruncHour("arrived_at", tzinfo=LOCAL))
        .values("hour")
        .annotate(calls=Count("pk"), answered=Count("pk", filter=Q(answered)))
        .order_by("hour")
        .values_list("hour", "calls", "answered")
    )
