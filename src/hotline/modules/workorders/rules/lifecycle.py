"""The life cycle of a work order: its stages, and the one table of steps between them."""

from dataclasses import dataclass
from enum import StrEnum

from hotline.modules.access.rules.permissions import Permission
from hotline.modules.workorders.errors import StageNotReachable


class Stage(StrEnum):
    """Where a work order stands, named by what was done last."""

    REGISTERED = "registered"
    DISPATCHED = "dispatched"
    ACKNOWLEDGED = "acknowledged"
    REPLIED = "replied"
    COMPLETED = "completed"
    CALLED_BACK = "called_back"
    ARCHIVED = "archived"


class Step(StrEnum):
    """What can be done with a work order. History records a step each time."""

    REGISTER = "register"
    ANSWER = "answer"
    DISPATCH = "dispatch"
    ACKNOWLEDGE = "acknowledge"
    REPLY = "reply"
    ACCEPT_REPLY = "accept_reply"
    RETURN_REPLY = "return_reply"
    TRY_CALLBACK = "try_callback"
    RECORD_CALLBACK = "record_callback"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Transition:
    """A step: from which stages it is permitted, to which it leads, and who may take it."""

    step: Step
    sources: frozenset[Stage]
    target: Stage
    permission: Permission


def _transition(step: Step, target: Stage, permission: Permission, *sources: Stage) -> Transition:
    return Transition(step, frozenset(sources), target, permission)


TRANSITIONS: dict[Step, Transition] = {
    transition.step: transition
    for transition in (
        _transition(Step.ANSWER, Stage.COMPLETED, Permission.ANSWER_WORK_ORDERS, Stage.REGISTERED),
        _transition(Step.DISPATCH, Stage.DISPATCHED, Permission.DISPATCH_WORK_ORDERS, Stage.REGISTERED),
        _transition(Step.ACKNOWLEDGE, Stage.ACKNOWLEDGED, Permission.ACKNOWLEDGE_WORK_ORDERS, Stage.DISPATCHED),
        _transition(Step.REPLY, Stage.REPLIED, Permission.REPLY_TO_WORK_ORDERS, Stage.ACKNOWLEDGED),
        _transition(Step.ACCEPT_REPLY, Stage.COMPLETED, Permission.REVIEW_WORK_ORDERS, Stage.REPLIED),
        _transition(Step.RETURN_REPLY, Stage.ACKNOWLEDGED, Permission.REVIEW_WORK_ORDERS, Stage.REPLIED),
        # An attempt that did not reach the requester leaves the work order where it is.
        _transition(Step.TRY_CALLBACK, Stage.COMPLETED, Permission.RECORD_CALLBACKS, Stage.COMPLETED),
        _transition(Step.RECORD_CALLBACK, Stage.CALLED_BACK, Permission.RECORD_CALLBACKS, Stage.COMPLETED),
        _transition(Step.ARCHIVE, Stage.ARCHIVED, Permission.ARCHIVE_WORK_ORDERS, Stage.CALLED_BACK, Stage.COMPLETED),
    )
}


def ensure_reachable(stage: Stage, step: Step) -> Stage:
    """The stage that the step leads to; `StageNotReachable` where the work order has moved on."""
    transition = TRANSITIONS[step]
    if stage not in transition.sources:
        raise StageNotReachable(current=stage, step=step)
    return transition.target


def steps_from(stage: Stage, permissions: frozenset[Permission], *, awaits_callback: bool = False) -> tuple[Step, ...]:
    """The steps that somebody with these permissions may take next; no archive before an awaited call-back."""
    return tuple(
        transition.step
        for transition in TRANSITIONS.values()
        if stage in transition.sources
        and transition.permission in permissions
        and not (awaits_callback and transition.step is Step.ARCHIVE)
    )


def stages_awaiting(permissions: frozenset[Permission]) -> frozenset[Stage]:
    """The stages in which a work order waits for somebody with these permissions."""
    return frozenset().union(*(t.sources for t in TRANSITIONS.values() if t.permission in permissions))


# What a page offers as a step; an attempt that failed is a result of recording a call-back, not a choice.
OFFERED_STEPS = frozenset(Step) - {Step.TRY_CALLBACK}

# A department has the work order and its clock runs.
HANDLING_STAGES = frozenset({Stage.DISPATCHED, Stage.ACKNOWLEDGED})
