"""The course of notices, instructions and leader items: what may be done at which state, and by whom."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.supervision.errors import StateNotReachable

from .words import InstructionState, LeaderItemState, NoticeState


class Move(StrEnum):
    """What is done with a notice, an instruction or a leader item."""

    REPLY = "reply"
    DECIDE_REPLY = "decide_reply"
    REPORT_RECTIFICATION = "report_rectification"
    CHECK_RECTIFICATION = "check_rectification"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    INSTRUCT = "instruct"
    FORWARD = "forward"
    COMPLETE = "complete"
    RETURN = "return"
    REPORT = "report"
    APPROVE = "approve"


@dataclass(frozen=True, slots=True)
class Permitted:
    """From which states a move is permitted, and who may make it."""

    sources: frozenset[str]
    permission: Permission


_N, _I, _L, _P = NoticeState, InstructionState, LeaderItemState, Permission
_OPEN_NOTICE = frozenset(_N) - {_N.CLOSED, _N.WITHDRAWN}

NOTICE_MOVES: dict[Move, Permitted] = {
    Move.REPLY: Permitted(frozenset({_N.AWAITS_REPLY}), _P.ANSWER_SUPERVISION),
    Move.DECIDE_REPLY: Permitted(frozenset({_N.REPLIED}), _P.SUPERVISE_WORK_ORDERS),
    Move.REPORT_RECTIFICATION: Permitted(frozenset({_N.RECTIFYING}), _P.ANSWER_SUPERVISION),
    Move.CHECK_RECTIFICATION: Permitted(frozenset({_N.RECTIFIED}), _P.SUPERVISE_WORK_ORDERS),
    Move.CLOSE: Permitted(frozenset({_N.ACCEPTED}), _P.SUPERVISE_WORK_ORDERS),
    Move.WITHDRAW: Permitted(_OPEN_NOTICE, _P.SUPERVISE_WORK_ORDERS),
    Move.INSTRUCT: Permitted(_OPEN_NOTICE, _P.INSTRUCT_DEPARTMENTS),
}
INSTRUCTION_MOVES: dict[Move, Permitted] = {
    # What a department owes may be asked of another one that has the matter now.
    Move.FORWARD: Permitted(frozenset({_I.GIVEN, _I.FORWARDED}), _P.SUPERVISE_WORK_ORDERS),
    Move.REPLY: Permitted(frozenset({_I.FORWARDED}), _P.ANSWER_SUPERVISION),
    Move.COMPLETE: Permitted(frozenset({_I.REPLIED}), _P.SUPERVISE_WORK_ORDERS),
    Move.RETURN: Permitted(frozenset({_I.REPLIED}), _P.SUPERVISE_WORK_ORDERS),
}
LEADER_ITEM_MOVES: dict[Move, Permitted] = {
    Move.REPORT: Permitted(frozenset({_L.OPEN}), _P.ANSWER_SUPERVISION),
    Move.APPROVE: Permitted(frozenset({_L.REPORTED}), _P.APPROVE_LEADER_ITEMS),
    Move.RETURN: Permitted(frozenset({_L.REPORTED}), _P.APPROVE_LEADER_ITEMS),
}

Course = dict[Move, Permitted]


def ensure_reachable(course: Course, move: Move, state: str) -> None:
    """Refuse a move that the state does not permit."""
    if state not in course[move].sources:
        raise StateNotReachable(current=state, move=move)


def moves_from(course: Course, state: str, permissions: frozenset[Permission]) -> tuple[Move, ...]:
    """What somebody with these permissions may do next."""
    return tuple(move for move, row in course.items() if state in row.sources and row.permission in permissions)
