"""Background jobs of work orders."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hotline.kit.clock import now

from .actions.bulk import QUEUE as BULK_QUEUE
from .actions.bulk import TASK as BULK_TASK
from .actions.bulk import carry_out
from .actions.count_services import count_services
from .actions.erase import QUEUE as ERASURE_QUEUE
from .actions.erase import TASK as ERASURE_TASK
from .actions.erase import erase_due_files
from .actions.export import QUEUE as EXPORT_QUEUE
from .actions.export import WRITE_TASK
from .actions.keep_draft import forget_old_drafts
from .actions.presence import forget_presences
from .actions.suspension import resume_expired
from .actions.warn import warn_due
from .actions.write_export import give_up_abandoned, remove_expired, remove_orphans, write_export
from .schemas.list_query import selection_of


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


@app.task(name=WRITE_TASK, queue=EXPORT_QUEUE, retry=RetryStrategy(max_attempts=3, exponential_wait=5))
def write_an_export(export_id: int) -> None:
    """Write an export's file."""
    write_export(export_id=export_id, selection_of=selection_of, at=now())


@app.periodic(cron="11 * * * *")
@app.task(name="workorders.remove_expired_exports", queue="maintenance")
def remove_expired_exports(timestamp: int) -> None:
    """Every hour, remove the files whose time is over or that nobody can get, and end what nobody writes."""
    give_up_abandoned(at=now())
    remove_expired(at=now())
    remove_orphans(at=now())


@app.periodic(cron="20 16 * * *")
@app.task(name="workorders.count_services", queue="maintenance")
def count_the_services(timestamp: int) -> None:
    """After midnight (00:20 Asia/Shanghai), count the services that became work orders."""
    count_services(at=now())


@app.periodic(cron="37 * * * *")
@app.task(name="workorders.forget_old_drafts", queue="maintenance")
def forget_drafts(timestamp: int) -> None:
    """Every hour, remove the drafts of registrations that nobody goes back to."""
    forget_old_drafts(at=now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="workorders.forget_presences", queue="maintenance")
def forget_those_who_left(timestamp: int) -> None:
    """Every five minutes, forget who had which work order open."""
    forget_presences(at=now())


@app.task(name=BULK_TASK, queue=BULK_QUEUE, retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def act_in_bulk(bulk_action_id: int) -> None:
    """Take a step on many work orders."""
    carry_out(bulk_action_id=bulk_action_id, at=now())


@app.task(name=ERASURE_TASK, queue=ERASURE_QUEUE, retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def erase_files(ordered_by: str, reason: str) -> None:
    """Erase the files that are kept no longer."""
    erase_due_files(ordered_by=ordered_by, reason=reason, at=now())
