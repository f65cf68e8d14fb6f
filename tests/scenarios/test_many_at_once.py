"""Many people at once on the same work orders: nobody waits in vain, and nothing is lost or done twice."""

import json
import random
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.http import HttpResponse
from tests.invariants import ensure_whole
from tests.steps import REQUESTS, Cast, cast_of, register, roles_for, take
from tests.support import City, PersonFactory

from hotline.modules.workorders.models import WorkOrder, WorkOrderEvent
from hotline.modules.workorders.rules.lifecycle import TRANSITIONS, Step

# How an actor goes about it: mostly what the stage permits, now and then whatever comes to mind.
_SENSIBLE = 0.9
# These end a work order's life; taken as often as others they would leave nothing to be done.
_RARE = {Step.WITHDRAW, Step.DECLINE, Step.TRANSFER, Step.ARCHIVE, Step.MERGE, Step.ANSWER, Step.RECUSE}

Took = list[tuple[str, Step, int, str]]


def act(cast: Cast, numbers: Sequence[str], count: int, seed: int, start: Barrier) -> Took:
    """Take steps on work orders chosen at random, as somebody who may; what was asked for, and the answers."""
    dice = random.Random(seed)
    took: Took = []
    try:
        start.wait()
        while len(took) < count:
            work_order = WorkOrder.objects.get(number=dice.choice(numbers))
            step = _choose(work_order, dice)
            body = {"into": dice.choice(numbers)} if step is Step.MERGE else None
            by = cast.somebody(dice.choice(roles_for(step)), step)
            answer = take(work_order, step, cast, by=by, body=body)
            took.append((work_order.number, step, answer.status_code, _code(answer)))
    finally:
        connection.close()
    return took


def _choose(work_order: WorkOrder, dice: random.Random) -> Step:
    open_now = [step for step in REQUESTS if work_order.stage in TRANSITIONS[step].sources]
    common = [step for step in open_now if step not in _RARE]
    if common and dice.random() < _SENSIBLE:
        return dice.choice(common)
    return dice.choice(open_now or list(REQUESTS))


def _code(answer: HttpResponse) -> str:
    return "" if answer.status_code < 300 else str(json.loads(answer.content)["code"])


def ensure_many_can_act(cast: Cast, *, orders: int, actors: int, actions: int) -> Counter[str]:
    """Let them act, and prove that every answer is true of what is stored; how often each step was taken."""
    numbers = [register(cast).number for _ in range(orders)]
    start = Barrier(actors)
    with ThreadPoolExecutor(actors) as pool:
        acting = [pool.submit(act, cast, numbers, actions // actors, seed, start) for seed in range(actors)]
        took = [one for actor in acting for one in actor.result()]

    assert len(took) == actions // actors * actors
    failed = [one for one in took if one[2] >= 500]
    assert failed == []
    answered = Counter((number, step.value) for number, step, status, _ in took if status < 300)
    stored = Counter(
        WorkOrderEvent.objects.filter(step__in=[step.value for step in REQUESTS]).values_list(
            "work_order__number", "step"
        )
    )
    assert stored == answered
    ensure_whole()
    return Counter(step.value for _, step, status, _ in took if status < 300)


@pytest.mark.django_db(transaction=True)
def test_a_thousand_actions_of_twenty_people_on_sixty_work_orders(city: City, person: PersonFactory) -> None:
    taken = ensure_many_can_act(cast_of(city, person), orders=60, actors=20, actions=1_000)

    assert taken.total() > 500
    assert len(taken) > 20


@pytest.mark.scale
@pytest.mark.django_db(transaction=True)
def test_ten_thousand_actions_of_fifty_people_on_five_hundred_work_orders(city: City, person: PersonFactory) -> None:
    taken = ensure_many_can_act(cast_of(city, person), orders=500, actors=50, actions=10_000)

    assert taken.total() > 5_000
    assert len(taken) > 30
