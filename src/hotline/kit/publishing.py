"""Publishing events as background jobs within the transaction that made them true, so that none is lost or invented."""

import importlib
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime

from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from .events import Event

JsonFields = dict[str, JSONValue]

EVENTS_QUEUE = "events"
_subscribers: dict[type[Event], list[Callable[..., None]]] = {}


def subscribe(event_type: type[Event], subscriber: Callable[..., None]) -> None:
    """Have `subscriber(event)` run in the background after every committed event of that type.

    A subscriber may run more than once for one event (after a crash), so it must be idempotent.
    """
    subscribers = _subscribers.setdefault(event_type, [])
    if subscriber not in subscribers:
        subscribers.append(subscriber)


def subscribers_of(event_type: type[Event]) -> tuple[Callable[..., None], ...]:
    """Who listens to events of that type."""
    return tuple(_subscribers.get(event_type, ()))


def publish(event: Event) -> None:
    """Queue one job for each subscriber, in the current transaction."""
    for subscriber in subscribers_of(type(event)):
        app.configure_task("hotline.deliver", queue=EVENTS_QUEUE).defer(
            subscriber=_path(subscriber), event_type=_path(type(event)), fields=_fields(event)
        )


@app.task(name="hotline.deliver", queue=EVENTS_QUEUE, retry=5)
def deliver(subscriber: str, event_type: str, fields: JsonFields) -> None:
    """Hand one event to one subscriber."""
    event_class = _load(event_type)
    values = {
        name: datetime.fromisoformat(str(value)) if name.endswith("at") and value is not None else value
        for name, value in fields.items()
    }
    _load(subscriber)(event_class(**values))


def _fields(event: Event) -> JsonFields:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(event).items()}


def _path(thing: Callable[..., object]) -> str:
    return f"{thing.__module__}:{thing.__qualname__}"


def _load(path: str) -> Callable[..., Event | None]:
    module, _, name = path.partition(":")
    loaded: Callable[..., Event | None] = getattr(importlib.import_module(module), name)
    return loaded
