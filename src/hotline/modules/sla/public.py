"""What other modules may call: limits, clocks and due moments."""

from .actions.seed_limit_rules import seed_limit_rules
from .models import LimitRule
from .rules.clocks import ClockFacts, ExplanationStep, Extension, Pause, due_at, explain, share_elapsed_at
from .rules.criteria import LimitCriteria
from .rules.limits import ClockKind, Limit, LimitUnit
from .selectors import limit_for, limits_for

__all__ = [
    "ClockFacts",
    "ClockKind",
    "ExplanationStep",
    "Extension",
    "Limit",
    "LimitCriteria",
    "LimitRule",
    "LimitUnit",
    "Pause",
    "due_at",
    "explain",
    "limit_for",
    "limits_for",
    "seed_limit_rules",
    "share_elapsed_at",
]
