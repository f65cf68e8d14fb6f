"""Which copies of a sample's calls, inspections and orders are left out so that the year's sums are those wanted."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.modules.callbacks.rules import Satisfaction
from hotline.modules.demonstration.errors import VolumesMissed
from hotline.modules.workorders.rules.words import RequestType

from .calls import QUICK, PlannedCall
from .house import PlannedInspection
from .moments import local_day
from .orders import CallbackPlan, PlannedOrder
from .particulars import MonthParticulars
from .people import is_enterprise
from .sample import Feature, Profile, left_out
from .singled_out import SLOWLY
from .volumes import MonthVolumes

_SATISFIED = (Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED, Satisfaction.NEUTRAL)
_LEAST_SATISFIED = 3
_CALLS = ("quickly", "answered", "calls")
_ORDERS = (
    "leader_items", "sent_back", "late", "slowly", "dispatched_of_enterprises", "of_enterprises", "unfinished",
    "inquiries_dispatched", "inquiries_at_once", "dissatisfied", "solved", "satisfied", "unsatisfied", "unreached",
    "at_once", "received",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """The volumes of the whole year by month, of which a sample is copied so many times."""

    volumes: Sequence[MonthVolumes]
    particulars: Sequence[MonthParticulars]
    copies: int
    # The first day of each month.
    starts: Sequence[int]

    def month_of(self, second: int) -> int:
        """The place of the month in which a moment falls."""
        return bisect_right(self.starts, local_day(second)) - 1


@dataclass(frozen=True, slots=True)
class LostCopies:
    """How many copies records lose, by place in their lists; ratings that calls lose, seconds that are added to one."""

    calls: dict[int, int]
    ratings: dict[int, int]
    seconds: dict[int, int]
    inspections: dict[int, int]
    orders: dict[int, int]


def lost_copies(
    wanted: Wanted,
    calls: Sequence[Sequence[PlannedCall]],
    inspections: Sequence[Sequence[PlannedInspection]],
    orders: Sequence[PlannedOrder],
) -> LostCopies:
    """Which copies of a sample are left out; calls and inspections come by month, whose places begin anew in each."""
    bound = {order.call for order in orders if order.call is not None}
    first = 0
    for month, inspected in zip(calls, inspections, strict=True):
        bound.update(first + inspection.call for inspection in inspected)
        first += len(month)
    of_calls = lost_calls(wanted, calls, frozenset(bound))
    seconds = added_seconds(wanted, calls, of_calls)
    return LostCopies(
        calls=of_calls,
        ratings=lost_ratings(wanted, calls, of_calls),
        seconds=seconds,
        inspections=lost_inspections(wanted, inspections),
        orders=lost_orders(wanted, orders),
    )


def lost_calls(wanted: Wanted, months: Sequence[Sequence[PlannedCall]], bound: frozenset[int]) -> dict[int, int]:
    """How many copies calls lose; those that are `bound`, by place in the whole list, keep all."""
    profiles: list[Profile] = []
    for month, calls in enumerate(months):
        part = wanted.particulars[month]
        profiles.extend(_profile_of_call(call, month, part) for call in calls)
    targets: dict[Feature, int] = {}
    for month, (volumes, part) in enumerate(zip(wanted.volumes, wanted.particulars, strict=True)):
        given = {
            "calls": volumes.calls,
            "answered": volumes.answered,
            "quickly": part.answered_quickly,
        }
        targets |= {(name, month): count for name, count in given.items() if count is not None}
    may_lose = [place not in bound for place in range(len(profiles))]
    return left_out(profiles, may_lose, targets, _CALLS, wanted.copies)


def _profile_of_call(call: PlannedCall, month: int, wanted: MonthParticulars) -> Profile:
    names = ["calls"]
    if call.answered is not None:
        names.append("answered")
        if wanted.answered_quickly is not None and call.waiting <= QUICK:
            names.append("quickly")
    return frozenset((name, month) for name in names)


def lost_ratings(wanted: Wanted, months: Sequence[Sequence[PlannedCall]], lost: dict[int, int]) -> dict[int, int]:
    """How many of the copies of rated calls that are not lost are not rated, by place."""
    profiles: list[Profile] = []
    targets: dict[Feature, int] = {}
    for month, (calls, part) in enumerate(zip(months, wanted.particulars, strict=True)):
        if part.rated is not None:
            targets |= {("rated", month): part.rated, ("rated_satisfied", month): part.rated_satisfied or 0}
        for call in calls:
            names = ("rated", "rated_satisfied")[: _standing(call)]
            profiles.append(frozenset((name, month) for name in names))
    may_lose = [bool(profile) and place not in lost for place, profile in enumerate(profiles)]
    return left_out(profiles, may_lose, targets, ("rated_satisfied", "rated"), wanted.copies, lost)


def _standing(call: PlannedCall) -> int:
    """0 without a rating, 1 with a low one, 2 with one of the upper three levels."""
    return 0 if call.rating is None else 2 if call.rating >= _LEAST_SATISFIED else 1


def added_seconds(wanted: Wanted, months: Sequence[Sequence[PlannedCall]], lost: dict[int, int]) -> dict[int, int]:
    """Seconds to be added to one copy of calls that keep all, so that each month's handle time is that wanted."""
    added: dict[int, int] = {}
    first = 0
    for calls, part in zip(months, wanted.particulars, strict=True):
        if part.handle_seconds is not None:
            added |= _added_in_month(calls, first, part.handle_seconds, lost, wanted.copies)
        first += len(calls)
    return added


