"""Publishing events as background jobs within the transaction that made them true, so that none is lost or invented."""

import importlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from .events import Event

EVENTS_QUEUE = "events"
_subscribers: dict[type[Event], list[str]] = {}


def subscribe(event_type: type[Event], subscriber: str) -> None:
    """Have the function at `package.module:name` run in the background after every committed event of that type.

    It may run more than once for one event (after a crash), so it must be idempotent.
    """
    subscribers = _subscribers.setdefault(event_type, [])
    if subscriber not in subscribers:
        subscribers.append(subscriber)


def subscribers_of(event_type: type[Event]) -> tuple[str, ...]:
    """Who listens to events of that type."""
    return tuple(_subscribers.get(event_type, ()))


def publish(event: Event) -> None:
    """Queue one job for each subscriber, in the current transaction."""
    kind = type(event)
    for subscriber in subscribers_of(kind):
        app.configure_task("hotline.deliver", queue=EVENTS_QUEUE).defer(
            subscriber=subscriber, event_type=f"{kind.__module__}:{kind.__qualname__}", fields=_fields(event)
        )


# After 3, 9, 27 … seconds: longer than a restart of the database or a mended release takes to come, three hours in all.
_RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="hotline.deliver", queue=EVENTS_QUEUE, retry=_RETRY)
def deliver(subscriber: str, event_type: str, fields: dict[str, JSONValue]) -> None:
    """Hand one event to one subscriber."""
    values = {
        name: datetime.fromisoformat(str(value)) if _is_moment(name) and value is not None else value
        for name, value in fields.items()
    }
    _load(subscriber)(_load(event_type)(**values))


def _is_moment(name: str) -> bool:
    """Whether a field holds a moment, which JSON keeps as text: its name says so, as everywhere."""
    return name == "at" or name.endswith("_at")


def _fields(event: Event) -> dict[str, JSONValue]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(event).items()}


def _load(path: str) -> Callable[..., object]:
    module, _, name = path.partition(":")
    loaded: Callable[..., object] = getattr(importlib.import_module(module), name)
    return loaded
