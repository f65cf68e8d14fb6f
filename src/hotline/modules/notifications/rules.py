"""The topics of live notices: who hears of what."""

from collections.abc import Sequence

CENTRE = "centre"

# How long a page may have been away and still catch up; older notices are removed.
KEPT_HOURS = 24


def department_topic(code: str) -> str:
    """Heard by the people of that department. A publisher names the departments above it too."""
    return f"department:{code}"


def person_topic(account: str) -> str:
    """Heard by one person."""
    return f"person:{account}"


def topics_of_path(path: str) -> Sequence[str]:
    """The topics of a department and of every department above it, from its path."""
    return [department_topic(code) for code in path.split("/") if code]
