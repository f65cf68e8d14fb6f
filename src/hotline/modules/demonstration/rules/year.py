"""A whole year planned in numbers: calls, orders, call-backs, each month from its own lot."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, pairwise, repeat
from random import Random

from hotline.modules.demonstration.errors import VolumesMissed
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.workorders.rules.lifecycle import Stage

from .callbacks import CallbackDesk
from .calls import PlannedCall, plan_calls
from .city import City
from .copying import Wanted
from .moments import DAY, day_number, day_of, local_day, start_of
from .orders import CallbackPlan, PlannedOrder, Setting, plan_orders
from .organisation import Organisation
from .particulars import MonthParticulars, of_months
from .roster import Roster, of_teams, roster
from .sample import sample_of
from .services import PlannedServices, plan_services
from .singled_out import single_out
from .staff import Staff
from .timeline import Clockwork, LimitFor
from .volumes import MonthVolumes, at_scale
from .workdays import Workdays, workdays

# Records end some days after the year, when the last orders have been handled and not all are archived.
_EPILOGUE_DAYS = 12


@dataclass(slots=True)
class PlannedMonth:
    """The whole days of a month, wanted volumes and what was planned."""

    days: range
    volumes: MonthVolumes
    calls: list[PlannedCall]
    orders: list[PlannedOrder]

    @property
    def name(self) -> str:
        """Such as 2023-01."""
        return f"{day_of(self.days.start):%Y-%m}"


@dataclass(slots=True)
class Plan:
    """What a hotline's records are written from. `horizon` is the moment up to which steps were taken."""

    organisation: Organisation
    staff: Staff
    workdays: Workdays
    duty: Roster
    days: range
    months: list[PlannedMonth]
    knowledge_updates: list[int]
    horizon: int
    # The calls and orders are a sample of which each record is copied; None where they are all.
    wanted: Wanted | None = None
    # What was answered without a work order.
    services: Sequence[PlannedServices] = ()

    @property
    def copies(self) -> int:
        """How many copies are written of each call and order."""
        return 1 if self.wanted is None else self.wanted.copies


def lot(seed: int, *names: str | int) -> Random:
    """A source of chance of its own for each purpose, so that one month does not disturb another."""
    return Random(":".join(map(str, (seed, *names))))


def plan_year(city: City, calendar: WorkingCalendar, limits: Sequence[LimitFor], scale: Decimal, seed: int) -> Plan:
    """Plan every record of a published year so that monthly sums come out as wanted at that scale."""
    if not city.volumes() or city.first_day is None or city.last_day is None:
        raise ValueError(f"{city.name} has no published year")
    workdays_ = workdays(calendar, city.first_day, city.last_day)
    organisation = Organisation(city.at(scale))
    days = range(day_number(city.first_day), day_number(city.last_day) + 1)
    copies = city.copies_at(scale)
    team = organisation.city.agents // copies
    duty = roster(team, days)
    horizon = start_of(days.stop + _EPILOGUE_DAYS)
    plan = Plan(
        organisation, Staff(organisation), workdays_, of_teams(duty, team, copies), days, [], city.knowledge_updates(),
        horizon,
    )  # fmt: skip
    callers = max(int(city.callers * scale / copies), 50)
    setting = Setting.of(organisation, Clockwork(limits, workdays_), workdays_, duty, callers)
    desk = CallbackDesk(workdays_, duty, city.callbacks_within_days)
    first_call = 0
    months = _months(city.first_day)
    scaled = at_scale(city.volumes(), scale)
    particulars = of_months(city.particulars, city.volumes(), scaled, scale)
    plan.services = _services(city, scale, seed, months, scaled, workdays_)
    if copies > 1:
        plan.wanted = Wanted(scaled, particulars, copies, [month.start for month in months])
        scaled, particulars = sample_of(scaled, particulars, copies)
    for volumes, wanted, month_days in zip(scaled, particulars, months, strict=True):
        month = _plan_month(plan, setting, seed, volumes, wanted, month_days, first_call)
        first_call += len(month.calls)
        desk.expect(month.orders)
        tried = desk.month(lot(seed, "callbacks", _name(month_days)), month_days, volumes, wanted)
        if tried != volumes.tried:
            raise VolumesMissed(month=month.name, what="call-backs", planned=tried, wanted=volumes.tried)
        plan.months.append(month)
    _close(plan, setting, seed)
    return plan


