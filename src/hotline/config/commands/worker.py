"""`worker`: the process of all that nobody waits for: background jobs, and the switch's books.

It leaves the processor to calls and pages, and gives back the jobs that a killed worker left half done.
"""

import asyncio
import logging

import click
import procrastinate
from procrastinate.contrib.django import app

from hotline.config import home as homes
from hotline.config import turns
from hotline.config.home import Home
from hotline.config.switch.books import bring_in_for_ever

CONCURRENCY = 2
SHUTDOWN_SECONDS = 15
RESCUE_EVERY_SECONDS = 10
# Three heartbeats missed: the worker is gone.
SILENT_SECONDS = 30

log = logging.getLogger(__name__)


@click.command(hidden=True)
def command() -> None:
    """Work until told to stop."""
    turns.stand_back(turns.BACKGROUND)
    connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]
    with app.replace_connector(connector) as worker_app:
        asyncio.run(work(worker_app, homes.current()))


async def work(worker_app: procrastinate.App, place: Home) -> None:
    """Run jobs, and beside them the rescue of jobs whose worker was killed and the books of the home's switch.

    Whatever of it fails ends the process, and the supervisor starts it anew: nothing stops in silence.
    """
    async with worker_app.open_async():
        jobs = worker_app.run_worker_async(
            concurrency=CONCURRENCY,
            shutdown_graceful_timeout=SHUTDOWN_SECONDS,
            delete_jobs=procrastinate.jobs.DeleteJobCondition.SUCCESSFUL,
        )
        tasks = [asyncio.create_task(one) for one in (jobs, rescue_for_ever(worker_app), bring_in_for_ever(place))]
        # No task group: it would wait for ever for a task that loses its cancellation in the driver of the database.
        ended, others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in others:
            task.cancel()
        for task in ended:
            task.result()


async def rescue_for_ever(worker_app: procrastinate.App) -> None:
    """Give back stalled jobs again and again; a failure is logged and the next round tries anew."""
    while True:
        try:
            await rescue_stalled_jobs(worker_app)
        except procrastinate.exceptions.ProcrastinateException:
            log.exception("The rescue of stalled jobs failed; it will be tried again.")
        await asyncio.sleep(RESCUE_EVERY_SECONDS)


async def rescue_stalled_jobs(worker_app: procrastinate.App) -> int:
    """Queue again every job whose worker fell silent; gives their number. Jobs are idempotent."""
    stalled = list(await worker_app.job_manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS))
    for job in stalled:
        log.warning("Job %s (%s) was left by a worker that is gone; it runs again.", job.id, job.task_name)
        await worker_app.job_manager.retry_job(job)
    return len(stalled)
