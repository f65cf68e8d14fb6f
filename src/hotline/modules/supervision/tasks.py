"""Background jobs of supervision. Hours are UTC: 00:00 is 08:00 local time."""

from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.follow_clock import remind_before_due
from .actions.hold_accountable import hold_accountable, judge_month, month_before
from .actions.make_daily_lists import make_daily_lists
from .actions.propose_notices import note_late_replies, propose_notices


@app.periodic(cron="*/10 * * * *")
@app.task(name="supervision.remind", queue="maintenance", queueing_lock="supervision.remind")
def remind_of_what_ends_soon(timestamp: int) -> None:
    """Every ten minutes, remind departments of what is due within the policy's hours."""
    remind_before_due(at=now())


@app.periodic(cron="20 * * * *")
@app.task(name="supervision.propose", queue="maintenance", queueing_lock="supervision.propose")
def propose(timestamp: int) -> None:
    """Every hour, note replies that are late and propose the notices that are called for."""
    at = now()
    note_late_replies(at=at)
    propose_notices(at=at)


@app.periodic(cron="0 0 * * *")
@app.task(name="supervision.daily_lists", queue="maintenance", queueing_lock="supervision.daily_lists")
def list_daily(timestamp: int) -> None:
    """At 08:00, make the day's lists."""
    make_daily_lists(at=now())


@app.periodic(cron="10 0 * * *")
@app.task(name="supervision.accountability", queue="maintenance", queueing_lock="supervision.accountability")
def hold_to_account(timestamp: int) -> None:
    """At 08:10, open and advance the cases of what is overdue."""
    hold_accountable(at=now())


@app.periodic(cron="30 0 1 * *")
@app.task(name="supervision.month", queue="maintenance", queueing_lock="supervision.month")
def judge_last_month(timestamp: int) -> None:
    """On the first of a month at 08:30, judge the month before."""
    at = now()
    judge_month(month=month_before(at), at=at)
