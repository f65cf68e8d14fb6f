"""How often a department may get more time, how much, and who grants it."""

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy

# The routine of the centre, and a higher approver.
ROUTINE_LEVEL, HIGHER_LEVEL = 1, 2


def level_of(granted: int, policy: HandlingPolicy = STARTING_POLICY) -> int | None:
    """The level at which the next extension is decided, after so many granted ones; none where there is no next."""
    if granted >= policy.most_extensions:
        return None
    return ROUTINE_LEVEL if granted < policy.routine_extensions else HIGHER_LEVEL
