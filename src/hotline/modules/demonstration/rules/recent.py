"""The last weeks of a small city up to the present moment, with tasks waiting at every desk."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import islice
from random import Random

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.rules.lifecycle import Stage
from hotline.modules.workorders.rules.words import Channel, RequestType, Urgency

from .callbacks import answer_of_reached
from .calls import plan_calls
from .city import City
from .matters import matters
from .moments import DAY, HOUR, MINUTE, day_of, local_day, second, start_of
from .orders import EMERGENCY_MATTER, CallbackPlan, PlannedOrder, Setting, plan_orders
from .organisation import Organisation
from .roster import EARLY, Roster, roster
from .staff import Staff
from .timeline import Clockwork, LimitFor
from .volumes import MonthVolumes
from .workdays import workdays
from .year import Plan, PlannedMonth, lot, number_orders

DAYS = 60
_VOLUMES = MonthVolumes(
    calls=1500, answered=1461, inspected=84, passed=80, received=1540, completed=0, answered_at_once=850,
    tried=0, reached=0, satisfied=0,
)  # fmt: skip
_KNOWLEDGE_UPDATES = 130
ROWS = _VOLUMES.calls + 2 * _VOLUMES.received
# Orders that wait at a desk on purpose: whether they are overdue, how many in the bureau of the published accounts, how
# many elsewhere.
_WAITING = (
    (Stage.REGISTERED, False, 0, 12),
    (Stage.DISPATCHED, False, 5, 9),
    (Stage.ACKNOWLEDGED, False, 9, 20),
    (Stage.REPLIED, False, 3, 9),
    (Stage.ACKNOWLEDGED, True, 2, 5),
)
_REACHED, _SATISFIED = 0.82, 0.94


def plan_recent(
    city: City, calendar: WorkingCalendar, limits: Sequence[LimitFor], now: datetime, scale: Decimal, seed: int
) -> Plan:
    """Plan the records of the sixty days that end today; nothing in them lies in the future."""
    horizon = second(now)
    today = local_day(horizon)
    days = range(today - DAYS + 1, today + 1)
    workdays_ = workdays(calendar, day_of(days.start), day_of(today))
    organisation = Organisation(city)
    duty = roster(city.agents, days)
    rng = lot(seed, city.name)
    setting = Setting.of(
        organisation, Clockwork(limits, workdays_), workdays_, duty, max(int(city.callers * scale), 50)
    )
    volumes = _scaled(scale)
    calls = plan_calls(rng, volumes.calls, volumes.answered, days, workdays_, duty, setting.callers)
    calls = [call for call in calls if call.ended <= horizon]
    orders = plan_orders(rng, setting, volumes.received, volumes.answered_at_once, days, calls, 0)
    orders = [order for order in orders if order.registered <= horizon]
    _leave_waiting(orders, organisation, horizon)
    orders = sorted([*orders, *_emergencies(rng, setting, horizon)], key=lambda order: order.registered)
    number_orders(orders)
    _call_back(rng, orders, setting, duty, horizon)
    month = PlannedMonth(range(days.start, today), volumes, calls, orders)
    updates = [max(int(_KNOWLEDGE_UPDATES * scale), 1)]
    return Plan(organisation, Staff(organisation), workdays_, duty, days, [month], updates, horizon)


def _scaled(scale: Decimal) -> MonthVolumes:
    values = {name: int(getattr(_VOLUMES, name) * scale) for name in MonthVolumes.__slots__}
    return replace(_VOLUMES, **values)


def _leave_waiting(orders: Sequence[PlannedOrder], organisation: Organisation, horizon: int) -> None:
    """Stop the newest orders that have come to each desk, and at the handlers' some that are overdue."""
    newest = [order for order in reversed(orders) if order.handling is not None]
    own = [o for o in newest if matters()[o.matter].bureau == organisation.city.account_bureau]
    others = [o for o in newest if matters()[o.matter].bureau != organisation.city.account_bureau]
    for stage, is_overdue, in_account_bureau, elsewhere in _WAITING:
        for order in _take(own, in_account_bureau, stage, is_overdue, horizon):
            order.department = organisation.account_department
        _take(others, elsewhere, stage, is_overdue, horizon)


def _take(pool: Sequence[PlannedOrder], count: int, stage: Stage, is_overdue: bool, horizon: int) -> list[PlannedOrder]:
    """Stop so many orders at a stage that they have reached by now."""

    def fits(order: PlannedOrder) -> bool:
        handling = order.handling
        if handling is None or order.stops_at is not None or (is_overdue and handling.due > horizon):
            return False
        arrived = {
            Stage.REGISTERED: order.registered,
            Stage.DISPATCHED: handling.dispatched,
            Stage.ACKNOWLEDGED: handling.acknowledged,
            Stage.REPLIED: handling.replied,
        }
        return arrived[stage] <= horizon

    taken = list(islice(filter(fits, pool), count))
    for order in taken:
        order.stops_at = stage
    return taken


def _emergencies(rng: Random, setting: Setting, horizon: int) -> list[PlannedOrder]:
    """Something urgent that is being handled right now, so that at any hour there is a limit about to run out."""
    organisation = setting.organisation
    place = next(index for index, matter in enumerate(matters()) if matter.name == EMERGENCY_MATTER)
    orders: list[PlannedOrder] = []
    for count, stage in enumerate((Stage.ACKNOWLEDGED, Stage.ACKNOWLEDGED, Stage.DISPATCHED)):
        registered = horizon - (28 + 14 * count) * MINUTE
        town = int(rng.random() * len(organisation.towns))
        handling = setting.clockwork.handling(rng, registered, RequestType.ASSISTANCE, Urgency.EMERGENCY)
        department = organisation.account_department if count != 1 else organisation.government_of(0)
        orders.append(
            PlannedOrder(
                registered, Channel.EMERGENCY_LINE, None, int(rng.random() * setting.callers),
                setting.duty.on_duty(registered)[0], place, town, RequestType.ASSISTANCE, Urgency.EMERGENCY, False,
                handling, department, stage, handling.completed,
            )
        )  # fmt: skip
    return orders


def _call_back(rng: Random, orders: Sequence[PlannedOrder], setting: Setting, duty: Roster, horizon: int) -> None:
    """Call back what was completed, a day or two later; what was completed last still waits."""
    for order in orders:
        if order.stops_at is not None or order.completed > horizon:
            continue
        if order.caller is None:
            order.archived = setting.clockwork.archived(rng, order.completed, None)
            continue
        plan = order.callback = CallbackPlan(order.completed)
        # What is completed early in the morning is not called back before it on the same day.
        day = max(local_day(order.completed) + 1, local_day(order.completed + int((0.6 + 1.6 * rng.random()) * DAY)))
        tried = start_of(day) + 9 * HOUR + int(rng.random() * 8 * HOUR)
        if tried > horizon:
            continue
        clerks = duty.on_shift(day, EARLY)
        plan.tried = tried
        plan.clerk = clerks[int(rng.random() * len(clerks))]
        plan.was_reached = rng.random() < _REACHED
        if plan.was_reached:
            plan.attempts = 1 if rng.random() < 0.85 else 2
            answer_of_reached(rng, plan, rng.random() < _SATISFIED)
        else:
            plan.attempts = STARTING_POLICY.callback_attempts
        order.archived = setting.clockwork.archived(rng, order.completed, tried)
