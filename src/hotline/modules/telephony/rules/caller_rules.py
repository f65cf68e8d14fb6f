"""Numbers that the city treats otherwise than all others: nuisance callers, and callers who are answered first."""

from enum import StrEnum


class CallerRuleKind(StrEnum):
    """What becomes of calls from a number: they are not let in, or are answered before others."""

    REFUSED = "refused"
    PREFERRED = "preferred"


class CallerRuleState(StrEnum):
    """Where a rule stands: somebody else decides on what one person proposed."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    ENDED = "ended"


# Above everybody's 0; within a priority the longest wait comes first.
PREFERRED_PRIORITY = 10
# Nobody is refused for longer without somebody deciding again.
MOST_DAYS = 366
# A refused number would hear of no emergency: these are never refused.
NEVER_REFUSED = frozenset({"110", "119", "120", "122"})
