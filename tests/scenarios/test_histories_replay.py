"""Whatever is done with work orders, in any order and by anybody who may: history tells it, and nothing is lost."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest
from django.db import transaction
from django.http import HttpResponse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from tests.invariants import ensure_whole
from tests.steps import REQUESTS, Cast, cast_of, register, roles_for, take
from tests.support import City, PersonFactory

from hotline.modules.sla.public import ClockKind
from hotline.modules.workorders.models import Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step

from .handling import Hand, hand

__all__ = ["hand"]  # A fixture.

# Steps after which a department has as long as before, or longer.
_GIVE_TIME = {Step.SUSPEND, Step.APPROVE_EXTENSION, Step.APPROVE_PROMISE}


class Lives(RuleBasedStateMachine):
    """Two or three work orders, and people who do with them what the table permits while time goes by."""

    cast: Cast
    hand: Hand

    def __init__(self) -> None:
        super().__init__()
        self.numbers: list[str] = []
        self.counted = 0
        self.began_at = self.hand.at
        self.undoing = ExitStack()
        self.undoing.enter_context(transaction.atomic())

    def teardown(self) -> None:
        """Leave nothing for the next run."""
        transaction.set_rollback(True)
        self.undoing.close()
        self.hand.move_to(self.began_at)

    @initialize(count=st.integers(2, 3), anonymous=st.booleans())
    def write_down(self, count: int, anonymous: bool) -> None:
        """Somebody calls about so many matters."""
        requester = {"requester": {"is_anonymous": True}} if anonymous else {}
        self.numbers = [register(self.cast, **requester).number for _ in range(count)]

    @rule(which=st.integers(0, 5), choice=st.integers(0, 1000), who=st.integers(0, 50), hours=st.integers(0, 60))
    def do_something(self, which: int, choice: int, who: int, hours: int) -> None:
        """Take one of the steps that the stage permits, as somebody who may, some hours later."""
        self.hand.move_on(hours=hours, seconds=1)
        work_order = WorkOrder.objects.get(number=self.numbers[which % len(self.numbers)])
        steps = [step for step in REQUESTS if work_order.stage in TRANSITIONS[step].sources]
        if not steps:
            return
        step = steps[choice % len(steps)]
        body = {"into": self.numbers[choice % len(self.numbers)]} if step is Step.MERGE else None
        roles = roles_for(step)
        by = self.cast.somebody(roles[who % len(roles)], step)
        before = WorkOrderEvent.objects.count(), _due(work_order)
        answer = take(work_order, step, self.cast, by=by, body=body)
        self._check(work_order, step, answer, *before)
        self.numbers += [one for one in WorkOrder.objects.values_list("number", flat=True) if one not in self.numbers]

    def _check(
        self, work_order: WorkOrder, step: Step, answer: HttpResponse, events: int, due: datetime | None
    ) -> None:
        said = (step, answer.status_code, answer.content.decode()[:300])
        assert answer.status_code < 500, said
        if answer.status_code >= 300:
            assert WorkOrderEvent.objects.count() == events, said
            return
        assert WorkOrderEvent.objects.count() > events, said
        later = _due(work_order)
        if step in _GIVE_TIME and due is not None and later is not None:
            assert later >= due, said

    @invariant()
    def all_is_whole(self) -> None:
        """Histories replay, parts fit stages, clocks run forwards, and no work order is gone."""
        ensure_whole()
        count = WorkOrder.objects.count()
        assert count >= self.counted
        self.counted = count


def _due(work_order: WorkOrder) -> datetime | None:
    """When the department in the lead has to have replied."""
    running = Clock.objects.filter(work_order=work_order, kind=ClockKind.HANDLE, stopped_at__isnull=True)
    return running.values_list("due_at", flat=True).order_by("-started_at").first()


@pytest.fixture
def lives(city: City, person: PersonFactory, hand: Hand) -> Iterator[type[Lives]]:
    hand.move_on(days=1)
    Lives.hand = hand
    Lives.cast = cast_of(city, person)
    Lives.cast.main_number = register(Lives.cast).number
    yield Lives


@pytest.mark.django_db
def test_any_sequence_of_permitted_steps_replays_and_loses_nothing(lives: type[Lives]) -> None:
    run_state_machine_as_test(
        lives,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


@pytest.mark.scale
@pytest.mark.django_db
def test_long_lives_replay_and_lose_nothing(lives: type[Lives]) -> None:
    run_state_machine_as_test(
        lives,
        settings=settings(
            max_examples=200, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
