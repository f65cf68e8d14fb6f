"""The rules of call-backs: which orders are called back, when, by whom, and which answer counts."""

from .answers import SATISFIED, Answers, CallbackChannel, DissatisfactionReason, Satisfaction, Solution
from .attempts import ATTEMPTS_BEFORE_GIVING_UP

__all__ = [
    "ATTEMPTS_BEFORE_GIVING_UP",
    "SATISFIED",
    "Answers",
    "CallbackChannel",
    "DissatisfactionReason",
    "Satisfaction",
    "Solution",
]
