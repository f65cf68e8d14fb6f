"""The answers that a call-back asks for."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.modules.callbacks.errors import AnswersMissing, DissatisfactionReasonMissing


class Solution(StrEnum):
    """Whether the matter is solved, in the requester's view: 已解决 部分解决 未解决."""

    SOLVED = "solved"
    PARTLY_SOLVED = "partly_solved"
    UNSOLVED = "unsolved"


class Satisfaction(StrEnum):
    """Five levels; the upper three count as satisfied."""

    VERY_SATISFIED = "very_satisfied"
    SATISFIED = "satisfied"
    NEUTRAL = "neutral"
    DISSATISFIED = "dissatisfied"
    VERY_DISSATISFIED = "very_dissatisfied"


SATISFIED = frozenset({Satisfaction.VERY_SATISFIED, Satisfaction.SATISFIED, Satisfaction.NEUTRAL})


class DissatisfactionReason(StrEnum):
    """What a requester is dissatisfied with: 办理结果 办理过程 政策规定 服务态度."""

    RESULT = "result"
    PROCESS = "process"
    POLICY = "policy"
    ATTITUDE = "attitude"


class CallbackChannel(StrEnum):
    """How a requester answered: 电话 短信 客户端."""

    PHONE = "phone"
    SMS = "sms"
    APP = "app"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a requester said: solved? satisfied? and if not, with what."""

    solution: Solution
    satisfaction: Satisfaction
    reason: DissatisfactionReason | None = None

    @property
    def is_unhappy(self) -> bool:
        """Whether somebody has to look at the case again: dissatisfied, or nothing solved."""
        return self.solution is Solution.UNSOLVED or self.satisfaction not in SATISFIED


def complete_answers(
    solution: Solution | None, satisfaction: Satisfaction | None, reason: DissatisfactionReason | None
) -> Answers:
    """The answers, all of them; whoever is dissatisfied says with what, and nobody else does."""
    if solution is None or satisfaction is None:
        raise AnswersMissing(field="solution" if solution is None else "satisfaction")
    if satisfaction in SATISFIED:
        return Answers(solution, satisfaction)
    if reason is None:
        raise DissatisfactionReasonMissing(field="reason")
    return Answers(solution, satisfaction, reason)
