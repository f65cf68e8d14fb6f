"""What other modules may call: limits and due moments."""

from .actions.seed_limit_rules import seed_limit_rules
from .models import LimitRule
from .rules.limits import Limit, LimitUnit
from .selectors import limit_for

__all__ = ["Limit", "LimitRule", "LimitUnit", "limit_for", "seed_limit_rules"]
