"""Why a clock's due moment is what it is, day by day."""

from dataclasses import dataclass
from datetime import datetime

from hotline.kit.errors import NotFound
from hotline.modules.access.public import Actor
from hotline.modules.sla.public import ClockFacts, ExplanationStep, due_at, explain
from hotline.modules.workorders.models import Clock, Suspension

from .clock_facts import calendar_of, facts_of
from .visibility import visible_to


@dataclass(frozen=True, slots=True)
class ClockExplanation:
    """A clock with the facts it rests on, and what every day of it counted."""

    clock: Clock
    facts: ClockFacts
    steps: tuple[ExplanationStep, ...]
    derived_due_at: datetime


def explain_clock(number: str, clock_id: int, *, by: Actor) -> ClockExplanation:
    """The diagnosis of a clock of a work order that the actor may see; `NotFound` for any other."""
    clock = (
        Clock.objects.filter(pk=clock_id, work_order__in=visible_to(by).filter(number=number).values("pk"))
        .select_related("assignment__department")
        .first()
    )
    if clock is None:
        raise NotFound(what=str(clock_id))
    facts = facts_of(clock, Suspension.objects.filter(work_order=clock.work_order_id))
    calendar = calendar_of(clock)
    return ClockExplanation(clock, facts, explain(facts, calendar), due_at(facts, calendar))
