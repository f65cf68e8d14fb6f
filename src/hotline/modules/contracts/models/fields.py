"""What columns of several tables have alike."""

from enum import StrEnum


def words(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """The values of an enumeration as choices."""
    return [(word.value, word.value) for word in kind]
