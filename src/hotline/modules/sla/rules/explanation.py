"""A due moment told day by day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from hotline.kit.clock import end_of_day, local_date, start_of_day
from hotline.modules.taxonomy.rules.calendar import WorkingCalendar
from hotline.modules.taxonomy.rules.days import DayKind
from hotline.modules.taxonomy.rules.shipped import english_name

from .limits import DAY_UNITS, LimitUnit, amount_of, day_up_to, quantity_between, quantity_of
from .stretches import ClockFacts, Standstill, Stretch, stretches

_DAY = timedelta(days=1)
Reason = tuple[str, str]

_START: Reason = ("起算当日不计入", "The day of the start does not count")
_PAUSED: Reason = ("暂停计时", "Paused")
_RESUMED: Reason = ("恢复计时后的工作日", "Working day after the pause")
_FIXED: Reason = ("由决定确定的期限", "Named by a decision")
_AROUND_THE_CLOCK: Reason = ("连续计时", "Counted around the clock")
_NATURAL_DAY: Reason = ("自然日", "Natural day")
_ORDINARY: dict[DayKind, Reason] = {
    DayKind.FULL: ("工作日", "Working day"),
    DayKind.OFF: ("周末", "Weekend"),
    DayKind.MORNING: ("仅上午上班", "Open in the morning only"),
    DayKind.AFTERNOON: ("仅下午上班", "Open in the afternoon only"),
}
_SPECIAL: dict[DayKind, Reason] = {
    DayKind.FULL: ("上班", "working"),
    DayKind.OFF: ("放假", "off"),
    DayKind.MORNING: ("仅上午上班", "open in the morning only"),
    DayKind.AFTERNOON: ("仅下午上班", "open in the afternoon only"),
}


@dataclass(frozen=True, slots=True)
class ExplanationStep:
    """What a day adds to a clock, in its unit, and why; where an extension changes the unit, the total begins anew.

    `is_announced` is false in a year whose holidays are not known yet: the day may still change.
    """

    day: date
    counted: Decimal
    running_total: Decimal
    unit: LimitUnit
    reason_zh: str
    reason_en: str
    is_announced: bool


def explain(facts: ClockFacts, calendar: WorkingCalendar, *, at: datetime | None = None) -> tuple[ExplanationStep, ...]:
    """Every day from the start to the due moment, each with what it counts and why."""
    if facts.fixed_due_at is not None:
        day = local_date(facts.fixed_due_at)
        return (
            ExplanationStep(day, Decimal(0), Decimal(0), facts.limit.unit, *_FIXED, calendar.is_announced(day.year)),
        )
    limited = quantity_of(facts.limit.unit, facts.limit.amount)
    steps: list[ExplanationStep] = []
    for index, stretch in enumerate(stretches(facts, calendar, at)):
        total = Decimal(0)
        counts = _days(stretch, calendar, index == 0) if stretch.unit in DAY_UNITS else _times(stretch, calendar)
        for day, counted, reason in counts:
            is_extended = index > 0 or total >= limited
            total += counted
            steps.append(
                ExplanationStep(
                    day,
                    amount_of(stretch.unit, counted),
                    amount_of(stretch.unit, total),
                    stretch.unit,
                    *(_extended(reason) if is_extended and counted else reason),
                    calendar.is_announced(day.year),
                )
            )
    return tuple(steps)


def day_reason(day: date, calendar: WorkingCalendar) -> Reason:
    """Why a day is a working day or not, in Chinese and English."""
    kind, name = calendar.kind_of(day), calendar.names.get(day, "")
    if not name:
        return _ORDINARY[kind]
    zh, en = _SPECIAL[kind]
    return (f"{name}{zh}", f"{english_name(name)}: {en}")


def _extended(reason: Reason) -> Reason:
    return (f"{reason[0]}（延期）", f"{reason[1]} (extension)")


def _days(stretch: Stretch, calendar: WorkingCalendar, has_start: bool) -> Iterator[tuple[date, Decimal, Reason]]:
    """The days of a stretch that is counted in days; the day of the start belongs to the first one."""
    if has_start:
        yield stretch.began_on, Decimal(0), _START
    day, last, total = stretch.began_on + _DAY, local_date(stretch.ends_at) - _DAY, Decimal(0)
    while day <= last:
        is_natural = stretch.unit is LimitUnit.DAY
        share = Decimal(1) if is_natural else calendar.share_of(day)
        if any(local_date(each.started_at) < day <= day_up_to(each.ended_at) for each in stretch.standstills):
            # A day off stays a day off while the clock stands still.
            yield day, Decimal(0), _PAUSED if share else day_reason(day, calendar)
        elif total >= stretch.quantity:
            yield day, Decimal(0), _RESUMED if share else day_reason(day, calendar)
        else:
            total += share
            yield day, share, _NATURAL_DAY if is_natural else day_reason(day, calendar)
        day += _DAY


def _times(stretch: Stretch, calendar: WorkingCalendar) -> Iterator[tuple[date, Decimal, Reason]]:
    """The days of a stretch that is counted in hours or minutes."""
    day = local_date(stretch.began_at)
    while start_of_day(day) < stretch.ends_at:
        first, last = max(stretch.began_at, start_of_day(day)), min(stretch.ends_at, end_of_day(day))
        paused = [Standstill(max(each.started_at, first), min(each.ended_at, last)) for each in stretch.standstills]
        whole = quantity_between(stretch.unit, first, last, calendar)
        lost = sum(
            (quantity_between(stretch.unit, each.started_at, each.ended_at, calendar) for each in paused), Decimal(0)
        )
        ordinary = day_reason(day, calendar) if stretch.unit is LimitUnit.WORKING_HOUR else _AROUND_THE_CLOCK
        yield day, whole - lost, _PAUSED if lost else ordinary
        day += _DAY
