"""Why a limit runs out when it does."""

from dataclasses import dataclass
from datetime import datetime

from hotline.modules.taxonomy.rules.calendar import WorkingCalendar

from .clocks import ClockFacts, due_at
from .explanation import ExplanationStep, explain


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A due moment, the calendar's version that it was reckoned with, and every day on the way to it.

    `unannounced_years` are the years that it reaches into whose holidays are not known: the due day may move.
    """

    due_at: datetime
    calendar_version: int
    steps: tuple[ExplanationStep, ...]
    unannounced_years: tuple[int, ...]


def diagnose(facts: ClockFacts, calendar: WorkingCalendar, *, at: datetime | None = None) -> Diagnosis:
    """The due moment with its explanation."""
    steps = explain(facts, calendar, at=at)
    unknown = sorted({step.day.year for step in steps if not step.is_announced})
    return Diagnosis(due_at(facts, calendar, at=at), calendar.version, steps, tuple(unknown))
