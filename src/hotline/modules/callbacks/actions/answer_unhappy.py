"""What the policy does about a dissatisfied requester."""

from datetime import datetime

from hotline.modules.callbacks.rules import Answers
from hotline.modules.callbacks.rules.sampling import Policy


def answer_unhappy(number: str, answers: Answers | None, *, policy: Policy, at: datetime) -> None:
    """Reopen the work order at once where the policy says so; otherwise the review that is awaited decides."""
