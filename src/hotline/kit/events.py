"""Events: facts in the past tense, which upper modules subscribe to."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, at a moment. Subclasses carry identifiers and plain values only."""

    at: datetime