def _added_in_month(
    calls: Sequence[PlannedCall], first: int, seconds: int, lost: dict[int, int], copies: int
) -> dict[int, int]:
    missing = seconds
    able: list[int] = []
    for place, call in enumerate(calls, first):
        missing -= (call.talking + call.after) * (copies - lost.get(place, 0))
        if call.answered is not None and place not in lost and call.after > 1:
            able.append(place)
    step, count = (1, missing) if missing > 0 else (-1, -missing)
    if not count:
        return {}
    each, rest = divmod(count, len(able))
    # Nobody's work after a call becomes shorter than nothing.
    if step < 0 and each:
        raise VolumesMissed(month="—", what="handle seconds", planned=seconds - missing, wanted=seconds)
    return {place: step * (each + (index < rest)) for index, place in enumerate(able) if each or index < rest}


def lost_inspections(wanted: Wanted, months: Sequence[Sequence[PlannedInspection]]) -> dict[int, int]:
    """How many copies inspections lose, by place in the list of all of them."""
    profiles: list[Profile] = []
    targets: dict[Feature, int] = {}
    for month, (inspections, volumes) in enumerate(zip(months, wanted.volumes, strict=True)):
        targets |= {("passed", month): volumes.passed, ("inspected", month): volumes.inspected}
        for inspection in inspections:
            names = ("inspected", "passed") if inspection.has_passed else ("inspected",)
            profiles.append(frozenset((name, month) for name in names))
    return left_out(profiles, [True] * len(profiles), targets, ("passed", "inspected"), wanted.copies)


def lost_orders(wanted: Wanted, orders: Sequence[PlannedOrder]) -> dict[int, int]:
    """How many copies orders lose, with everything that hangs on them."""
    profiles = [_profile_of_order(wanted, order) for order in orders]
    targets: dict[Feature, int] = {}
    for month, (volumes, part) in enumerate(zip(wanted.volumes, wanted.particulars, strict=True)):
        given = {
            "received": volumes.received,
            "at_once": volumes.answered_at_once,
            "unfinished": volumes.received - volumes.completed,
            "satisfied": volumes.satisfied,
            "unsatisfied": volumes.reached - volumes.satisfied,
            "unreached": volumes.tried - volumes.reached,
            "solved": part.solved,
            "dissatisfied": part.dissatisfied,
            "inquiries_at_once": part.inquiries_at_once,
            "inquiries_dispatched": part.inquiries_dispatched,
            "late": part.late,
            "sent_back": part.sent_back,
            "slowly": part.answered_slowly,
            "of_enterprises": part.of_enterprises,
            "dispatched_of_enterprises": part.dispatched_of_enterprises,
            "leader_items": part.leader_items,
        }
        targets |= {(name, month): count for name, count in given.items() if count is not None}
    return left_out(profiles, [True] * len(profiles), targets, _ORDERS, wanted.copies)


def _profile_of_order(wanted: Wanted, order: PlannedOrder) -> Profile:
    month = wanted.month_of(order.registered)
    part = wanted.particulars[month]
    handling = order.handling
    is_inquiry = order.request_type is RequestType.INQUIRY
    speaks_for_enterprise = order.caller is not None and is_enterprise(order.caller)
    meets = {
        "received": True,
        "at_once": handling is None,
        "unfinished": order.stops_at is not None,
        "inquiries_at_once": is_inquiry and handling is None and part.inquiries_at_once is not None,
        "inquiries_dispatched": is_inquiry and handling is not None and part.inquiries_dispatched is not None,
        "late": handling is not None and handling.replied > handling.due,
        "sent_back": order.sent_back is not None,
        "slowly": handling is None and order.completed - order.registered > SLOWLY,
        "of_enterprises": speaks_for_enterprise and part.of_enterprises is not None,
        "dispatched_of_enterprises": speaks_for_enterprise and handling is not None and part.of_enterprises is not None,
        "leader_items": order.is_leader_assigned,
    }
    found = {(name, month) for name, is_met in meets.items() if is_met}
    return frozenset(found | _features_of_callback(wanted, order.callback))


def _features_of_callback(wanted: Wanted, plan: CallbackPlan | None) -> set[Feature]:
    if plan is None or plan.tried is None:
        return set()
    month = wanted.month_of(plan.tried)
    is_satisfied = plan.satisfaction in _SATISFIED
    meets = {
        "satisfied": plan.was_reached and is_satisfied,
        "unsatisfied": plan.was_reached and not is_satisfied,
        "unreached": not plan.was_reached,
        "solved": plan.was_solved and wanted.particulars[month].solved is not None,
        "dissatisfied": plan.was_dissatisfied,
    }
    return {(name, month) for name, is_met in meets.items() if is_met}
