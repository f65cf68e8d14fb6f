"""Two people at once, on real connections."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from threading import Barrier
from time import sleep

import pytest
from django.db import connection, transaction
from tests.support import City, PersonFactory

from hotline.kit.errors import Refusal
from hotline.modules.access.public import Actor, actor_of
from hotline.modules.notifications.public import LiveNotice
from hotline.modules.workorders.actions.amend import Amendment, amend
from hotline.modules.workorders.actions.answer import answer
from hotline.modules.workorders.actions.assign import Parts
from hotline.modules.workorders.actions.dispatch import dispatch, redispatch
from hotline.modules.workorders.actions.merge import merge, unmerge
from hotline.modules.workorders.actions.warn import warn_due
from hotline.modules.workorders.models import Clock, WorkOrder, WorkOrderEvent
from hotline.modules.workorders.selectors.visibility import lock

from .builders import dispatched, registered

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Start all acts at the same moment, each on a connection of its own; answers and refusals in their order."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            barrier.wait()
            return act()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(run, act) for act in acts]]


def test_of_two_dispatchers_one_wins_and_the_other_is_told(person: PersonFactory, city: City, at: datetime) -> None:
    first, second = actor_of(person("dispatcher")), actor_of(person("dispatcher"))
    for _ in range(10):
        number = registered(first, at).number

        answers = at_once(
            lambda number=number: dispatch(number=number, parts=Parts("housing"), by=first, at=at),  # type: ignore[misc]
            lambda number=number: dispatch(number=number, parts=Parts("market"), by=second, at=at),  # type: ignore[misc]
        )

        refusals = [answer for answer in answers if isinstance(answer, Refusal)]
        winners = [answer for answer in answers if isinstance(answer, WorkOrder)]
        assert [refusal.code for refusal in refusals] == ["stage_not_reachable"]
        work_order = WorkOrder.objects.get(number=number)
        assert work_order.handling_department_id == winners[0].handling_department_id
        assert list(work_order.history.order_by("sequence").values_list("step", flat=True)) == ["register", "dispatch"]


def test_simultaneous_registrations_get_numbers_without_gap_or_double(
    person: PersonFactory, city: City, at: datetime
) -> None:
    agent = actor_of(person("agent"))

    at_once(*[lambda: registered(agent, at) for _ in range(12)])

    numbers = sorted(WorkOrder.objects.values_list("number", flat=True))
    assert numbers == [f"20230508{running:05d}" for running in range(1, 13)]
    assert WorkOrderEvent.objects.count() == 12


def test_merges_and_their_undoing_crosswise_wait_for_each_other_and_never_deadlock(
    person: PersonFactory, city: City, at: datetime
) -> None:
    dispatcher = actor_of(person("dispatcher"))
    numbers = [registered(dispatcher, at).number for _ in range(4)]

    def act(seed: int) -> list[object]:
        chance = random.Random(seed)
        refused: list[object] = []
        for _ in range(12):
            one, other = chance.choice(numbers), chance.choice(numbers)
            try:
                if chance.random() < 0.5:
                    merge(number=one, into=other, by=dispatcher, at=at)
                else:
                    unmerge(number=one, reason="弄错了", by=dispatcher, at=at)
            except Refusal as refusal:
                refused.append(refusal)
        return refused

    at_once(*[partial(act, seed) for seed in range(6)])
    at_once(*[partial(answer, number=number, answer="好", by=dispatcher, at=at) for number in numbers])

    stages = set(WorkOrder.objects.values_list("stage", flat=True))
    assert stages == {"completed"}, "whatever was merged is answered with its main work order"
    for work_order in WorkOrder.objects.all():
        places = work_order.history.order_by("sequence").values_list("sequence", flat=True)
        assert list(places) == list(range(1, work_order.version + 1))


def test_two_workers_warn_of_each_limit_once(person: PersonFactory, city: City, at: datetime) -> None:
    dispatcher = actor_of(person("dispatcher"))
    for _ in range(6):
        dispatched(dispatcher, at)
    later = at + timedelta(days=30)
    owed = Clock.objects.filter(stopped_at=None, next_warning_at__lte=later).count()

    warned = at_once(*[lambda: warn_due(at=later, most=5) for _ in range(4)])

    rest = 0
    while count := warn_due(at=later):
        rest += count
    assert sum(count for count in warned if isinstance(count, int)) + rest == owed
    assert LiveNotice.objects.filter(kind="clock_warned", topic="centre").count() == owed


def test_whoever_waited_for_a_work_order_gets_it_with_its_department_and_category_of_now(
    person: PersonFactory, city: City, at: datetime
) -> None:
    by = actor_of(person("dispatcher"))
    moved, amended = dispatched(by, at).number, registered(by, at).number

    held = held_while(moved, lambda: redispatch(number=moved, parts=Parts("housing"), by=by, at=at), by=by)
    assert held.handling_department == city.departments["housing"]

    other = Amendment(category_code="0101", division_code="")
    held = held_while(amended, lambda: amend(number=amended, amendment=other, by=by, at=at), by=by)
    assert (held.category.code, held.division) == ("0101", None)


def held_while(number: str, act: Callable[[], object], *, by: Actor) -> WorkOrder:
    """The work order as somebody gets it who asked for it while an act on it was not committed yet."""

    def wait_for_it() -> WorkOrder:
        try:
            with transaction.atomic():
                return lock(number, by=by)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            act()
            waiting = pool.submit(wait_for_it)
            while not somebody_waits():
                assert not waiting.done()
                sleep(0.01)
        return waiting.result()


def somebody_waits() -> bool:
    """Whether a connection waits for another one's row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])
