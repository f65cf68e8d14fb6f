"""Which completed orders are called back on which day, who is reached and what they say."""

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain
from random import Random

from hotline.modules.callbacks.rules import Satisfaction
from hotline.modules.sla.rules.handling_policy import STARTING_POLICY

from .moments import DAY, HOUR, start_of
from .orders import CallbackPlan, PlannedOrder
from .particulars import MonthParticulars
from .roster import EARLY, Roster
from .shape import day_weight
from .volumes import MonthVolumes
from .workdays import Workdays

_SATISFIED = ((Satisfaction.VERY_SATISFIED, 0.62), (Satisfaction.SATISFIED, 0.93), (Satisfaction.NEUTRAL, 1.0))
_SOLVED_WHEN_SATISFIED = 0.962
_SOLVED_WHEN_NOT = 0.12


class CallbackDesk:
    """Calls back completed orders: dispatched ones first, each kind in the order of completion.

    With `waits_for`, so many days after completion nobody is called back any more.
    """

    def __init__(self, workdays: Workdays, duty: Roster, waits_for: int | None = None) -> None:
        self._waits_for = waits_for
        self._workdays = workdays
        self._duty = duty
        self._incoming: list[PlannedOrder] = []
        self._dispatched: deque[PlannedOrder] = deque()
        self._answered: deque[PlannedOrder] = deque()

    def expect(self, orders: Iterable[PlannedOrder]) -> None:
        """Take in orders that will be completed; whoever gave no number cannot be called back."""
        ready = [order for order in orders if order.caller is not None and order.stops_at is None]
        self._incoming = sorted(chain(self._incoming, ready), key=lambda order: order.completed, reverse=True)

    def month(
        self, rng: Random, days: range, volumes: MonthVolumes, particulars: MonthParticulars | None = None
    ) -> int:
        """Plan the call-backs of a month; tells how many there are, fewer than wanted where too little is completed."""
        tried: list[PlannedOrder] = []
        weights = [day_weight(day, self._workdays) * rng.lognormvariate(0, 0.08) for day in days]
        for index, day in enumerate(days):
            self._collect(start_of(day))
            wanted = round((volumes.tried - len(tried)) * weights[index] / sum(weights[index:]))
            moments = sorted(self._moment(rng, day) for _ in range(wanted))
            clerks = self._duty.on_shift(day, EARLY)
            for moment_ in moments:
                order = self._next()
                if order is None:
                    break
                order.callback = CallbackPlan(order.completed, moment_, clerk=clerks[int(rng.random() * len(clerks))])
                tried.append(order)
        self._fill_in_answers(rng, tried, min(volumes.reached, len(tried)), volumes.satisfied)
        if particulars is not None:
            _single_out(rng, tried, particulars)
        return len(tried)

    def _collect(self, before: int) -> None:
        """Move what was completed before a moment to the queues."""
        while self._incoming and self._incoming[-1].completed < before:
            order = self._incoming.pop()
            (self._answered if order.answered_at_once else self._dispatched).append(order)
        if self._waits_for is not None:
            oldest = before - self._waits_for * DAY
            for queue in (self._dispatched, self._answered):
                while queue and queue[0].completed < oldest:
                    queue.popleft()

    def _next(self) -> PlannedOrder | None:
        if self._dispatched:
            return self._dispatched.popleft()
        return self._answered.popleft() if self._answered else None

    @staticmethod
    def _moment(rng: Random, day: int) -> int:
        """Within the hours in which people may be disturbed."""
        return start_of(day) + int((8.6 if rng.random() < 0.55 else 14.2) * HOUR + rng.random() * 3.5 * HOUR)

    @staticmethod
    def _fill_in_answers(rng: Random, tried: Sequence[PlannedOrder], reached: int, satisfied: int) -> None:
        """Exactly so many are reached, and so many of those are satisfied."""
        found = rng.sample(range(len(tried)), reached)
        happy = frozenset(found[: min(satisfied, reached)])
        reached_places = frozenset(found)
        for place, order in enumerate(tried):
            plan = order.callback
            if plan is None:
                continue
            plan.was_reached = place in reached_places
            if not plan.was_reached:
                plan.attempts = STARTING_POLICY.callback_attempts
                continue
            draw = rng.random()
            plan.attempts = 1 if draw < 0.81 else 2 if draw < 0.95 else 3
            answer_of_reached(rng, plan, place in happy)


def answer_of_reached(rng: Random, plan: CallbackPlan, is_satisfied: bool) -> None:
    """What a requester says who was reached."""
    draw = rng.random()
    if is_satisfied:
        plan.satisfaction = next(level for level, limit in _SATISFIED if draw < limit)
        plan.was_solved = rng.random() < _SOLVED_WHEN_SATISFIED
    else:
        plan.satisfaction = Satisfaction.DISSATISFIED if draw < 0.8 else Satisfaction.VERY_DISSATISFIED
        plan.was_solved = rng.random() < _SOLVED_WHEN_NOT


def _solve(rng: Random, tried: Sequence[PlannedOrder], solved: int) -> None:
    """For exactly so many of those reached the matter is solved, first for those who are satisfied."""
    reached = [order.callback for order in tried if order.callback is not None and order.callback.was_reached]
    rng.shuffle(reached)
    unhappy = (Satisfaction.DISSATISFIED, Satisfaction.VERY_DISSATISFIED)
    for place, plan in enumerate(sorted(reached, key=lambda plan: plan.satisfaction in unhappy)):
        plan.was_solved = place < solved


def _single_out(rng: Random, tried: Sequence[PlannedOrder], particulars: MonthParticulars) -> None:
    """Let exactly so many be solved, and so many be called back because they had been dissatisfied."""
    if particulars.solved is not None:
        _solve(rng, tried, particulars.solved)
    for order in rng.sample(tried, min(particulars.dissatisfied, len(tried))):
        if order.callback is not None:
            order.callback.was_dissatisfied = True
