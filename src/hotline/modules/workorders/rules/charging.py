"""Whose a run-out limit is: the one who is charged, and the ones who are warned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hotline.modules.sla.rules.limits import ClockKind

from .words import Part

# Limits of the hotline itself, or of nobody in particular.
_OF_THE_CENTRE = frozenset({ClockKind.DISPATCH, ClockKind.CITIZEN})


@dataclass(frozen=True, slots=True)
class RunningPart:
    """A clock with the part it belongs to; a clock of the whole work order has none."""

    kind: ClockKind
    due_at: datetime
    department_code: str = ""
    part: Part | None = None
    stopped_at: datetime | None = None
    was_cancelled: bool = False
    # Since when the department has its part; a clock that it took over may have run out before.
    assigned_at: datetime | None = None

    def is_late(self, at: datetime) -> bool:
        """Whether its limit ran out, before it was met, with whoever has the part.

        What was taken from a department in time is neither on time nor late; what it took over too late is another's.
        """
        ran_out_here = self.assigned_at is None or self.assigned_at <= self.due_at
        return ran_out_here and not self.was_cancelled and (self.stopped_at or at) > self.due_at


@dataclass(frozen=True, slots=True)
class Charge:
    """A limit that ran out: whose it is, and whether the department in the lead is warned besides."""

    kind: ClockKind
    department_code: str
    due_at: datetime
    warns_lead: bool


def charged_department(kind: ClockKind, department_code: str) -> str:
    """Whose the delay is: the department's whose part the clock measures; empty where the hotline answers for it.

    A supporting department pays for its own internal limit. The first unit leads, but it is not charged for others.
    """
    return "" if kind in _OF_THE_CENTRE else department_code


def charges(clocks: Iterable[RunningPart], *, at: datetime) -> list[Charge]:
    """Every limit of a work order that has run out, the earliest first."""
    late = sorted((clock for clock in clocks if clock.is_late(at)), key=lambda clock: clock.due_at)
    return [
        Charge(
            clock.kind,
            charged_department(clock.kind, clock.department_code),
            clock.due_at,
            warns_lead=clock.part is Part.SUPPORTING,
        )
        for clock in late
    ]
