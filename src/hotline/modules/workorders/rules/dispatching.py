"""How often a work order may be dispatched freely."""

from hotline.modules.sla.rules.handling_policy import STARTING_POLICY, HandlingPolicy


def needs_designation(dispatch_count: int, policy: HandlingPolicy = STARTING_POLICY) -> bool:
    """Whether the next dispatch must be a designation: the department that is named may not send it back."""
    return dispatch_count >= policy.most_free_dispatches
