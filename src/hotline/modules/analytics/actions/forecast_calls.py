"""Foretell the day's calls, once, before they come."""

from datetime import datetime

from hotline.kit.clock import local_date, start_of_day
from hotline.modules.analytics.models import VolumeForecast
from hotline.modules.analytics.rules.forecasting import SAME_WEEKDAY_MEAN, days_to_learn_from, forecast
from hotline.modules.taxonomy.public import working_calendar
from hotline.modules.telephony.public import calls_by_hour


def forecast_calls(*, at: datetime) -> VolumeForecast | None:
    """The forecast of the day; made from the days before it, kept and never changed, so that it can be held to.

    None on a day that no ordinary weekday is like, and while there is too little to learn from.
    """
    day = local_date(at)
    made = VolumeForecast.objects.filter(day=day).first()
    if made is not None:
        return made
    days = days_to_learn_from(day)
    calls = calls_by_hour(days, start_of_day(day))
    special = working_calendar(days[-1]).special_days
    found = forecast(day, {past: hours.calls for past, hours in calls.items()}, special)
    if found is None:
        return None
    kept, _ = VolumeForecast.objects.get_or_create(
        day=day,
        defaults={
            "method": SAME_WEEKDAY_MEAN,
            "by_hour": list(found.by_hour),
            "learned_from": list(found.learned_from),
            "error": found.error,
            "trials": found.trials,
            "made_at": at,
        },
    )
    return kept
