"""The facts about a clock, and the stretches of time in which it runs down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from hotline.kit.clock import end_of_day, local_date, start_of_day
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

from .limits import DAY_UNITS, Limit, LimitUnit, last_day, moment_after, quantity_between, quantity_of

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clock stands still; without an end it lasts."""

    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Extension:
    """What a decision added to the limit."""

    amount: int
    unit: LimitUnit


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """All that a due moment follows from, besides the calendar.

    `fixed_due_at` is a moment that a decision named (a promise): limit, extensions and pauses then move nothing.
    """

    started_at: datetime
    limit: Limit
    pauses: tuple[Pause, ...] = ()
    extensions: tuple[Extension, ...] = ()
    fixed_due_at: datetime | None = None

    @property
    def granted(self) -> tuple[Extension, ...]:
        """The limit and what was added to it, in order."""
        return (Extension(self.limit.amount, self.limit.unit), *self.extensions)


@dataclass(frozen=True, slots=True)
class Standstill:
    """A pause with its end."""

    started_at: datetime
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the clock that is counted in one unit: `quantity` days or seconds, pauses not included.

    `began_on` is the day that does not count, where days are counted.
    """

    unit: LimitUnit
    quantity: Decimal
    began_at: datetime
    began_on: date
    ends_at: datetime
    standstills: tuple[Standstill, ...]


def stretches(facts: ClockFacts, calendar: WorkingCalendar, at: datetime | None = None) -> list[Stretch]:
    """The clock's stretches, each beginning where the one before ends. Amounts of the same unit are one stretch."""
    standstills = list(_standstills(facts.pauses, at))
    found: list[Stretch] = []
    began_at, began_on = facts.started_at, local_date(facts.started_at)
    for unit, quantity in _parts(facts):
        found.append(_stretch(unit, quantity, began_at, began_on, standstills, calendar))
        began_at = found[-1].ends_at
        # A stretch of days ends at 24:00, which is the last instant of its day and not the next day's first.
        began_on = local_date(began_at - _INSTANT)
    return found


def moment_within(stretch: Stretch, share: Decimal, calendar: WorkingCalendar) -> datetime:
    """When that share of a stretch has run down; a counted day runs down evenly from 00:00 to 24:00."""
    if share <= 0:
        return stretch.began_at
    if share >= 1:
        return stretch.ends_at
    quantity = stretch.quantity * share
    moment = _moment(stretch, quantity, calendar)
    for standstill in stretch.standstills:
        if standstill.started_at >= moment:
            break
        quantity += _quantity_in(standstill, stretch, calendar)
        # Before the end of a standstill nothing can run down.
        moment = max(_moment(stretch, quantity, calendar), standstill.ended_at)
    return min(moment, stretch.ends_at)


def _parts(facts: ClockFacts) -> list[tuple[LimitUnit, Decimal]]:
    parts: list[tuple[LimitUnit, Decimal]] = []
    for part in facts.granted:
        quantity = quantity_of(part.unit, part.amount)
        if parts and parts[-1][0] is part.unit:
            parts[-1] = (part.unit, parts[-1][1] + quantity)
        else:
            parts.append((part.unit, quantity))
    return parts


def _standstills(pauses: Iterable[Pause], at: datetime | None) -> Iterator[Standstill]:
    """The pauses in order, overlapping ones as one; one that lasts ends for now at `at`."""
    current: Standstill | None = None
    for pause in sorted(pauses, key=lambda pause: pause.started_at):
        ended_at = pause.ended_at or at
        if ended_at is None or ended_at <= pause.started_at:
            continue
        if current is not None and pause.started_at <= current.ended_at:
            current = Standstill(current.started_at, max(current.ended_at, ended_at))
            continue
        if current is not None:
            yield current
        current = Standstill(pause.started_at, ended_at)
    if current is not None:
        yield current


def _stretch(
    unit: LimitUnit,
    quantity: Decimal,
    began_at: datetime,
    began_on: date,
    standstills: list[Standstill],
    calendar: WorkingCalendar,
) -> Stretch:
    """Run a part down. Only what begins before the clock has run out stops it: an overdue clock is not revived."""
    stretch = Stretch(unit, quantity, began_at, began_on, began_at, ())
    ends_at = _end(stretch, quantity, calendar)
    stopping: list[Standstill] = []
    for standstill in standstills:
        if standstill.ended_at <= began_at:
            continue
        if standstill.started_at >= ends_at:
            break
        stopping.append(Standstill(max(standstill.started_at, began_at), standstill.ended_at))
        quantity += _quantity_in(stopping[-1], stretch, calendar)
        ends_at = _end(stretch, quantity, calendar)
        if unit is LimitUnit.WORKING_DAY and ends_at <= standstill.ended_at:
            # Paused on its last day until a day off: what was left is done on the next working day.
            resumed_on = calendar.next_working_day(local_date(standstill.ended_at))
            quantity = calendar.working_days_between(began_on, resumed_on)
            ends_at = _end(stretch, quantity, calendar)
    return Stretch(unit, stretch.quantity, began_at, began_on, ends_at, tuple(stopping))


def _quantity_in(standstill: Standstill, stretch: Stretch, calendar: WorkingCalendar) -> Decimal:
    return quantity_between(stretch.unit, standstill.started_at, standstill.ended_at, calendar)


def _end(stretch: Stretch, quantity: Decimal, calendar: WorkingCalendar) -> datetime:
    if stretch.unit in DAY_UNITS:
        return end_of_day(last_day(stretch.unit, stretch.began_on, quantity, calendar))
    return moment_after(stretch.unit, stretch.began_at, quantity, calendar)


def _moment(stretch: Stretch, quantity: Decimal, calendar: WorkingCalendar) -> datetime:
    """When a quantity has run down, within a day where days are counted."""
    if stretch.unit not in DAY_UNITS:
        return moment_after(stretch.unit, stretch.began_at, quantity, calendar)
    day = last_day(stretch.unit, stretch.began_on, quantity, calendar)
    is_natural = stretch.unit is LimitUnit.DAY
    before = day - _DAY
    passed = (
        Decimal((before - stretch.began_on).days)
        if is_natural
        else calendar.working_days_between(stretch.began_on, before)
    )
    part = (quantity - passed) / (1 if is_natural else calendar.share_of(day))
    return start_of_day(day) + timedelta(microseconds=int(part * (_DAY // _INSTANT)))
