"""The course of everything that is followed: which move leads from which state to which, who may make it, who not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.appraisal.errors import MoveNotReachable, OwnWork

from .words import Move, State, Subject


@dataclass(frozen=True, slots=True)
class Permitted:
    """A move: from which states, to which, by whom, and not by whoever made one of the moves `not_after`."""

    sources: frozenset[State]
    target: State
    permission: Permission
    not_after: frozenset[Move] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A move that was made, and the person who made it."""

    move: Move
    by: int


_S, _M, _P = State, Move, Permission


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


_UNDECIDED = _from(_S.DECLARED, _S.REVIEWED)
_AWAITED = _from(_S.ISSUED, _S.RETURNED)
# A body answers, and whoever asked looks at the answer: the same for recommendations and rectification notices.
_REPLY = Permitted(_AWAITED, _S.REPLIED, _P.ANSWER_EVALUATIONS, frozenset({_M.ISSUE}))


def _followed_up(permission: Permission) -> dict[Move, Permitted]:
    return {
        _M.ISSUE: Permitted(frozenset(), _S.ISSUED, permission),
        _M.REPLY: _REPLY,
        _M.RETURN: Permitted(_from(_S.REPLIED), _S.RETURNED, permission, frozenset({_M.REPLY})),
        _M.CLOSE: Permitted(_from(_S.REPLIED), _S.CLOSED, permission, frozenset({_M.REPLY})),
    }


_LEAD = _P.LEAD_EVALUATIONS
COURSES: Mapping[Subject, Mapping[Move, Permitted]] = {
    Subject.TARGETS: {
        _M.DECLARE: Permitted(frozenset(), _S.DECLARED, _P.DECLARE_TARGETS),
        _M.REVIEW: Permitted(_from(_S.DECLARED), _S.REVIEWED, _P.REVIEW_TARGETS, frozenset({_M.DECLARE})),
        _M.APPROVE: Permitted(_from(_S.REVIEWED), _S.APPROVED, _P.APPROVE_TARGETS, frozenset({_M.DECLARE})),
        _M.RETURN: Permitted(_UNDECIDED, _S.RETURNED, _P.REVIEW_TARGETS, frozenset({_M.DECLARE})),
    },
    Subject.SELF_EVALUATION: {
        _M.SUBMIT: Permitted(frozenset(), _S.SUBMITTED, _P.SUBMIT_SELF_EVALUATIONS),
        _M.REVIEW: Permitted(_from(_S.SUBMITTED), _S.REVIEWED, _P.REVIEW_SELF_EVALUATIONS, frozenset({_M.SUBMIT})),
        _M.RETURN: Permitted(_from(_S.SUBMITTED), _S.RETURNED, _P.REVIEW_SELF_EVALUATIONS, frozenset({_M.SUBMIT})),
    },
    Subject.PROJECT: {
        _M.OPEN: Permitted(frozenset(), _S.OPEN, _LEAD),
        _M.FINALISE: Permitted(_from(_S.OPEN), _S.FINAL, _LEAD),
        _M.USE_RESULT: Permitted(_from(_S.FINAL), _S.FINAL, _P.REVIEW_SELF_EVALUATIONS),
    },
    Subject.STAGE: {
        _M.PLAN: Permitted(frozenset(), _S.PLANNED, _LEAD),
        _M.START: Permitted(_from(_S.PLANNED), _S.RUNNING, _LEAD),
        _M.FINISH: Permitted(_from(_S.RUNNING), _S.FINISHED, _LEAD),
        _M.SKIP: Permitted(_from(_S.PLANNED, _S.RUNNING), _S.SKIPPED, _LEAD),
    },
    Subject.DOCUMENT: {
        _M.ASK: Permitted(frozenset(), _S.ASKED, _LEAD),
        _M.HAND_IN: Permitted(_from(_S.ASKED, _S.INCOMPLETE), _S.HANDED_IN, _P.ANSWER_EVALUATIONS),
        _M.ACCEPT_DOCUMENT: Permitted(_from(_S.HANDED_IN), _S.COMPLETE, _LEAD, frozenset({_M.HAND_IN})),
        _M.REFUSE_DOCUMENT: Permitted(_from(_S.HANDED_IN), _S.INCOMPLETE, _LEAD, frozenset({_M.HAND_IN})),
    },
    Subject.SAMPLED_ORDER: {
        _M.DRAW: Permitted(frozenset(), _S.DRAWN, _LEAD),
        _M.PASS_ORDER: Permitted(_from(_S.DRAWN), _S.FAULTLESS, _LEAD),
        _M.FAULT_ORDER: Permitted(_from(_S.DRAWN), _S.FAULTY, _LEAD),
    },
    Subject.RECOMMENDATION: _followed_up(_LEAD),
    Subject.RECTIFICATION: _followed_up(_P.SUPERVISE_VENDORS),
    Subject.APPEAL: {
        _M.RAISE: Permitted(frozenset(), _S.RAISED, _P.ANSWER_EVALUATIONS),
        _M.ACCEPT: Permitted(_from(_S.RAISED), _S.ACCEPTED, _LEAD, frozenset({_M.RAISE})),
        _M.REJECT: Permitted(_from(_S.RAISED), _S.REJECTED, _LEAD, frozenset({_M.RAISE})),
    },
}


def ensure_reachable(subject: Subject, move: Move, state: State) -> Permitted:
    """What the move leads to; refused where the state does not permit it."""
    permitted = COURSES[subject][move]
    if state not in permitted.sources:
        raise MoveNotReachable(current=state, move=move)
    return permitted


def ensure_other_hands(permitted: Permitted, made: Iterable[Made], by: int) -> None:
    """Refuse somebody who made one of the moves that this one is a check of."""
    if any(one.by == by and one.move in permitted.not_after for one in made):
        raise OwnWork


def moves_from(subject: Subject, state: State, permissions: frozenset[Permission]) -> tuple[Move, ...]:
    """What somebody with these permissions may do next."""
    return tuple(
        move for move, row in COURSES[subject].items() if state in row.sources and row.permission in permissions
    )
