"""What other modules may call: limits, clocks, due moments and the handling policy."""

from .actions.close_limit_rule import close_limit_rule
from .actions.publish_handling_policy import publish_handling_policy
from .actions.replace_limit_rule import replace_limit_rule
from .actions.seed_limit_rules import seed_limit_rules
from .actions.write_limit_rule import LimitTerms, write_limit_rule
from .models import LimitRule
from .rules.clocks import (
    ClockFacts,
    ExplanationStep,
    Extension,
    Pause,
    due_at,
    explain,
    percent_elapsed,
    share_elapsed_at,
)
from .rules.criteria import Conditions, LimitCriteria
from .rules.diagnosis import Diagnosis, diagnose
from .rules.handling_policy import HandlingPolicy
from .rules.limits import CALENDAR_UNITS, ClockKind, Limit, LimitUnit
from .selectors import handling_policy, limit_among, limit_for, limits_for, rules_beside

__all__ = [
    "CALENDAR_UNITS",
    "ClockFacts",
    "ClockKind",
    "Conditions",
    "Diagnosis",
    "ExplanationStep",
    "Extension",
    "HandlingPolicy",
    "Limit",
    "LimitCriteria",
    "LimitRule",
    "LimitTerms",
    "LimitUnit",
    "Pause",
    "close_limit_rule",
    "diagnose",
    "due_at",
    "explain",
    "handling_policy",
    "limit_among",
    "limit_for",
    "limits_for",
    "percent_elapsed",
    "publish_handling_policy",
    "replace_limit_rule",
    "rules_beside",
    "seed_limit_rules",
    "share_elapsed_at",
    "write_limit_rule",
]
