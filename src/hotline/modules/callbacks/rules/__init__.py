"""The answers that a call-back asks for, and how often it is tried."""

from enum import StrEnum

ATTEMPTS_BEFORE_GIVING_UP = 3


class Satisfaction(StrEnum):
    """Five levels; the upper three count as satisfied."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    NEUTRAL = "neutral"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


SATISFIED = frozenset({Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED, Satisfaction.NEUTRAL})
