"""The rules of call-backs: which orders are called back, when, by whom, and which answer counts."""

from .answers import SATISFIED, Answers, CallbackChannel, DissatisfactionReason, Satisfaction, Solution

__all__ = [
    "SATISFIED",
    "Answers",
    "CallbackChannel",
    "DissatisfactionReason",
    "Satisfaction",
    "Solution",
]
