"""How often a department may get more time, and who grants it."""

# Policy: the first extension is the centre's routine, the second takes a higher approver, a third there is not.
MOST_EXTENSIONS = 2
HIGHER_LEVEL = 2


def level_of(granted: int) -> int | None:
    """The level at which the next extension is decided, after so many granted ones; none where there is no next."""
    return granted + 1 if granted < MOST_EXTENSIONS else None
