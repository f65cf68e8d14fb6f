"""The background worker gives back what a killed worker left half done."""

import asyncio

import pytest
from django.db import connection
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from hotline.config.commands.worker import rescue_stalled_jobs


def queue_job(status: str, seconds_since_heartbeat: int | None) -> int:
    """A job as a worker left it: `None` for a worker that was pruned already."""
    with connection.cursor() as cursor:
        worker_id = None
        if seconds_since_heartbeat is not None:
            cursor.execute(
                "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - make_interval(secs => "
                "%s)) RETURNING id",
                [seconds_since_heartbeat],
            )
            (worker_id,) = cursor.fetchone()
        cursor.execute(
            "INSERT INTO procrastinate_jobs (task_name, queue_name, status, args, worker_id)"
            " VALUES ('hotline.deliver', 'events', %s, '{}', %s) RETURNING id",
            [status, worker_id],
        )
        (job_id,) = cursor.fetchone()
    return int(job_id)


def status_of(job_id: int) -> str:
    """What a job is doing."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job_id])
        return str(cursor.fetchone()[0])


def rescue() -> int:
    """One round of the rescue."""
    assert isinstance(app.connector, DjangoConnector)

    async def once(worker_app: App) -> int:
        async with worker_app.open_async():
            return await rescue_stalled_jobs(worker_app)

    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        return asyncio.run(once(worker_app))


@pytest.mark.django_db(transaction=True)
def test_jobs_of_silent_and_vanished_workers_are_given_back_and_running_ones_left_alone() -> None:
    silent, vanished, running = queue_job("doing", 300), queue_job("doing", None), queue_job("doing", 1)

    assert rescue() == 2

    assert (status_of(silent), status_of(vanished), status_of(running)) == ("todo", "todo", "doing")
    assert rescue() == 0
