"""How often a work order may be dispatched freely."""

# After this many dispatches the hotline names the department, and it may not send the work order back.
MOST_FREE_DISPATCHES = 3


def needs_designation(dispatch_count: int) -> bool:
    """Whether the next dispatch must be a designation."""
    return dispatch_count >= MOST_FREE_DISPATCHES