def _services(
    city: City,
    scale: Decimal,
    seed: int,
    months: Sequence[range],
    scaled: Sequence[MonthVolumes],
    workdays_: Workdays,
) -> list[PlannedServices]:
    """What was answered at once without a work order, where the city tells of it."""
    if city.services is None or city.totals is None:
        return []
    received = sum(month.received for month in scaled)
    by_chance = lot(seed, "services")
    return [*plan_services(by_chance, city.services, scale, city.totals.weights, months, received, workdays_)]


def _plan_month(
    plan: Plan,
    setting: Setting,
    seed: int,
    volumes: MonthVolumes,
    wanted: MonthParticulars,
    days: range,
    first_call: int,
) -> PlannedMonth:
    """The calls and orders of a month; `first_call` is the place of its first call in the whole list."""
    name = _name(days)
    chance = lot(seed, "calls", name)
    calls = plan_calls(
        chance, volumes.calls, volumes.answered, days, setting.workdays, setting.duty, setting.callers, wanted
    )
    rng = lot(seed, "orders", name)
    orders = plan_orders(rng, setting, volumes.received, volumes.answered_at_once, days, calls, first_call, wanted)
    _leave_unfinished(rng, orders, volumes, _stops(plan.organisation.city, name[:7]))
    single_out(lot(seed, "singled out", name), setting, orders, wanted, calls, first_call, plan.horizon)
    return PlannedMonth(days, volumes, calls, orders)


def _name(days: range) -> str:
    return day_of(days.start).isoformat()


def _months(first_day: date) -> list[range]:
    starts = [first_day]
    for _ in range(12):
        starts.append((starts[-1] + timedelta(days=31)).replace(day=1))
    return [range(day_number(first), day_number(after)) for first, after in pairwise(starts)]


def _stops(city: City, month: str) -> list[Stage]:
    return [Stage(entry.split()[1]) for entry in city.unfinished if entry.startswith(month)]


def _leave_unfinished(
    rng: Random, orders: Sequence[PlannedOrder], volumes: MonthVolumes, stages: Sequence[Stage]
) -> None:
    """Stop so many orders on their way as the month has not completed; one that waits for review came in late."""
    count = volumes.received - volumes.completed
    if not count:
        return
    pending = [order for order in orders if order.handling is not None]
    for order, stage in zip(
        rng.sample(pending[-len(pending) // 4 :], count), chain(stages, repeat(Stage.ACKNOWLEDGED)), strict=False
    ):
        order.stops_at = stage


def number_orders(orders: Iterable[PlannedOrder]) -> None:
    """Give each order its running number within its day; they come in order of registration."""
    day, running = 0, 0
    for order in orders:
        registered_on = local_day(order.registered)
        running = running + 1 if registered_on == day else 1
        day = registered_on
        order.running = running


def _close(plan: Plan, setting: Setting, seed: int) -> None:
    """Number the orders, archive what is done, and plan call-backs for what was completed last."""
    rng = lot(seed, "close")
    year_end = start_of(plan.days.stop)
    orders = [order for month in plan.months for order in month.orders]
    number_orders(orders)
    for order in orders:
        if order.stops_at is not None:
            continue
        may_be_called = order.caller is not None and not order.answered_at_once
        if order.callback is None and may_be_called and order.completed >= year_end:
            order.callback = CallbackPlan(order.completed)
        called_back = order.callback.tried if order.callback else None
        # Some of the last call-backs still wait for the archive.
        waits = called_back is not None and called_back > year_end - 2 * DAY and rng.random() < 0.4
        if not waits and (order.callback is None or called_back is not None):
            order.archived = setting.clockwork.archived(rng, order.completed, called_back)
