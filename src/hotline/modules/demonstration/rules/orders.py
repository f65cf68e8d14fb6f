"""Work orders of a month before they get their words: who asked for what, where, and when each step was taken."""

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random

from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

from .calls import PlannedCall, pick_caller
from .matters import Lean, Matter, chooser, matters
from .moments import HOUR, MINUTE, day_of, local_day, start_of
from .organisation import Organisation
from .particulars import MonthParticulars
from .people import home
from .roster import Roster
from .shape import WRITTEN_HOURS, spread
from .timeline import Clockwork, Handling
from .workdays import Workdays

# What is not said by telephone, in parts per thousand of all orders.
_WRITTEN_CHANNELS = {
    Channel.WECHAT: 62,
    Channel.APP: 22,
    Channel.MAYOR_MAILBOX: 20,
    Channel.WEBSITE: 17,
    Channel.PROVINCE: 13,
    Channel.EMERGENCY_LINE: 6,
    Channel.OTHER: 4,
}
_WRITTEN_SHARE = sum(_WRITTEN_CHANNELS.values()) / 1000
# Of the orders taken by telephone: those that are the second or third matter of one call.
_FURTHER_MATTERS = 0.07
_TYPES: dict[Lean, tuple[tuple[RequestType, float], ...]] = {
    "complaint": ((RequestType.COMPLAINT, 0.7), (RequestType.ASSISTANCE, 0.9), (RequestType.SUGGESTION, 1.0)),
    "assistance": ((RequestType.ASSISTANCE, 0.84), (RequestType.COMPLAINT, 0.94), (RequestType.SUGGESTION, 1.0)),
    "report": ((RequestType.IRREGULARITY_REPORT, 0.6), (RequestType.COMPLAINT, 0.9), (RequestType.ASSISTANCE, 1.0)),
    "commendation": ((RequestType.COMMENDATION, 1.0),),
}
EMERGENCY_MATTER = "突发险情"
_INQUIRIES_AT_ONCE, _INQUIRIES_DISPATCHED = 0.85, 0.07
_BETWEEN_ATTEMPTS = 22 * HOUR
_ANONYMOUS = 0.008
_CONFIDENTIAL = 0.012


@dataclass(frozen=True, slots=True)
class SentBack:
    """The first dispatch, to a department by its place that rightly sent it back; then asked and decided."""

    department: int
    dispatched: int
    due: int
    asked: int
    decided: int


@dataclass(slots=True)
class PlannedOrder:
    """A work order; call, caller, agent, matter, town and department by their place in a list."""

    registered: int
    channel: Channel
    call: int | None
    caller: int | None
    agent: int
    matter: int
    town: int
    request_type: RequestType
    urgency: Urgency
    is_confidential: bool
    # None where the order was answered at once.
    handling: Handling | None
    department: int | None
    # The stage at which an order stops that is not completed; None for the way to the archive.
    stops_at: Stage | None = None
    completed: int = 0
    callback: "CallbackPlan | None" = None
    archived: int | None = None
    sent_back: SentBack | None = None
    is_leader_assigned: bool = False
    # The running number within the day of registration.
    running: int = 0

    @property
    def answered_at_once(self) -> bool:
        """Whether it was closed at registration."""
        return self.handling is None


