"""Work orders that are made what a report prints: late, sent back, slow, of enterprises, assigned by leaders."""

from collections.abc import Callable, Iterable, Sequence
from random import Random

from hotline.modules.demonstration.errors import VolumesMissed
from hotline.modules.sla.rules.limits import LimitUnit

from .calls import PlannedCall
from .moments import DAY, HOUR, MINUTE
from .orders import PlannedOrder, SentBack, Setting
from .particulars import MonthParticulars
from .people import is_enterprise

SLOWLY = 30 * MINUTE
_LONGEST_WAY = 17 * DAY


def single_out(
    rng: Random,
    setting: Setting,
    orders: Sequence[PlannedOrder],
    wanted: MonthParticulars,
    calls: Sequence[PlannedCall],
    first_call: int,
    horizon: int,
) -> None:
    """Change so many orders of a month as are wanted; their calls follow where the caller changes."""
    if wanted.of_enterprises is not None:
        _enterprises(rng, orders, wanted, calls, first_call)
    # What is done again, or done late, must still be done by the horizon.
    ordinary = [order for order in orders if _is_ordinary(order) and order.registered < horizon - _LONGEST_WAY]
    for order in _chosen(rng, ordinary, wanted.sent_back, "send-backs"):
        _send_back(rng, setting, order)
    straight = [order for order in ordinary if order.sent_back is None]
    for order in _chosen(rng, straight, wanted.late, "late replies"):
        _reply_late(rng, setting, order, horizon)
    at_once = [order for order in orders if order.answered_at_once]
    for order in _chosen(rng, at_once, wanted.answered_slowly, "slow answers"):
        order.completed = order.registered + SLOWLY + MINUTE + int(rng.random() * 3 * HOUR)
    known = [order for order in straight if order.caller is not None]
    for order in _chosen(rng, known, wanted.leader_items, "leaders' items"):
        order.is_leader_assigned = True


def _is_ordinary(order: PlannedOrder) -> bool:
    """Dispatched, completed, and not an emergency."""
    handling = order.handling
    return order.stops_at is None and handling is not None and handling.limit.unit is not LimitUnit.HOUR


def _chosen(rng: Random, pool: Sequence[PlannedOrder], count: int, what: str) -> list[PlannedOrder]:
    if count > len(pool):
        raise VolumesMissed(month="—", what=what, planned=len(pool), wanted=count)
    return rng.sample(pool, count)


def _send_back(rng: Random, setting: Setting, order: PlannedOrder) -> None:
    """A department that was rightly of the opinion that it was not its own; then the right one has it."""
    first, right = order.handling, order.department
    if first is None or right is None:
        return
    wrong = setting.organisation.another_bureau(right, rng)
    asked = setting.clockwork.in_office(rng, first.dispatched + 20 * MINUTE + int(rng.random() * 3 * HOUR))
    decided = setting.clockwork.at_desk(rng, asked + 15 * MINUTE + int(rng.random() * HOUR))
    order.sent_back = SentBack(wrong, first.dispatched, first.due, asked, decided)
    order.handling = setting.clockwork.handling(rng, decided + MINUTE, order.request_type, order.urgency)
    order.completed = order.handling.completed


def _reply_late(rng: Random, setting: Setting, order: PlannedOrder, horizon: int) -> None:
    handling = order.handling
    if handling is None:
        return
    setting.clockwork.make_late(rng, handling)
    order.completed = handling.completed
    if order.completed >= horizon:
        raise VolumesMissed(month="—", what="late replies", planned=order.completed, wanted=horizon)


def _enterprises(
    rng: Random,
    orders: Sequence[PlannedOrder],
    wanted: MonthParticulars,
    calls: Sequence[PlannedCall],
    first_call: int,
) -> None:
    """Everybody speaks for himself but so many, each with a matter of his own."""
    per_call: dict[int, int] = {}
    for order in orders:
        if order.call is not None:
            per_call[order.call] = per_call.get(order.call, 0) + 1
        if order.caller is not None:
            order.caller = _next_place(order.caller, is_enterprise, wanted=False)
    for call in calls:
        call.caller = _next_place(call.caller, is_enterprise, wanted=False)
    alone = [o for o in orders if o.caller is not None and (o.call is None or per_call[o.call] == 1)]
    dispatched = wanted.dispatched_of_enterprises or 0
    at_once = (wanted.of_enterprises or 0) - dispatched
    for order in _of_both(rng, alone, dispatched, at_once):
        order.caller = _next_place(order.caller or 0, is_enterprise, wanted=True)
        if order.call is not None:
            calls[order.call - first_call].caller = order.caller


def _of_both(rng: Random, orders: Sequence[PlannedOrder], dispatched: int, at_once: int) -> Iterable[PlannedOrder]:
    yield from _chosen(rng, [one for one in orders if not one.answered_at_once], dispatched, "orders of enterprises")
    yield from _chosen(rng, [one for one in orders if one.answered_at_once], at_once, "orders of enterprises")


def _next_place(place: int, fits: Callable[[int], bool], *, wanted: bool) -> int:
    while fits(place) is not wanted:
        place += 1
    return place
