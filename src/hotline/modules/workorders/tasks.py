"""Background jobs of work orders."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.suspension import resume_expired
from .actions.warn import warn_due


@app.periodic(cron="* * * * *")
@app.task(name="workorders.warn_of_limits", queue="maintenance")
def warn_of_limits(timestamp: int) -> None:
    """Every minute, warn of the limits that are running out, batch after batch."""
    while warn_due(at=now()):
        pass


@app.periodic(cron="* * * * *")
@app.task(name="workorders.resume_suspended", queue="maintenance")
def resume_suspended(timestamp: int) -> None:
    """Every minute, have run again what was suspended up to now at the latest."""
    resume_expired(at=now())