@dataclass(slots=True)
class CallbackPlan:
    """A call-back; nobody has tried while `tried`, the moment of the last attempt, is None."""

    planned: int
    tried: int | None = None
    attempts: int = 0
    clerk: int | None = None
    was_reached: bool | None = None
    satisfaction: str = ""
    was_solved: bool | None = None
    # He said before that he was, which is why he is called back.
    was_dissatisfied: bool = False

    def earlier_attempts(self) -> list[int]:
        """The moments of the attempts before the last, most of a day apart but after completion."""
        if self.tried is None or self.attempts < 2:
            return []
        gap = min(_BETWEEN_ATTEMPTS, (self.tried - self.planned) // self.attempts)
        return [self.tried - gap * back for back in range(self.attempts - 1, 0, -1)]


@dataclass(frozen=True)
class Setting:
    """What the orders of a city are drawn from."""

    organisation: Organisation
    clockwork: Clockwork
    workdays: Workdays
    duty: Roster
    callers: int
    town_weights: tuple[float, ...] = field(default=())

    @staticmethod
    def of(
        organisation: Organisation, clockwork: Clockwork, workdays: Workdays, duty: Roster, callers: int
    ) -> "Setting":
        """A setting whose towns are weighed by their share of the requests."""
        weights = tuple(accumulate(town.weight for town in organisation.towns))
        return Setting(organisation, clockwork, workdays, duty, callers, weights)


def plan_orders(
    rng: Random,
    setting: Setting,
    total: int,
    at_once: int,
    days: range,
    calls: Sequence[PlannedCall],
    first_call: int,
    wanted: MonthParticulars | None = None,
) -> list[PlannedOrder]:
    """The orders registered on the days, in order of registration; exactly `at_once` of them are answered at once.

    How many are inquiries is left to chance where nothing is `wanted`.

    `first_call` is the place of the first of these calls in the whole list.
    """
    origins = _origins(rng, setting, total, days, calls, first_call)
    answered = frozenset(rng.sample(range(total), at_once))
    if wanted is None or wanted.inquiries_dispatched is None:
        return [_order(rng, setting, origin, index in answered) for index, origin in enumerate(origins)]
    dispatched = [index for index in range(total) if index not in answered]
    inquiries = {*rng.sample(sorted(answered), wanted.inquiries_at_once or 0)}
    inquiries.update(rng.sample(dispatched, wanted.inquiries_dispatched))
    return [
        _order(rng, setting, origin, index in answered, is_inquiry=index in inquiries)
        for index, origin in enumerate(origins)
    ]


Origin = tuple[int, Channel, int | None, int, int]


def _origins(
    rng: Random, setting: Setting, total: int, days: range, calls: Sequence[PlannedCall], first_call: int
) -> list[Origin]:
    """Registration, channel, call, caller and agent of each order, in order of registration."""
    last_second = start_of(days.stop)
    # Calls that are still going on at the end of the last day belong to the month, their orders would not.
    fit = [
        index for index, call in enumerate(calls) if call.answered is not None and call.ended + 6 * MINUTE < last_second
    ]
    by_telephone = round(total * (1 - _WRITTEN_SHARE))
    opening = min(by_telephone - int(by_telephone * _FURTHER_MATTERS), len(fit))
    chosen = rng.sample(fit, opening)
    further = min(by_telephone - opening, len(chosen) * 2)
    # No call has more than three matters.
    matters_of = chosen + rng.sample(chosen * 2, further)
    seen: set[int] = set()
    origins: list[Origin] = []
    for index in matters_of:
        call = calls[index]
        agent = call.agent or 0
        later = int(rng.random() * 4 * MINUTE) + 20 if index in seen else -int(rng.random() * call.talking * 0.4)
        seen.add(index)
        origins.append((call.ended + later, Channel.PHONE, first_call + index, call.caller, agent))
    written = spread(rng, total - len(origins), days, setting.workdays, WRITTEN_HOURS, WRITTEN_HOURS)
    channels = rng.choices(tuple(_WRITTEN_CHANNELS), weights=tuple(_WRITTEN_CHANNELS.values()), k=len(written))
    for moment_, channel in zip(written, channels, strict=True):
        on_duty = setting.duty.on_duty(moment_)
        agent = on_duty[int(rng.random() * len(on_duty))]
        origins.append((moment_, channel, None, pick_caller(rng, setting.callers), agent))
    origins.sort(key=lambda origin: origin[0])
    return origins


def _order(
    rng: Random, setting: Setting, origin: Origin, at_once: bool, *, is_inquiry: bool | None = None
) -> PlannedOrder:
    registered, channel, call, caller, agent = origin
    chance = rng.random
    month = day_of(local_day(registered)).month
    if is_inquiry is None:
        is_inquiry = chance() < (_INQUIRIES_AT_ONCE if at_once else _INQUIRIES_DISPATCHED)
    place, matter = _matter(rng, month, is_inquiry)
    request_type = RequestType.INQUIRY if is_inquiry else _request_type(rng, matter)
    town = _town(rng, setting, caller)
    urgency = Urgency.ORDINARY
    if not at_once and not is_inquiry:
        urgency = _urgency(rng, matter)
    order = PlannedOrder(
        registered, channel, call, None if chance() < _ANONYMOUS else caller, agent, place, town, request_type, urgency,
        request_type is RequestType.IRREGULARITY_REPORT or chance() < _CONFIDENTIAL, None, None, completed=registered,
    )  # fmt: skip
    if not at_once:
        order.handling = setting.clockwork.handling(rng, registered, request_type, urgency)
        order.department = setting.organisation.handler(matter, town, rng)
        order.completed = order.handling.completed
    return order


def _matter(rng: Random, month: int, is_inquiry: bool) -> tuple[int, Matter]:
    weights = chooser(month).inquiries if is_inquiry else chooser(month).reports
    place = bisect(weights, rng.random() * weights[-1])
    return place, matters()[place]


def _request_type(rng: Random, matter: Matter) -> RequestType:
    draw = rng.random()
    kind = next(kind for kind, limit in _TYPES[matter.lean] if draw < limit)
    # What concerns one person only is not suggested.
    return RequestType.ASSISTANCE if kind is RequestType.SUGGESTION and matter.place == "none" else kind


def _urgency(rng: Random, matter: Matter) -> Urgency:
    if matter.name == EMERGENCY_MATTER:
        return Urgency.EMERGENCY
    return Urgency.URGENT if rng.random() < 0.045 else Urgency.ORDINARY


def _town(rng: Random, setting: Setting, caller: int) -> int:
    """Where it happened: mostly where the caller lives."""
    weights = setting.town_weights
    share = home(caller, len(weights)) if rng.random() < 0.85 else rng.random()
    return bisect(weights, share * weights[-1])
