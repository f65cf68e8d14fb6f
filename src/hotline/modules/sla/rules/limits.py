"""A limit, what it is counted in, and the moment at which it runs out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from math import ceil

from hotline.kit.clock import end_of_day, local_date
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar


class LimitUnit(StrEnum):
    """工作日 工作时 自然日 小时 分钟. Hours and minutes run around the clock, working hours in office hours only."""

    WORKING_DAY = "working_day"
    WORKING_HOUR = "working_hour"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"


class ClockKind(StrEnum):
    """Which stretch of a work order's life a limit is for.

    dispatch: registration to dispatch. acknowledge: dispatch to acknowledgement. contact: dispatch to the first contact
    with the requester. handle: dispatch to a department to its first reply. support: a supporting department's part.
    citizen: first dispatch to completion, never paused. send_back: how long a department may send back.
    """

    DISPATCH = "dispatch"
    ACKNOWLEDGE = "acknowledge"
    CONTACT = "contact"
    HANDLE = "handle"
    SUPPORT = "support"
    CITIZEN = "citizen"
    SEND_BACK = "send_back"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long something may take, with the rule that says so and what that rule rests on."""

    amount: int
    unit: LimitUnit
    rule_name: str
    rule_code: str = ""
    legal_basis: str = ""

    def due_at(self, started_at: datetime, calendar: WorkingCalendar) -> datetime:
        """The moment up to which work is on time.

        Days: the day of the start does not count, and the last day counts to 24:00 local time. A working-day limit
        ends on the first day at whose end the working days since the start reach it, half days included.
        """
        if self.unit in DAY_UNITS:
            return end_of_day(last_day(self.unit, local_date(started_at), self.amount, calendar))
        return moment_after(self.unit, started_at, quantity_of(self.unit, self.amount), calendar)


# Counted in whole days: the day of the start does not count, and the last day counts to 24:00.
DAY_UNITS = frozenset({LimitUnit.WORKING_DAY, LimitUnit.DAY})
# Counted on the working calendar; the others are the same in every calendar.
CALENDAR_UNITS = frozenset({LimitUnit.WORKING_DAY, LimitUnit.WORKING_HOUR})
# How a unit is counted exactly: days in days, all else in seconds.
_QUANTITIES = {
    LimitUnit.WORKING_DAY: 1,
    LimitUnit.DAY: 1,
    LimitUnit.WORKING_HOUR: 3600,
    LimitUnit.HOUR: 3600,
    LimitUnit.MINUTE: 60,
}
_MICROSECONDS = 1_000_000


def quantity_of(unit: LimitUnit, amount: Decimal | int) -> Decimal:
    """An amount of a unit in what is counted: days, or seconds."""
    return Decimal(amount) * _QUANTITIES[unit]


def amount_of(unit: LimitUnit, quantity: Decimal) -> Decimal:
    """A number of days or seconds as an amount of the unit, for showing."""
    return quantity / _QUANTITIES[unit]


def last_day(unit: LimitUnit, day: date, days: Decimal | int, calendar: WorkingCalendar) -> date:
    """The day with which so many days after `day` are over, working or natural."""
    if unit is LimitUnit.WORKING_DAY:
        return calendar.add_working_days(day, days)
    return day + timedelta(days=ceil(days))


def moment_after(unit: LimitUnit, moment: datetime, seconds: Decimal, calendar: WorkingCalendar) -> datetime:
    """The moment when so many seconds have passed, in office hours or around the clock; days are counted whole."""
    if unit is LimitUnit.WORKING_HOUR:
        return calendar.add_working_seconds(moment, seconds)
    return moment + timedelta(microseconds=int(seconds * _MICROSECONDS))


def day_up_to(moment: datetime) -> date:
    """The day in which a span up to that moment ends: midnight is 24:00 of the day before."""
    return local_date(moment - timedelta(microseconds=1))


def quantity_between(unit: LimitUnit, first: datetime, last: datetime, calendar: WorkingCalendar) -> Decimal:
    """The days or seconds that pass between two moments; of days those after the first moment's, up to the last's."""
    if unit is LimitUnit.WORKING_DAY:
        return calendar.working_days_between(local_date(first), day_up_to(last))
    if unit is LimitUnit.DAY:
        return Decimal(max((day_up_to(last) - local_date(first)).days, 0))
    if unit is LimitUnit.WORKING_HOUR:
        return calendar.working_seconds_between(first, last)
    return Decimal(max(last - first, timedelta(0)) // timedelta(microseconds=1)) / _MICROSECONDS
