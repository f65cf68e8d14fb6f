"""Background jobs of analytics."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.forecast_calls import forecast_calls
from .actions.refresh_figures import refresh_figures


@app.periodic(cron="40 * * * *")
@app.task(name="analytics.refresh_figures", queue="maintenance", queueing_lock="analytics.refresh_figures")
def refresh_hourly(timestamp: int) -> None:
    """Every hour, write the columnar files and daily facts of days whose records changed."""
    refresh_figures(at=now())


# Once an hour, because a machine may be off at midnight; the day's forecast is made once all the same.
@app.periodic(cron="5 * * * *")
@app.task(name="analytics.forecast_calls", queue="maintenance", queueing_lock="analytics.forecast_calls")
def forecast_calls_of_today(timestamp: int) -> None:
    """Foretell the day's calls from the same weekdays of past weeks."""
    forecast_calls(at=now())
