"""Who is on duty when: three shifts that overlap in the afternoon and cover every hour of every day."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from .moments import HOUR, local_day, second_of_day

# Positions of a round of forty; each agent moves on by seven a day: after a night he is off.
_ROUND = 40
_STEP = 7
_MANAGERS_ON_REST_DAYS = 3


@dataclass(frozen=True, slots=True)
class ShiftPattern:
    """A shift's name and hours, and how many of forty positions work it. No positions: managers only."""

    code: str
    name: str
    starts: time
    ends: time
    positions: int


EARLY = ShiftPattern("early", "早班", time(8), time(18), 15)
MIDDLE = ShiftPattern("middle", "中班", time(14), time(21), 8)
NIGHT = ShiftPattern("night", "晚班", time(21), time(8), 6)
MANAGEMENT = ShiftPattern("management", "管理白班", time(8), time(18), 0)
SHIFTS = (EARLY, MIDDLE, NIGHT, MANAGEMENT)
_ROTATION = (EARLY, MIDDLE, NIGHT)


def shift_of(agent: int, agents: int, day: int) -> ShiftPattern | None:
    """The shift that the agent works on a day; none on a day off."""
    position = (agent * _ROUND / agents + day * _STEP) % _ROUND
    for shift in _ROTATION:
        if position < shift.positions:
            return shift
        position -= shift.positions
    return None


@dataclass(frozen=True, slots=True)
class Roster:
    """Which agents work which shift, by day."""

    first: int
    days: tuple[dict[str, tuple[int, ...]], ...]

    def on_shift(self, day: int, shift: ShiftPattern) -> tuple[int, ...]:
        """The agents of a shift that begins on the day."""
        return self.days[day - self.first][shift.code]

    def on_duty(self, second: int) -> tuple[int, ...]:
        """The agents at their desks at a moment."""
        day = local_day(second)
        hour = second_of_day(second) // HOUR
        if hour < 8:
            return self.on_shift(day - 1, NIGHT)
        if hour >= 21:
            return self.on_shift(day, NIGHT)
        early = self.on_shift(day, EARLY) if hour < 18 else ()
        middle = self.on_shift(day, MIDDLE) if hour >= 14 else ()
        return early + middle


def roster(agents: int, days: range) -> Roster:
    """The shifts of so many agents on the days and on the night before them."""
    duty: list[dict[str, tuple[int, ...]]] = []
    for day in range(days.start - 1, days.stop + 1):
        shifts = [shift_of(agent, agents, day) for agent in range(agents)]
        duty.append({shift.code: tuple(i for i in range(agents) if shifts[i] is shift) for shift in _ROTATION})
    return Roster(days.start - 1, tuple(duty))


def of_teams(team: Roster, agents: int, teams: int) -> Roster:
    """The roster of so many teams of so many agents, which all take turns like one."""

    def everybody(places: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(place + agents * number for number in range(teams) for place in places)

    return Roster(team.first, tuple({code: everybody(places) for code, places in day.items()} for day in team.days))


def duty_block(second: int) -> tuple[int, int]:
    """What changes when the people on duty change: the day and the part of the day."""
    return local_day(second), bisect_right((8, 14, 18, 21), second_of_day(second) // HOUR)


def managers_on(day: int, is_working_day: bool, managers: Sequence[int]) -> tuple[int, ...]:
    """All managers on working days, a few in turn on the others."""
    if is_working_day:
        return tuple(managers)
    count = len(managers)
    return tuple(
        managers[(day * _MANAGERS_ON_REST_DAYS + i) % count] for i in range(min(_MANAGERS_ON_REST_DAYS, count))
    )
