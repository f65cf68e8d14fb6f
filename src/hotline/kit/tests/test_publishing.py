"""Events reach their subscribers as they were published, and a subscriber that fails is asked again later."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from procrastinate.jobs import Job
from tests.support import JobRunner

from hotline.kit import publishing
from hotline.kit.clock import now
from hotline.kit.events import Event
from hotline.kit.publishing import deliver, publish, subscribe

MOMENT = datetime(2023, 5, 8, 2, 0, 0, 123456, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class SeatTaken(Event):
    """An event with every kind of field; `seat` ends like a moment and is none."""

    seat: str
    order_id: int
    due_at: datetime | None = None
    left_at: datetime | None = None


heard: list[Event] = []


def hear(event: SeatTaken) -> None:
    """Keep the event."""
    heard.append(event)


@pytest.mark.django_db
def test_an_event_is_delivered_as_it_was_published(run_jobs: JobRunner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_subscribers", {})
    subscribe(SeatTaken, f"{__name__}:hear")
    heard.clear()
    event = SeatTaken(at=MOMENT, seat="12", order_id=7, due_at=MOMENT + timedelta(days=1))

    publish(event)
    run_jobs()

    assert heard == [event]


def test_a_delivery_that_fails_is_tried_for_hours_and_not_for_ever() -> None:
    assert deliver.retry_strategy is not None
    waits = []
    for attempts in range(20):
        job = Job(queue="events", lock=None, queueing_lock=None, task_name="hotline.deliver", attempts=attempts)
        decision = deliver.retry_strategy.get_retry_decision(exception=OSError(), job=job)
        if decision is None:
            break
        assert decision.retry_at is not None
        waits.append(decision.retry_at - now())

    assert waits[0] < timedelta(seconds=10)
    assert timedelta(hours=2) < sum(waits, timedelta()) < timedelta(hours=4)
