"""What the policy does about a dissatisfied requester."""

from datetime import datetime

from hotline.modules.access.public import Actor
from hotline.modules.callbacks.rules import Answers
from hotline.modules.callbacks.rules.sampling import Policy, UnhappyCourse
from hotline.modules.workorders.public import WorkOrder, reopen_without_choice


def answer_unhappy(work_order: WorkOrder, answers: Answers | None, *, policy: Policy, by: Actor, at: datetime) -> None:
    """Reopen the work order at once where the policy says so; otherwise the review that is awaited decides.

    It goes back to the department that handled it; what the hotline answered itself, and what that department cannot
    take any more, is dispatched.
    """
    if answers is not None and reopens(answers, policy):
        reopen_without_choice(number=work_order.number, reason=_reason(answers), by=by, at=at)


def reopens(answers: Answers | None, policy: Policy) -> bool:
    """Whether the policy has such answers reopen the work order at once."""
    return answers is not None and answers.is_unhappy and policy.when_unhappy is UnhappyCourse.REOPEN


def _reason(answers: Answers) -> str:
    words = {"solved": "已解决", "partly_solved": "部分解决", "unsolved": "未解决"}
    return f"回访结果为“{words[answers.solution]}”、满意度未达要求，按回访策略自动退回重办。"
