"""Numbers that the city treats otherwise than all others: nuisance callers, and callers who are answered first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .switch_settings import Priorities


class CallerRuleKind(StrEnum):
    """What becomes of calls from a number: they are not let in, or are answered before others, and why."""

    REFUSED = "refused"
    PREFERRED = "preferred"
    ELDERLY = "elderly"


class CallerRuleState(StrEnum):
    """Where a rule stands: somebody else decides on what one person proposed."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    DECLINED = "declined"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Treatment:
    """What the switch does about a number until a moment; without one it is treated as all others."""

    is_refused: bool = False
    priority: int = 0
    until: datetime | None = None

    def priority_at(self, moment: datetime) -> int:
        """Before whom calls are answered at that moment; 0 is everybody's."""
        return self.priority if self.until is not None and moment < self.until else 0


AS_ALL_OTHERS = Treatment()


def treatment_of(kind: CallerRuleKind, priorities: Priorities, *, until: datetime) -> Treatment:
    """What a rule in force asks of the switch; a priority of 0 asks nothing."""
    if kind is CallerRuleKind.REFUSED:
        return Treatment(is_refused=True, until=until)
    of_kind: Mapping[CallerRuleKind, int] = {
        CallerRuleKind.PREFERRED: priorities.preferred,
        CallerRuleKind.ELDERLY: priorities.elderly,
    }
    return Treatment(priority=of_kind[kind], until=until) if of_kind[kind] else AS_ALL_OTHERS


# Nobody is refused for longer without somebody deciding again.
MOST_DAYS = 366
# A refused number would hear of no emergency: these are never refused.
NEVER_REFUSED = frozenset({"110", "119", "120", "122"})
