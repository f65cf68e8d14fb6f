"""What can become of a call, and how a caller may rate it."""

from enum import StrEnum


class CallOutcome(StrEnum):
    """How a call that came in ended: 接通 or 放弃."""

    ANSWERED = "answered"
    ABANDONED = "abandoned"
