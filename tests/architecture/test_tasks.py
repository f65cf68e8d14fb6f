"""Every background job is served: its queue, its name, and the functions that events are delivered to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path

import procrastinate
from procrastinate.contrib.django import app

from hotline.config.commands import worker
from hotline.config.home import Home
from hotline.kit import publishing
from hotline.kit.events import Event


def _ours() -> list["procrastinate.tasks.Task[..., object, ...]"]:
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    return [task for task in app.tasks.values() if not task.name.startswith("builtin:")]


class _WorkerApp:
    """Notes which queues the worker asks for."""

    queues: list[str] | None = ["nothing was asked for"]

    @property
    def job_manager(self) -> "_WorkerApp":
        return self

    async def get_stalled_jobs(self, **options: object) -> list[object]:
        return []

    @asynccontextmanager
    async def open_async(self) -> AsyncIterator[None]:
        yield

    async def run_worker_async(self, *, queues: list[str] | None = None, **options: object) -> None:
        self.queues = queues


def test_every_tasks_queue_is_served(tmp_path: Path) -> None:
    app_of_the_worker = _WorkerApp()
    asyncio.run(worker.work(app_of_the_worker, Home(tmp_path)))  # type: ignore[arg-type]
    served = app_of_the_worker.queues
    unserved = {task.queue for task in _ours()} - set(served) if served is not None else set()
    assert unserved == set()


def test_every_task_is_named_after_its_module() -> None:
    for task in _ours():
        home, _, name = task.name.rpartition(".")
        assert name and (home == "hotline" or f".{home}." in task.func.__module__), task.name


def test_every_subscriber_exists_and_takes_its_event() -> None:
    assert publishing._subscribers
    for event_type, subscribers in publishing._subscribers.items():
        assert issubclass(event_type, Event)
        for path in subscribers:
            module, _, name = path.partition(":")
            assert module.endswith(".subscribers"), path
            assert event_type in getattr(import_module(module), name).__annotations__.values(), path


def test_periodic_tasks_have_five_fields_or_seconds_last() -> None:
    for periodic in app.periodic_registry.periodic_tasks.values():
        # A field too many is read as seconds at the end: a schedule that looks right would be silently wrong. Whoever
        # means seconds leaves every other field open.
        fields = periodic.cron.split()
        assert len(fields) == 5 or (len(fields) == 6 and fields[:5] == ["*"] * 5), periodic.task.name
