"""Background jobs of reports."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.draft_due import draft_due_reports


@app.periodic(cron="7 * * * *")
@app.task(name="reports.draft_due", queue="maintenance", queueing_lock="reports.draft_due")
def draft_due(timestamp: int) -> None:
    """Every hour, draft the reports whose period has ended: the daily one soon after midnight."""
    draft_due_reports(at=now())
