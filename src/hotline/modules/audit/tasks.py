"""Background jobs of the audit."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.forget import forget_answers


@app.periodic(cron="23 * * * *")
@app.task(name="audit.forget_answers", queue="maintenance")
def forget_old_answers(timestamp: int) -> None:
    """Every hour, remove the answers to repeated requests that were kept long enough."""
    forget_answers(at=now())
