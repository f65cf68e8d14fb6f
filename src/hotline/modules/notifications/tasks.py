"""Background jobs of live notices."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.forget import forget_notices


@app.periodic(cron="17 * * * *")
@app.task(name="notifications.forget_notices", queue="maintenance")
def forget_old_notices(timestamp: int) -> None:
    """Every hour, remove the notices that are no longer needed."""
    forget_notices(at=now())
