"""Calls of a month: when they came, how long callers waited and talked, who answered."""

import math
from dataclasses import dataclass
from heapq import heapify, heapreplace
from random import Random

from hotline.modules.demonstration.errors import VolumesMissed

from .moments import HOUR, second_of_day
from .particulars import MonthParticulars
from .roster import Roster, duty_block
from .shape import is_peak, spread
from .volumes import apportion
from .workdays import Workdays

_LONGEST_TALK = 3600
_LONGEST_WAIT = 900
# Seconds within which an answer is quick.
QUICK = 15
_EARLIER = 10


@dataclass(slots=True)
class PlannedCall:
    """A call as the switch would have recorded it; agents, callers, queues and lines by their place in a list."""

    arrived: int
    answered: int | None
    waiting: int
    talking: int
    after: int
    agent: int | None
    caller: int
    queue: int
    rating: int | None

    @property
    def ended(self) -> int:
        """When the caller hung up."""
        return self.arrived + self.waiting + self.talking


def plan_calls(
    rng: Random,
    total: int,
    answered: int,
    days: range,
    workdays: Workdays,
    duty: Roster,
    callers: int,
    wanted: MonthParticulars | None = None,
) -> list[PlannedCall]:
    """The calls of the days in order of arrival; exactly `answered` of them are answered, none by a busy agent.

    Waiting, handle time and ratings are drawn by lot where nothing is `wanted`; `VolumesMissed` where too few agents
    are on duty for the quick answers that are.
    """
    arrivals = spread(rng, total, days, workdays)
    abandoned = _choose_abandoned(rng, arrivals, total - answered)
    desk = _Desk(duty)
    waits = _Waits(rng, None if wanted is None else wanted.answered_quickly, answered)
    durations = None
    if wanted is not None and wanted.handle_seconds is not None:
        durations = _durations(rng, answered, wanted.handle_seconds)
    calls: list[PlannedCall] = []
    for index, arrived in enumerate(arrivals):
        caller = pick_caller(rng, callers)
        queue = 0 if rng.random() < 0.9 else 1 + (rng.random() < 0.4)
        if index in abandoned:
            waiting = min(3 + int(rng.lognormvariate(3.5, 0.85)), _LONGEST_WAIT)
            calls.append(PlannedCall(arrived, None, waiting, 0, 0, None, caller, queue, None))
            continue
        talking, after = _duration(rng) if durations is None else durations.pop()
        begun, agent = desk.answer(arrived + waits.draw(arrived), talking + after)
        waits.note(begun - arrived)
        rating = _rating(rng) if rng.random() < 0.46 else None
        calls.append(PlannedCall(arrived, begun, begun - arrived, talking, after, agent, caller, queue, rating))
    waits.close()
    if wanted is not None and wanted.rated is not None:
        _rate(rng, calls, wanted.rated, wanted.rated_satisfied or 0)
    return calls


def _duration(rng: Random) -> tuple[int, int]:
    """Seconds of talking and of after-call work."""
    return min(8 + int(rng.lognormvariate(4.72, 0.72)), _LONGEST_TALK), 4 + int(rng.lognormvariate(3.1, 0.6))


def _durations(rng: Random, count: int, seconds: int) -> list[tuple[int, int]]:
    """So many durations that add up to so many seconds."""
    drawn = [_duration(rng) for _ in range(count)]
    whole = apportion([talking + after for talking, after in drawn], seconds)
    shares = (after / (talking + after) for talking, after in drawn)
    return [(all_ - int(all_ * share), int(all_ * share)) for all_, share in zip(whole, shares, strict=True)]


def _rate(rng: Random, calls: list[PlannedCall], rated: int, satisfied: int) -> None:
    """Exactly so many answered calls are rated, and so many of those in the upper three levels."""
    answered = [call for call in calls if call.answered is not None]
    for call in answered:
        call.rating = None
    for place, call in enumerate(rng.sample(answered, rated)):
        if place < satisfied:
            call.rating = max(_rating(rng), 3)
        else:
            call.rating = 1 + (rng.random() < 0.7)


class _Waits:
    """How long callers wait: by the hour's lot, or so that exactly so many are answered within 15 seconds."""

    def __init__(self, rng: Random, quick: int | None, answered: int) -> None:
        self._rng = rng
        self._quick = quick
        self._answered = answered

    def draw(self, arrived: int) -> int:
        """Seconds until an agent would answer."""
        if self._quick is None:
            return _waiting(self._rng, arrived)
        # Somewhat before the end, so that a busy agent at the end of the month does not make it miss.
        if self._quick > 0 and self._rng.random() * self._answered < self._quick + _EARLIER:
            return 2 + int(self._rng.random() * 12.5)
        return QUICK + 1 + int(self._rng.expovariate(1 / 30))

    def note(self, waited: int) -> None:
        """Take in how long the caller really waited."""
        self._answered -= 1
        if self._quick is not None and waited <= QUICK:
            self._quick -= 1

    def close(self) -> None:
        """Refuse where busy agents made it miss."""
        if self._quick:
            raise VolumesMissed(month="—", what="quick answers", planned=-self._quick, wanted=0)


def pick_caller(rng: Random, callers: int) -> int:
    """Most people call once or twice a year, a few call often."""
    return int(callers * math.pow(rng.random(), 1.2))


class _Desk:
    """The agents on duty and when each is free again."""

    def __init__(self, duty: Roster) -> None:
        self._duty = duty
        self._block: tuple[int, int] | None = None
        self._free_at: list[tuple[int, int]] = []
        self._busy_until: dict[int, int] = {}

    def answer(self, ready: int, busy: int) -> tuple[int, int]:
        """Who takes the call that would be answered at `ready`, and when he does."""
        block = duty_block(ready)
        if block != self._block:
            self._block = block
            self._free_at = [(self._busy_until.get(agent, 0), agent) for agent in self._duty.on_duty(ready)]
            heapify(self._free_at)
        free, agent = self._free_at[0]
        begun = max(ready, free)
        heapreplace(self._free_at, (begun + busy, agent))
        self._busy_until[agent] = begun + busy
        return begun, agent


def _choose_abandoned(rng: Random, arrivals: list[int], count: int) -> frozenset[int]:
    """Which calls nobody answered: mostly those at busy hours."""

    def key(index: int) -> float:
        is_busy = is_peak(second_of_day(arrivals[index]) // HOUR)
        return math.pow(rng.random(), 0.3 if is_busy else 1.0)

    keys = [key(index) for index in range(len(arrivals))]
    order = sorted(range(len(arrivals)), key=keys.__getitem__, reverse=True)
    return frozenset(order[:count])


def _waiting(rng: Random, arrived: int) -> int:
    """Seconds to an answer: most within 15, longer at busy hours."""
    is_busy = is_peak(second_of_day(arrived) // HOUR)
    if rng.random() < (0.78 if is_busy else 0.94):
        return 2 + int(rng.random() * 12.5)
    return 15 + int(rng.expovariate(1 / (42 if is_busy else 20)))


def _rating(rng: Random) -> int:
    draw = rng.random()
    if draw < 0.83:
        return 5
    if draw < 0.95:
        return 4
    return 3 if draw < 0.987 else 2 if draw < 0.995 else 1
