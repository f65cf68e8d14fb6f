"""How far a department is held accountable for what is overdue."""

from dataclasses import dataclass
from decimal import Decimal

from hotline.kit.rates import rate

from .terms import Terms
from .words import ACCOUNTABILITY_STAGES, AccountabilityStage


@dataclass(frozen=True, slots=True)
class Delay:
    """What decides how far it goes: working days overdue, and whether an explanation that is due has come."""

    working_days: Decimal
    was_explained: bool = False
    is_explanation_late: bool = False


def stage_due(delay: Delay, terms: Terms) -> AccountabilityStage:
    """The stage that a delay calls for.

    An overdue work order is noted. From the first working day on the department explains itself; a longer delay, or
    no explanation in time, goes into the circular; a still longer one leads to an interview.
    """
    if delay.working_days >= terms.interview_after_working_days:
        return AccountabilityStage.INTERVIEW
    if delay.working_days >= terms.circular_after_working_days or (
        delay.is_explanation_late and not delay.was_explained
    ):
        return AccountabilityStage.CIRCULAR
    return AccountabilityStage.EXPLANATION_REQUIRED if delay.working_days >= 1 else AccountabilityStage.NOTICE


def graver_stage(one: AccountabilityStage, other: AccountabilityStage) -> AccountabilityStage:
    """The graver of two stages: accountability never goes back by itself."""
    return max(one, other, key=ACCOUNTABILITY_STAGES.index)


def next_stage(stage: AccountabilityStage) -> AccountabilityStage | None:
    """The stage after this one; none after the last."""
    following = ACCOUNTABILITY_STAGES.index(stage) + 1
    return ACCOUNTABILITY_STAGES[following] if following < len(ACCOUNTABILITY_STAGES) else None


def is_rate_too_low(on_time: int, due: int, terms: Terms) -> bool:
    """Whether a month's on-time completion starts accountability. Too few cases prove nothing."""
    value = rate(on_time, due)
    return value is not None and due >= terms.smallest_sample and value < terms.accountability_rate
