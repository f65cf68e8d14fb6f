"""Background jobs of the working calendar."""

from procrastinate.contrib.django import app

from .actions.load_special_days import load_special_days


# In the small hours of local time; the clock of schedules is UTC.
@app.periodic(cron="41 19 * * *")
@app.task(name="taxonomy.load_shipped_days", queue="maintenance")
def load_shipped_days(timestamp: int) -> None:
    """Every night, publish the holidays that an update of the platform brought; nothing where it brought none."""
    load_special_days()
